import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { AspectChoice, Channel, Profile } from '~/api/types';
import { showsDetails, showsLocation, showsTelemetry } from './model';

const KNOWN = ['everything', 'telemetry-only', 'details-only'] as const;

export function profileName(id: string, t: TFunction): string {
  const known = KNOWN.find((each) => each === id);
  return known ? t(`profile.${known}`) : id;
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
      {channels.includes('details') && showsDetails(profile) && (
        <>
          {fields.length > 0 && <li>{t('profile.fields', { fields: fields.join(', ') })}</li>}
          {variables.length > 0 && <li>{t('profile.variables', { variables: every(variables, t) })}</li>}
          {aspects.length > 0 && <li>{t('profile.aspects', { aspects: aspectText(aspects, t) })}</li>}
        </>
      )}
      <li>{t(channels.includes('details') && showsLocation(profile) ? 'profile.location' : 'profile.noLocation')}</li>
    </ul>
  );
}

function aspectText(aspects: AspectChoice[], t: TFunction): string {
  return aspects.map((aspect) => (aspect.name === '*' ? t('profile.every') : aspect.name)).join(', ');
}

function every(names: string[], t: TFunction): string {
  return names.includes('*') ? t('profile.every') : names.join(', ');
}
