import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { Trans, useTranslation } from 'react-i18next';
import {
  acceptCollaboration,
  actOnCollaboration,
  type CollaborationAct,
  inviteTenant,
  sharingChanged,
} from '~/api/acts';
import { consequencesQuery } from '~/api/queries';
import type { Collaboration } from '~/api/types';
import { ActDialog, ConfirmDialog } from '~/ui/Dialog';
import { ErrorLine } from '~/ui/ErrorCard';
import { LongTextField, TextField } from '~/ui/fields';
import { StatusPill } from '~/ui/StatusPill';
import { tell } from '~/ui/toast';

const NOTE = 500;
/** Two letters of a country and a UUID. */
const SHARING_ID = /^[A-Z]{2}-[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

interface Input {
  partner: string;
  note: string;
  notice: boolean;
}

export function InviteDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [repeatKey] = useState(() => crypto.randomUUID());
  const { control, register, handleSubmit, formState } = useForm<Input>({
    defaultValues: { partner: '', note: '', notice: false },
  });
  const run = useMutation({
    mutationFn: (input: Input) =>
      inviteTenant(input.partner.trim(), input.note.trim(), `${repeatKey}-${input.partner.trim()}`),
    onSuccess: async (made) => {
      await sharingChanged(client);
      onClose();
      tell(t('collaboration.invited', { tenant: made.partner.displayName }));
    },
  });
  const submit = handleSubmit((input) => run.mutate(input));
  return (
    <ActDialog
      title={t('collaboration.invite')}
      onClose={onClose}
      action={t('collaboration.send')}
      busy={run.isPending}
      onAct={() => void submit()}
    >
      <form className="stack" noValidate onSubmit={submit}>
        <TextField
          control={control}
          name="partner"
          label={t('collaboration.partnerId')}
          hint={t('collaboration.partnerHint')}
          required
          rules={{
            required: t('say.required'),
            validate: (value) => SHARING_ID.test(String(value).trim()) || t('collaboration.partnerForm'),
          }}
        />
        <LongTextField control={control} name="note" label={t('offer.note')} most={NOTE} />
        <label className="check">
          <input type="checkbox" {...register('notice', { required: t('collaboration.noticeNeeded') })} />
          <span>{t('collaboration.notice')}</span>
        </label>
        {formState.errors.notice && (
          <p className="error-line" role="alert">
            {formState.errors.notice.message}
          </p>
        )}
        <ErrorLine error={run.error} />
      </form>
    </ActDialog>
  );
}

export function AcceptCollaboration({ collaboration, onClose }: { collaboration: Collaboration; onClose: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [noticed, setNoticed] = useState(false);
  const tenant = collaboration.partner.displayName;
  const run = useMutation({
    mutationFn: () => acceptCollaboration(collaboration),
    onSuccess: async () => {
      await sharingChanged(client);
      onClose();
      tell(t('collaboration.accept.done', { tenant }));
    },
    onError: () => void sharingChanged(client),
  });
  return (
    <ActDialog
      title={t('collaboration.accept.title', { tenant })}
      onClose={onClose}
      action={t('collaboration.accept.do')}
      busy={run.isPending}
      blocked={!noticed}
      onAct={() => run.mutate()}
    >
      <div className="stack">
        <p>{t('collaboration.accept.text', { tenant })}</p>
        {collaboration.note && <p className="quote">“{collaboration.note}”</p>}
        <label className="check">
          <input type="checkbox" checked={noticed} onChange={(event) => setNoticed(event.target.checked)} />
          <span>{t('collaboration.notice')}</span>
        </label>
        <ErrorLine error={run.error} />
      </div>
    </ActDialog>
  );
}

export function EndCollaboration({
  collaboration,
  act,
  onClose,
}: {
  collaboration: Collaboration;
  act: CollaborationAct;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const tenant = collaboration.partner.displayName;
  const lost = useQuery({ ...consequencesQuery(collaboration.id), enabled: act === 'terminate' });
  const run = useMutation({
    mutationFn: () => actOnCollaboration(collaboration, act),
    onSuccess: async () => {
      await sharingChanged(client);
      onClose();
      tell(t(`collaboration.${act}.done`, { tenant }));
    },
    onError: () => void sharingChanged(client),
  });
  const shares = lost.data;
  return (
    <ConfirmDialog
      title={t(`collaboration.${act}.title`, { tenant })}
      action={t(`collaboration.${act}.do`)}
      busy={run.isPending || (act === 'terminate' && lost.isPending)}
      error={run.error ?? lost.error}
      onConfirm={() => run.mutate()}
      onClose={onClose}
    >
      <p>
        <Trans i18nKey={`collaboration.${act}.text`} values={{ tenant }} components={{ b: <strong /> }} />
      </p>
      {act === 'terminate' && shares && (
        <>
          <p>
            {shares.page.totalElements === 0
              ? t('collaboration.endsNothing')
              : t('collaboration.ends', { count: shares.page.totalElements })}
          </p>
          <ul className="consequences">
            {shares.rows.map((share) => (
              <li key={share.id}>
                <StatusPill state={share.state} /> {share.asset.name}{' '}
                <span className="soft">
                  {t(share.direction === 'outgoing' ? 'shares.youLend' : 'shares.youReceive')}
                </span>
              </li>
            ))}
          </ul>
          {shares.rows.length < shares.page.totalElements && (
            <p className="soft">
              {t('collaboration.andMore', { count: shares.page.totalElements - shares.rows.length })}
            </p>
          )}
        </>
      )}
    </ConfirmDialog>
  );
}
