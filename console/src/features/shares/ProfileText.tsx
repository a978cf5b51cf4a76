import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { AspectChoice, Channel, Profile } from '~/api/types';
import { showsDetails, showsLocation, showsTelemetry } from './model';

const KNOWN = ['everything', 'telemetry-only', 'details-only'] as const;
export const FIELDS = ['name', 'description', 'externalId', 'timezone', 'location'] as const;

/** What a profile is called: those of a partner have no name here. */
export function profileName(profile: { id: string; name?: string | null }, t: TFunction): string {
  const known = KNOWN.find((each) => each === profile.id);
  return known ? t(`profile.${known}`) : profile.name || t('profile.own');
}

export function fieldName(name: string, t: TFunction): string {
  const known = FIELDS.find((each) => each === name);
  return known ? t(`field.${known}`) : name;
}

/** What a profile shows, in words. */
export function ProfileText({ profile, channels }: { profile: Profile; channels: readonly Channel[] }) {
  const { t } = useTranslation();
  const { fields, variables, aspects } = profile.details;
  return (
    <ul className="profile soft">
      {channels.includes('telemetry') && showsTelemetry(profile) && (
        <li>{t('profile.telemetryOf', { aspects: aspectText(profile.telemetry.aspects, t) })}</li>
      )}
      {channels.includes('telemetry') && profile.telemetry.events && <li>{t('profile.events')}</li>}
      {channels.includes('details') && showsDetails(profile) && (
        <>
          {fields.length > 0 && (
            <li>{t('profile.fields', { fields: fields.map((name) => fieldName(name, t)).join(', ') })}</li>
          )}
          {variables.length > 0 && <li>{t('profile.variables', { variables: every(variables, t) })}</li>}
          {aspects.length > 0 && <li>{t('profile.aspects', { aspects: aspectText(aspects, t) })}</li>}
        </>
      )}
      <li>{t(channels.includes('details') && showsLocation(profile) ? 'profile.location' : 'profile.noLocation')}</li>
    </ul>
  );
}

/** Each aspect, with its variables where not all of them are meant. */
function aspectText(aspects: AspectChoice[], t: TFunction): string {
  return aspects
    .map(({ name, variables }) => {
      const called = name === '*' ? t('profile.every') : name;
      return variables.includes('*') ? called : `${called} (${variables.join(', ')})`;
    })
    .join(', ');
}

function every(names: string[], t: TFunction): string {
  return names.includes('*') ? t('profile.every') : names.join(', ');
}
