import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { type UseFormReturn, useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { sharingChanged } from '~/api/acts';
import { profilesQuery } from '~/api/queries';
import { askForTime, narrowShare, widenShare } from '~/api/sharing';
import type { Share } from '~/api/types';
import { fromLocalField, toLocalField } from '~/lib/format';
import { ActDialog } from '~/ui/Dialog';
import { ErrorLine } from '~/ui/ErrorCard';
import { LongTextField } from '~/ui/fields';
import { Labelled } from '~/ui/Labelled';
import { tell } from '~/ui/toast';
import { Branches } from './Branches';
import { CHANNELS, otherSide, type TermsAct } from './model';
import { OfferPreview } from './OfferPreview';
import { refusedFields } from './offer';
import { profileName } from './ProfileText';
import { asOffer, inputOf, KEEP, narrowingOf, type TermsInput, wideningOf } from './terms';
import { endsAfter, WindowFields } from './WindowFields';

const NOTE = 500;

interface Props {
  share: Share;
  act: TermsAct;
  /** The end that the other side has asked for. */
  until?: string;
  onClose: () => void;
}

/** Lets a share show less, offers to show more, or asks for more time. */
export function TermsDialog({ share, act, until, onClose }: Props) {
  return act === 'extend' ? (
    <ExtensionDialog share={share} onClose={onClose} />
  ) : (
    <ChangeDialog share={share} act={act} until={until} onClose={onClose} />
  );
}

function ChangeDialog({ share: now, act, until, onClose }: Props & { act: 'narrow' | 'widen' }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [share] = useState(now); // what the form is about: if it changes meanwhile, the server says so
  const first = inputOf(share);
  const form = useForm<TermsInput>({ defaultValues: until ? { ...first, accessUntil: toLocalField(until) } : first });
  const input = form.watch();
  const names = { tenant: otherSide(share).displayName, asset: share.asset.name };
  const run = useMutation({
    mutationFn: (wish: TermsInput) =>
      act === 'narrow' ? narrowShare(share, narrowingOf(share, wish)) : widenShare(share, wideningOf(share, wish)),
    onSuccess: async () => {
      await sharingChanged(client);
      onClose();
      tell(t(`terms.${act}.done`, names));
    },
    onError: (error) => {
      for (const [field, message] of Object.entries(refusedFields(error))) {
        form.setError(field as keyof TermsInput, { type: 'server', message });
      }
    },
  });
  const changes = act === 'narrow' ? narrowingOf(share, input) : wideningOf(share, input);
  const untouched = Object.keys(changes).every((key) => key === 'note');
  const whole = input.telemetry || input.details;
  return (
    <ActDialog
      title={t(`terms.${act}.title`, names)}
      onClose={onClose}
      size="roomy"
      action={t(`terms.${act}.do`)}
      busy={run.isPending}
      blocked={untouched || !whole}
      onAct={() => void form.handleSubmit((wish) => run.mutate(wish))()}
    >
      <div className="offer-columns">
        <form className="stack" noValidate onSubmit={form.handleSubmit((wish) => run.mutate(wish))}>
          <p>{t(`terms.${act}.text`, names)}</p>
          {act === 'narrow' && <Channels share={share} form={form} />}
          <ProfileChoice share={share} form={form} />
          {act === 'narrow' && share.descendants && <Subtree share={share} form={form} />}
          <div className="windows">
            <WindowFields
              title={t('offer.access')}
              text={t('offer.accessText')}
              from={form.register('accessFrom')}
              until={form.register('accessUntil', endsAfter<TermsInput>('accessFrom', t('offer.edges')))}
              error={form.formState.errors.accessUntil?.message}
            />
            <WindowFields
              title={t('offer.data')}
              text={t('offer.dataText')}
              from={form.register('dataFrom')}
              until={form.register('dataUntil', endsAfter<TermsInput>('dataFrom', t('offer.edges')))}
              error={form.formState.errors.dataUntil?.message}
            />
          </div>
          {act === 'widen' && <LongTextField control={form.control} name="note" label={t('offer.note')} most={NOTE} />}
          <ErrorLine error={Object.keys(refusedFields(run.error)).length > 0 ? undefined : run.error} />
        </form>
        <OfferPreview body={whole ? asOffer(share, input) : undefined} />
      </div>
    </ActDialog>
  );
}

type Part = { share: Share; form: UseFormReturn<TermsInput> };

function Channels({ share, form }: Part) {
  const { t } = useTranslation();
  return (
    <fieldset className="channels">
      <legend>{t('offer.channels')}</legend>
      {CHANNELS.filter((channel) => share.channels.includes(channel)).map((channel) => (
        <label key={channel} className="check">
          <input type="checkbox" {...form.register(channel)} />
          <span>{t(`channel.${channel}`)}</span>
        </label>
      ))}
    </fieldset>
  );
}

function ProfileChoice({ share, form }: Part) {
  const { t } = useTranslation();
  const profiles = useQuery(profilesQuery);
  const refused = form.formState.errors.profile?.message;
  return (
    <Labelled label={t('offer.profile')} bad={!!refused} hint={refused} wide>
      {(id, described) => (
        <select
          id={id}
          className="field"
          aria-describedby={described}
          aria-invalid={!!refused || undefined}
          {...form.register('profile')}
        >
          <option value={KEEP}>{t('terms.keep', { profile: profileName(share.profile, t) })}</option>
          {(profiles.data ?? [])
            .filter((each) => each.id !== share.profile.id || each.version !== share.profile.version)
            .map((each) => (
              <option key={each.id} value={each.id}>
                {each.id === share.profile.id
                  ? t('terms.newest', { profile: profileName(each, t) })
                  : profileName(each, t)}
              </option>
            ))}
        </select>
      )}
    </Labelled>
  );
}

function Subtree({ share, form }: Part) {
  const { t } = useTranslation();
  const [descendants, excluded] = form.watch(['descendants', 'excluded']);
  return (
    <>
      <label className="check">
        <input type="checkbox" {...form.register('descendants')} />
        <span>{t('offer.descendants')}</span>
      </label>
      {descendants && (
        <details className="more">
          <summary>{t('offer.leaveOut', { count: excluded.length })}</summary>
          <Branches of={share.asset.assetId} excluded={excluded} onChange={(next) => form.setValue('excluded', next)} />
          {share.includeSubtenants && (
            <label className="check">
              <input type="checkbox" {...form.register('includeSubtenants')} />
              <span>{t('offer.subtenants')}</span>
            </label>
          )}
        </details>
      )}
    </>
  );
}

/** The receiver's wish to look for longer. */
function ExtensionDialog({ share: now, onClose }: { share: Share; onClose: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [share] = useState(now);
  const [until, setUntil] = useState('');
  const [note, setNote] = useState('');
  const [tried, setTried] = useState(false);
  const names = { tenant: otherSide(share).displayName, asset: share.asset.name };
  const run = useMutation({
    mutationFn: (end: string) => askForTime(share, end, note.trim()),
    onSuccess: async () => {
      await sharingChanged(client);
      onClose();
      tell(t('terms.extend.done', names));
    },
  });
  const end = fromLocalField(until);
  const tooSoon = !end || end <= (share.access.until ?? '');
  return (
    <ActDialog
      title={t('terms.extend.title', names)}
      onClose={onClose}
      action={t('terms.extend.do')}
      busy={run.isPending}
      onAct={() => {
        setTried(true);
        if (end && !tooSoon) run.mutate(end);
      }}
    >
      <p>{t('terms.extend.text', names)}</p>
      <Labelled
        label={t('terms.extend.until')}
        required
        wide
        bad={tried && tooSoon}
        hint={tried && tooSoon ? t('terms.extend.later') : undefined}
      >
        {(id, described) => (
          <input
            id={id}
            type="datetime-local"
            className="field"
            data-first
            aria-describedby={described}
            aria-invalid={(tried && tooSoon) || undefined}
            value={until}
            onChange={(event) => setUntil(event.target.value)}
          />
        )}
      </Labelled>
      <Labelled label={t('offer.note')} wide>
        {(id) => (
          <textarea
            id={id}
            className="field"
            rows={3}
            maxLength={NOTE}
            value={note}
            onChange={(event) => setNote(event.target.value)}
          />
        )}
      </Labelled>
      <ErrorLine error={run.error} />
    </ActDialog>
  );
}
