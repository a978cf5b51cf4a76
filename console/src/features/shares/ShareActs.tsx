import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Trans, useTranslation } from 'react-i18next';
import { actOnShare, sharingChanged } from '~/api/acts';
import type { Share } from '~/api/types';
import { ConfirmDialog } from '~/ui/Dialog';
import { Labelled } from '~/ui/Labelled';
import { tell } from '~/ui/toast';
import { AcceptDialog } from './AcceptDialog';
import { useDecline } from './decline';
import { type Act, otherSide } from './model';

const REASON = 500;

interface Props {
  share: Share;
  act: Act;
  onClose: () => void;
}

/** Carries an act out: each asks first and says what is lost; declining can be undone for a moment. */
export function ShareActs({ share, act, onClose }: Props) {
  if (act === 'accept' || act === 'retry') return <AcceptDialog share={share} onClose={onClose} />;
  if (act === 'decline') return <Decline share={share} onClose={onClose} />;
  return <Ending share={share} act={act} onClose={onClose} />;
}

function Ending({ share, act, onClose }: { share: Share; act: 'withdraw' | 'revoke' | 'leave'; onClose: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [reason, setReason] = useState('');
  const names = { asset: share.asset.name, tenant: otherSide(share).displayName };
  const run = useMutation({
    mutationFn: () => actOnShare(share, act, { reason: reason.trim() }),
    onSuccess: async () => {
      await sharingChanged(client);
      onClose();
      tell(t(`act.${act}.done`, names));
    },
    onError: () => void sharingChanged(client),
  });
  return (
    <ConfirmDialog
      title={t(`act.${act}.title`, names)}
      action={t(`act.${act}.do`)}
      busy={run.isPending}
      error={run.error}
      onConfirm={() => run.mutate()}
      onClose={onClose}
    >
      <p>
        <Trans i18nKey={`act.${act}.text`} values={names} components={{ b: <strong /> }} />
      </p>
      {act !== 'withdraw' && (
        <ul>
          {share.channels.map((channel) => (
            <li key={channel}>{t(`act.loses.${channel}`)}</li>
          ))}
          {share.descendants && <li>{t('act.loses.descendants')}</li>}
        </ul>
      )}
      {act === 'revoke' && <ReasonField reason={reason} tenant={names.tenant} onChange={setReason} />}
    </ConfirmDialog>
  );
}

/** The word after that is final, so it is sent a moment later and can be taken back until then. */
function Decline({ share, onClose }: { share: Share; onClose: () => void }) {
  const { t } = useTranslation();
  const decline = useDecline();
  const [reason, setReason] = useState('');
  const names = { asset: share.asset.name, tenant: share.owner.displayName };
  return (
    <ConfirmDialog
      title={t('act.decline.title', names)}
      action={t('act.decline.do')}
      busy={false}
      onConfirm={() => {
        decline(share, reason.trim());
        onClose();
      }}
      onClose={onClose}
    >
      <p>{t('act.decline.text', names)}</p>
      <ReasonField reason={reason} tenant={names.tenant} onChange={setReason} />
    </ConfirmDialog>
  );
}

interface ReasonProps {
  reason: string;
  tenant: string;
  onChange: (reason: string) => void;
}

function ReasonField({ reason, tenant, onChange }: ReasonProps) {
  const { t } = useTranslation();
  return (
    <Labelled label={t('act.reason')} hint={t('act.reasonText', { tenant })} wide>
      {(id, described) => (
        <textarea
          id={id}
          className="field"
          rows={2}
          maxLength={REASON}
          aria-describedby={described}
          value={reason}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Labelled>
  );
}
