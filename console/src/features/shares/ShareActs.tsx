import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { Trans, useTranslation } from 'react-i18next';
import { actOnShare, sharingChanged } from '~/api/acts';
import type { Share } from '~/api/types';
import { ConfirmDialog } from '~/ui/Dialog';
import { tell } from '~/ui/toast';
import { AcceptDialog } from './AcceptDialog';
import { useDecline } from './decline';
import { type Act, otherSide } from './model';

interface Props {
  share: Share;
  act: Act;
  onClose: () => void;
}

/** Carries an act out: most ask first and say what is lost; declining can be undone for a moment instead. */
export function ShareActs({ share, act, onClose }: Props) {
  if (act === 'accept' || act === 'retry') return <AcceptDialog share={share} onClose={onClose} />;
  if (act === 'decline') return <Decline share={share} onClose={onClose} />;
  return <Ending share={share} act={act} onClose={onClose} />;
}

function Ending({ share, act, onClose }: { share: Share; act: 'withdraw' | 'revoke' | 'leave'; onClose: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const names = { asset: share.asset.name, tenant: otherSide(share).displayName };
  const run = useMutation({
    mutationFn: () => actOnShare(share, act),
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
    </ConfirmDialog>
  );
}

function Decline({ share, onClose }: { share: Share; onClose: () => void }) {
  const decline = useDecline();
  const done = useRef(false);
  useEffect(() => {
    if (done.current) return;
    done.current = true;
    decline(share);
    onClose();
  }, [decline, share, onClose]);
  return null;
}
