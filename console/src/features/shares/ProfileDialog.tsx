import { IxButton } from '@siemens/ix-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { sharingChanged } from '~/api/acts';
import { ApiError } from '~/api/problem';
import { shareCountQuery } from '~/api/queries';
import { changeProfile, createProfile, deleteProfile, type KeptProfile, type PreviewedAsset } from '~/api/sharing';
import { ActDialog, ConfirmDialog } from '~/ui/Dialog';
import { ErrorLine } from '~/ui/ErrorCard';
import { Labelled } from '~/ui/Labelled';
import { tell } from '~/ui/toast';
import { fingerprint } from './offer';
import { FIELDS, fieldName } from './ProfileText';
import {
  type AspectNames,
  EVERY,
  NO_TICKS,
  namesOf,
  profileOf,
  type Ticks,
  ticked,
  ticksOf,
  withAspect,
} from './ticks';

interface Props {
  /** Left out: a new one. */
  profile?: KeptProfile;
  /** Whose names can be ticked. */
  assets: PreviewedAsset[];
  onClose: (made?: KeptProfile) => void;
}

/** Ticks what a profile shows: fields, variables, aspects. */
export function ProfileDialog({ profile, assets, onClose }: Props) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [repeatKey] = useState(() => crypto.randomUUID());
  const [ticks, setTicks] = useState<Ticks>(() => (profile ? ticksOf(profile) : NO_TICKS));
  const [tried, setTried] = useState(false);
  const [deleting, setDeleting] = useState(false);
  const [names] = useState(() => namesOf(assets, ticks));
  const set = (part: Partial<Ticks>) => setTicks((before) => ({ ...before, ...part }));
  const shares = useQuery({ ...shareCountQuery({ profile: profile?.id }), enabled: !!profile });
  const save = useMutation({
    mutationFn: () => {
      const body = profileOf(ticks, profile);
      return profile ? changeProfile(profile, body) : createProfile(body, `${repeatKey}-${fingerprint(body)}`);
    },
    onSuccess: async (made) => {
      await sharingChanged(client);
      onClose(made);
      tell(t('profile.saved', { name: made.name }));
    },
  });
  const remove = useMutation({
    mutationFn: deleteProfile,
    onSuccess: async () => {
      await sharingChanged(client);
      onClose();
      tell(t('profile.deleted'));
    },
  });
  const nameless = tried && !ticks.name.trim();
  const refused =
    save.error instanceof ApiError ? save.error.faults.find((each) => each.pointer === '/name') : undefined;
  const send = () => {
    setTried(true);
    if (ticks.name.trim()) save.mutate();
  };
  return (
    <ActDialog
      title={profile ? t('profile.change') : t('profile.new')}
      onClose={() => onClose()}
      wide
      action={t('do.save')}
      busy={save.isPending}
      onAct={send}
      more={
        profile && (
          <IxButton variant="danger-tertiary" onClick={() => setDeleting(true)}>
            {t('profile.delete')}
          </IxButton>
        )
      }
    >
      {profile && shares.data !== undefined && <p className="soft">{t('profile.used', { count: shares.data })}</p>}
      <Labelled
        label={t('profile.name')}
        required
        wide
        bad={nameless || !!refused}
        hint={nameless ? t('say.required') : refused?.detail}
      >
        {(id, described) => (
          <input
            id={id}
            className="field"
            data-first
            aria-describedby={described}
            aria-invalid={nameless || !!refused || undefined}
            value={ticks.name}
            maxLength={128}
            onChange={(event) => set({ name: event.target.value })}
          />
        )}
      </Labelled>
      <fieldset className="ticks">
        <legend>{t('profile.ticks.fields')}</legend>
        <div className="tick-row">
          {FIELDS.map((field) => (
            <Tick
              key={field}
              label={fieldName(field, t)}
              on={ticks.fields.includes(field)}
              onChange={(on) => set({ fields: ticked(ticks.fields, field, on) })}
            />
          ))}
        </div>
      </fieldset>
      <VariableTicks
        title={t('profile.ticks.variables')}
        names={names.variables}
        chosen={ticks.variables}
        onChange={(variables) => set({ variables })}
      />
      <AspectTicks
        title={t('profile.ticks.statics')}
        names={names.statics}
        chosen={ticks.statics}
        onChange={(statics) => set({ statics })}
      />
      <AspectTicks
        title={t('profile.ticks.dynamics')}
        names={names.dynamics}
        chosen={ticks.dynamics}
        onChange={(dynamics) => set({ dynamics })}
      />
      <Tick label={t('profile.ticks.events')} on={ticks.events} onChange={(events) => set({ events })} />
      <ErrorLine error={refused ? undefined : save.error} />
      {profile && deleting && (
        <ConfirmDialog
          title={t('profile.deleteTitle', { name: profile.name })}
          action={t('profile.delete')}
          busy={remove.isPending}
          error={remove.error}
          onConfirm={() => remove.mutate(profile)}
          onClose={() => setDeleting(false)}
        >
          <p>{t('profile.deleteText')}</p>
        </ConfirmDialog>
      )}
    </ActDialog>
  );
}

function Tick({ label, on, onChange }: { label: string; on: boolean; onChange: (on: boolean) => void }) {
  return (
    <label className="check">
      <input type="checkbox" checked={on} onChange={(event) => onChange(event.target.checked)} />
      <span>{label}</span>
    </label>
  );
}

interface VariablesProps {
  title: string;
  names: string[];
  chosen: string[];
  onChange: (chosen: string[]) => void;
}

/** Either all variables, those added later too, or some of them. */
function VariableTicks({ title, names, chosen, onChange }: VariablesProps) {
  const { t } = useTranslation();
  const all = chosen.includes(EVERY);
  return (
    <fieldset className="ticks">
      <legend>{title}</legend>
      <div className="tick-row">
        <Tick label={t('profile.ticks.every')} on={all} onChange={(on) => onChange(on ? [EVERY] : [])} />
        {!all &&
          names.map((name) => (
            <Tick
              key={name}
              label={name}
              on={chosen.includes(name)}
              onChange={(on) => onChange(ticked(chosen, name, on))}
            />
          ))}
      </div>
    </fieldset>
  );
}

interface AspectsProps {
  title: string;
  names: AspectNames[];
  chosen: Ticks['statics'];
  onChange: (chosen: Ticks['statics']) => void;
}

function AspectTicks({ title, names, chosen, onChange }: AspectsProps) {
  const { t } = useTranslation();
  const all = chosen.some((aspect) => aspect.name === EVERY);
  if (names.length === 0 && !all) return null;
  return (
    <fieldset className="ticks">
      <legend>{title}</legend>
      <Tick
        label={t('profile.ticks.everyAspect')}
        on={all}
        onChange={(on) => onChange(on ? [{ name: EVERY, variables: [EVERY] }] : [])}
      />
      {!all &&
        names.map(({ name, variables }) => (
          <VariableTicks
            key={name}
            title={name}
            names={variables}
            chosen={chosen.find((aspect) => aspect.name === name)?.variables ?? []}
            onChange={(next) => onChange(withAspect(chosen, name, next))}
          />
        ))}
    </fieldset>
  );
}
