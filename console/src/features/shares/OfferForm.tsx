import { iconInfo } from '@siemens/ix-icons/icons';
import { IxIcon, IxSelectItem } from '@siemens/ix-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { type Control, useForm } from 'react-hook-form';
import { Trans, useTranslation } from 'react-i18next';
import { offerShare, sharingChanged } from '~/api/acts';
import type { Asset } from '~/api/types';
import { ActDialog } from '~/ui/Dialog';
import { ErrorLine } from '~/ui/ErrorCard';
import { ChoiceField, LongTextField } from '~/ui/fields';
import { Labelled } from '~/ui/Labelled';
import { tell } from '~/ui/toast';
import { Branches } from './Branches';
import { CHANNELS, isCeiling, type Receiver } from './model';
import { OfferPreview } from './OfferPreview';
import { bodyOf, FIRST, fingerprint, type Input, refusedFields } from './offer';
import { ProfileField } from './ProfileField';
import { endsAfter, WindowFields } from './WindowFields';

const NOTE = 500;

/** What is offered to whom, and beside it what that would show. */
export function OfferForm({ asset, partners, onClose }: { asset: Asset; partners: Receiver[]; onClose: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [repeatKey] = useState(() => crypto.randomUUID());
  const form = useForm<Input>({ defaultValues: FIRST });
  const { control, register, handleSubmit, formState, setError, setValue, watch } = form;
  const input = watch();
  const act = useMutation({
    // Another input is another offer, even in the same dialog; the same sent twice is one.
    mutationFn: (wish: Input) => offerShare(bodyOf(asset.assetId, wish), `${repeatKey}-${fingerprint(wish)}`),
    onSuccess: async (share) => {
      await sharingChanged(client);
      onClose();
      tell(t('offer.done', { asset: asset.name, receiver: share.receiver.displayName }));
    },
    onError: (error) => {
      for (const [field, message] of Object.entries(refusedFields(error))) {
        setError(field as keyof Input, { type: 'server', message });
      }
    },
  });
  const send = handleSubmit((wish) => act.mutate(wish));
  const { errors } = formState;
  const [windows, setWindows] = useState(false);
  const late = !!(errors.accessUntil || errors.dataUntil);
  useEffect(() => {
    if (late) setWindows(true); // what is wrong is in sight
  }, [late]);
  const [below, setBelow] = useState(false);
  const tooMany = !!errors.maxAssets;
  useEffect(() => {
    if (tooMany) setBelow(true);
  }, [tooMany]);
  const taken = partners.find((partner) => partner.tenant === input.receiver)?.taken ?? [];
  const whole = input.receiver && (input.telemetry || input.details) && input.profile;
  const named = bodyOf(asset.assetId, { ...FIRST, receiver: input.receiver || (partners[0]?.tenant ?? '') });

  return (
    <ActDialog
      title={t('offer.title')}
      onClose={onClose}
      size="roomy"
      action={t('offer.do')}
      busy={act.isPending}
      onAct={() => void send()}
    >
      <div className="offer-columns">
        <form className="stack" noValidate onSubmit={send}>
          <NoteToRead name={asset.name} />
          <ReceiverField control={control} partners={partners} />
          <fieldset className="channels">
            <legend>{t('offer.channels')}</legend>
            {CHANNELS.map((channel) => (
              <label key={channel} className="check">
                <input
                  type="checkbox"
                  {...register(channel, {
                    validate: (_, wish) => wish.telemetry || wish.details || t('offer.chooseChannel'),
                    deps: CHANNELS.filter((each) => each !== channel),
                  })}
                />
                <span>
                  {t(`channel.${channel}`)}
                  <small className="soft">
                    {taken.includes(channel) ? t('offer.channelTaken') : t(`channel.${channel}Text`)}
                  </small>
                </span>
              </label>
            ))}
            <FieldError message={errors.telemetry?.message} />
          </fieldset>
          <ProfileField
            control={control}
            channels={CHANNELS.filter((channel) => input[channel])}
            chosen={input.profile}
            named={named}
            onMade={(id) => setValue('profile', id, { shouldValidate: true })}
          />
          <label className="check">
            <input type="checkbox" {...register('descendants')} />
            <span>
              {t('offer.descendants')}
              <small className="soft">{t('offer.descendantsText')}</small>
            </span>
          </label>
          {input.descendants && (
            <details className="more" open={below} onToggle={(event) => setBelow(event.currentTarget.open)}>
              <summary>{t('offer.leaveOut', { count: input.excluded.length })}</summary>
              <Branches
                of={asset.assetId}
                excluded={input.excluded}
                onChange={(excluded) => setValue('excluded', excluded)}
              />
              <label className="check">
                <input type="checkbox" {...register('includeSubtenants')} />
                <span>
                  {t('offer.subtenants')}
                  <small className="soft">{t('offer.subtenantsText')}</small>
                </span>
              </label>
              <Labelled
                label={t('offer.maxAssets')}
                bad={!!errors.maxAssets}
                hint={errors.maxAssets?.message ?? t('offer.maxAssetsText')}
              >
                {(id, described) => (
                  <input
                    id={id}
                    className="field"
                    inputMode="numeric"
                    aria-describedby={described}
                    aria-invalid={!!errors.maxAssets || undefined}
                    {...register('maxAssets', {
                      validate: (most) => isCeiling(most, true) || t('offer.maxAssetsForm'),
                    })}
                  />
                )}
              </Labelled>
            </details>
          )}
          <FieldError message={errors.excluded?.message} />
          <details className="more" open={windows} onToggle={(event) => setWindows(event.currentTarget.open)}>
            <summary>{t('offer.windows')}</summary>
            <div className="windows">
              <WindowFields
                title={t('offer.access')}
                text={t('offer.accessText')}
                from={register('accessFrom')}
                until={register('accessUntil', endsAfter<Input>('accessFrom', t('offer.edges')))}
                error={errors.accessUntil?.message}
              />
              <WindowFields
                title={t('offer.data')}
                text={t('offer.dataText')}
                from={register('dataFrom')}
                until={register('dataUntil', endsAfter<Input>('dataFrom', t('offer.edges')))}
                error={errors.dataUntil?.message}
              />
            </div>
          </details>
          <LongTextField
            control={control}
            name="note"
            label={t('offer.note')}
            placeholder={t('offer.notePlaceholder')}
            most={NOTE}
          />
          <ErrorLine error={Object.keys(refusedFields(act.error)).length > 0 ? undefined : act.error} />
        </form>
        <OfferPreview body={whole ? { ...bodyOf(asset.assetId, input), note: '', maxAssets: undefined } : undefined} />
      </div>
    </ActDialog>
  );
}

function FieldError({ message }: { message?: string }) {
  if (!message) return null;
  return (
    <p className="error-line" role="alert">
      {message}
    </p>
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
