import { IxSelectItem } from '@siemens/ix-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Control, FieldPath, FieldValues } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { profilesQuery } from '~/api/queries';
import { type OfferBody, previewQuery } from '~/api/sharing';
import type { Channel } from '~/api/types';
import { ErrorLine } from '~/ui/ErrorCard';
import { ChoiceField } from '~/ui/fields';
import { emptyChannels } from './model';
import { ProfileDialog } from './ProfileDialog';
import { ProfileText, profileName } from './ProfileText';

interface Props<T extends FieldValues> {
  control: Control<T>;
  channels: Channel[];
  chosen: string;
  /** An offer of everything: its preview tells which names there are to tick. */
  named: OfferBody;
  onMade: (id: string) => void;
}

/** Chooses a profile or makes one. A channel of which it shows nothing is empty, and says so. */
export function ProfileField<T extends FieldValues & { profile: string }>(props: Props<T>) {
  const { control, channels, chosen, named, onMade } = props;
  const { t } = useTranslation();
  const profiles = useQuery(profilesQuery);
  const [making, setMaking] = useState<'new' | 'change'>();
  const names = useQuery({ ...previewQuery(named), enabled: !!making });
  const profile = profiles.data?.find((each) => each.id === chosen);
  return (
    <>
      <div className="with-acts">
        <ChoiceField
          control={control}
          name={'profile' as FieldPath<T>}
          label={t('offer.profile')}
          required
          rules={{ required: t('offer.chooseProfile') }}
        >
          {(profiles.data ?? []).map((each) => (
            <IxSelectItem key={each.id} value={each.id} label={profileName(each, t)} />
          ))}
        </ChoiceField>
        <button type="button" className="plain" onClick={() => setMaking('new')}>
          {t('profile.new')}
        </button>
        {profile && !profile.system && (
          <button type="button" className="plain" onClick={() => setMaking('change')}>
            {t('profile.change')}
          </button>
        )}
      </div>
      {profile && <ProfileText profile={profile} channels={channels} />}
      {profile &&
        emptyChannels(profile, channels).map((channel) => (
          <p key={channel} className="warning-line" role="status">
            {t('offer.emptyChannel', { channel: t(`channel.${channel}`) })}
          </p>
        ))}
      <ErrorLine error={profiles.error ?? (making ? names.error : undefined)} />
      {making && names.data && (
        <ProfileDialog
          profile={making === 'change' ? profile : undefined}
          assets={names.data.assets}
          onClose={(made) => {
            setMaking(undefined);
            if (made) onMade(made.id);
            else if (making === 'change' && !profiles.data?.some((each) => each.id === chosen)) onMade('');
          }}
        />
      )}
    </>
  );
}
