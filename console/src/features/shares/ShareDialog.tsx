import { iconInfo } from '@siemens/ix-icons/icons';
import { IxButton, IxIcon, IxSelectItem } from '@siemens/ix-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { type Control, useForm, useWatch } from 'react-hook-form';
import { Trans, useTranslation } from 'react-i18next';
import { offerShare, sharingChanged } from '~/api/acts';
import { collaborationsQuery, profilesQuery, sharesQuery } from '~/api/queries';
import type { Asset, Channel } from '~/api/types';
import { fromLocalField } from '~/lib/format';
import { Dialog } from '~/ui/Dialog';
import { ErrorCard, ErrorLine } from '~/ui/ErrorCard';
import { ChoiceField, LongTextField } from '~/ui/fields';
import { tell } from '~/ui/toast';
import { Waiting } from '~/ui/Waiting';
import { CHANNELS, emptyChannels, type Receiver, receivers } from './model';
import { ProfileText, profileName } from './ProfileText';

const NOTE = 500;

interface Input {
  receiver: string;
  telemetry: boolean;
  details: boolean;
  profile: string;
  descendants: boolean;
  accessFrom: string;
  accessUntil: string;
  dataFrom: string;
  dataUntil: string;
  note: string;
}

/** Offers an asset to a partner, after telling what that shows and what it never does. */
export function ShareDialog({ asset, onClose }: { asset: Asset; onClose: () => void }) {
  const { t } = useTranslation();
  const collaborations = useQuery(collaborationsQuery);
  const shares = useQuery(sharesQuery({ assetId: asset.assetId, direction: 'outgoing', size: 500 }));
  const error = collaborations.error ?? shares.error;
  if (error || !collaborations.data || !shares.data) {
    return (
      <Dialog title={t('offer.title')} onClose={onClose}>
        {error ? <ErrorCard error={error} onRetry={() => void collaborations.refetch()} /> : <Waiting />}
      </Dialog>
    );
  }
  const partners = receivers(collaborations.data.rows, shares.data.rows);
  if (partners.length === 0) {
    return (
      <Dialog title={t('offer.title')} onClose={onClose}>
        <p>{t('offer.noCollaboration')}</p>
        <p>
          <Link to="/settings/collaborations" onClick={onClose}>
            {t('offer.toCollaborations')}
          </Link>
        </p>
      </Dialog>
    );
  }
  return <OfferForm asset={asset} partners={partners} onClose={onClose} />;
}

function OfferForm({ asset, partners, onClose }: { asset: Asset; partners: Receiver[]; onClose: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [repeatKey] = useState(() => crypto.randomUUID());
  const { control, register, handleSubmit, formState } = useForm<Input>({
    defaultValues: {
      receiver: '',
      telemetry: true,
      details: true,
      profile: 'everything',
      descendants: true,
      accessFrom: '',
      accessUntil: '',
      dataFrom: '',
      dataUntil: '',
      note: '',
    },
  });
  const act = useMutation({
    // Another input is another offer, even in the same dialog; the same sent twice is one.
    mutationFn: (input: Input) => offerShare(bodyOf(asset, input), `${repeatKey}-${fingerprint(input)}`),
    onSuccess: async (share) => {
      await sharingChanged(client);
      onClose();
      tell(t('offer.done', { asset: asset.name, receiver: share.receiver.displayName }));
    },
  });

  return (
    <Dialog
      title={t('offer.title')}
      onClose={onClose}
      wide
      footer={
        <>
          <IxButton variant="secondary" onClick={onClose}>
            {t('do.cancel')}
          </IxButton>
          <IxButton
            loading={act.isPending}
            disabled={act.isPending}
            onClick={() => void handleSubmit((input) => act.mutate(input))()}
          >
            {t('offer.do')}
          </IxButton>
        </>
      }
    >
      <form className="stack" noValidate onSubmit={handleSubmit((input) => act.mutate(input))}>
        <NoteToRead name={asset.name} />
        <ReceiverField control={control} partners={partners} />
        <WhatField control={control} register={register} error={formState.errors.telemetry?.message} />
        <label className="check">
          <input type="checkbox" {...register('descendants')} />
          <span>
            {t('offer.descendants')}
            <small className="soft">{t('offer.descendantsText')}</small>
          </span>
        </label>
        <details className="more">
          <summary>{t('offer.windows')}</summary>
          <div className="windows">
            <WindowFields
              title={t('offer.access')}
              text={t('offer.accessText')}
              from={register('accessFrom')}
              until={register('accessUntil', endsAfter('accessFrom', t('offer.edges')))}
            />
            <WindowFields
              title={t('offer.data')}
              text={t('offer.dataText')}
              from={register('dataFrom')}
              until={register('dataUntil', endsAfter('dataFrom', t('offer.edges')))}
            />
          </div>
          {(formState.errors.accessUntil || formState.errors.dataUntil) && (
            <p className="error-line" role="alert">
              {t('offer.edges')}
            </p>
          )}
        </details>
        <LongTextField
          control={control}
          name="note"
          label={t('offer.note')}
          placeholder={t('offer.notePlaceholder')}
          most={NOTE}
        />
        <ErrorLine error={act.error} />
      </form>
    </Dialog>
  );
}

function NoteToRead({ name }: { name: string }) {
  const { t } = useTranslation();
  return (
    <section className="note" aria-label={t('offer.read')}>
      <IxIcon name={iconInfo} size="24" aria-hidden="true" />
      <div>
        <p>
          <Trans i18nKey="offer.becomesVisible" values={{ name }} components={{ b: <strong /> }} />
        </p>
        <p>{t('offer.never')}</p>
        <p>{t('offer.monitor')}</p>
        <p>{t('offer.owner')}</p>
      </div>
    </section>
  );
}

function ReceiverField({ control, partners }: { control: Control<Input>; partners: Receiver[] }) {
  const { t } = useTranslation();
  const free = partners.filter((partner) => partner.taken.length < CHANNELS.length);
  const full = partners.filter((partner) => partner.taken.length === CHANNELS.length);
  return (
    <ChoiceField
      control={control}
      name="receiver"
      label={t('offer.receiver')}
      required
      placeholder={t('offer.choose')}
      none={t('offer.noMatch')}
      hint={
        full.length > 0
          ? t('offer.already', { tenants: full.map((each) => each.name).join(', ') })
          : t('offer.receiverHint')
      }
      rules={{ required: t('offer.chooseReceiver') }}
    >
      {free.map((partner) => (
        <IxSelectItem
          key={partner.tenant}
          value={partner.tenant}
          label={
            partner.taken[0]
              ? t('offer.partly', { tenant: partner.name, channel: t(`channel.${partner.taken[0]}`) })
              : partner.name
          }
        />
      ))}
    </ChoiceField>
  );
}

type Register = ReturnType<typeof useForm<Input>>['register'];

/** Channels and profile belong together: a channel of which the profile shows nothing is empty, and says so. */
function WhatField({ control, register, error }: { control: Control<Input>; register: Register; error?: string }) {
  const { t } = useTranslation();
  const profiles = useQuery(profilesQuery);
  const [telemetry, details, chosen] = useWatch({ control, name: ['telemetry', 'details', 'profile'] });
  const profile = profiles.data?.find((each) => each.id === chosen);
  const channels = CHANNELS.filter((channel) => (channel === 'telemetry' ? telemetry : details));
  const empty = profile ? emptyChannels(profile, channels) : [];
  return (
    <>
      <fieldset className="channels">
        <legend>{t('offer.channels')}</legend>
        {CHANNELS.map((channel) => (
          <label key={channel} className="check">
            <input
              type="checkbox"
              {...register(channel, {
                validate: (_, input) => input.telemetry || input.details || t('offer.chooseChannel'),
                deps: CHANNELS.filter((each) => each !== channel),
              })}
            />
            <span>
              {t(`channel.${channel}`)}
              <small className="soft">{t(`channel.${channel}Text`)}</small>
            </span>
          </label>
        ))}
        {error && (
          <p className="error-line" role="alert">
            {error}
          </p>
        )}
      </fieldset>
      <ChoiceField
        control={control}
        name="profile"
        label={t('offer.profile')}
        required
        rules={{ required: t('offer.chooseProfile') }}
      >
        {(profiles.data ?? []).map((each) => (
          <IxSelectItem key={each.id} value={each.id} label={profileName(each.id, t)} />
        ))}
      </ChoiceField>
      {profile && <ProfileText profile={profile} channels={channels} />}
      {empty.map((channel) => (
        <p key={channel} className="warning-line" role="status">
          {t('offer.emptyChannel', { channel: t(`channel.${channel}`) })}
        </p>
      ))}
      <ErrorLine error={profiles.error} />
    </>
  );
}

function WindowFields({
  title,
  text,
  from,
  until,
}: {
  title: string;
  text: string;
  from: ReturnType<Register>;
  until: ReturnType<Register>;
}) {
  const { t } = useTranslation();
  return (
    <fieldset>
      <legend>{title}</legend>
      <p className="soft">{text}</p>
      <label>
        {t('offer.from')}
        <input type="datetime-local" className="field" {...from} />
      </label>
      <label>
        {t('offer.until')}
        <input type="datetime-local" className="field" {...until} />
      </label>
    </fieldset>
  );
}

function endsAfter(from: 'accessFrom' | 'dataFrom', message: string) {
  return { validate: (until: string, input: Input) => !until || !input[from] || until > input[from] || message };
}

function bodyOf(asset: Asset, input: Input) {
  const channels: Channel[] = CHANNELS.filter((channel) => input[channel]);
  return {
    assetId: asset.assetId,
    receiver: input.receiver,
    channels,
    profile: { id: input.profile },
    descendants: input.descendants,
    includeSubtenants: false,
    access: { from: fromLocalField(input.accessFrom), until: fromLocalField(input.accessUntil) },
    data: { from: fromLocalField(input.dataFrom), until: fromLocalField(input.dataUntil) },
    note: input.note.trim(),
  };
}

/** Short and stable for the same input. */
function fingerprint(input: Input): string {
  let hash = 0;
  for (const character of JSON.stringify(input)) hash = (hash * 31 + (character.codePointAt(0) ?? 0)) | 0;
  return (hash >>> 0).toString(36);
}
