import { IxButton } from '@siemens/ix-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type FormEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { offerShare, sharingChanged } from '~/api/acts';
import { faultAt } from '~/api/problem';
import { profilesQuery, sharesQuery } from '~/api/queries';
import type { Asset, Channel } from '~/api/types';
import { useWho } from '~/app/session';
import { ErrorLine } from '~/ui/ErrorCard';
import { Labelled } from '~/ui/Labelled';
import { Panel } from '~/ui/Panel';
import { StatusPill } from '~/ui/StatusPill';
import { tell } from '~/ui/toast';
import { CHANNELS, emptyChannels, isLive, isOutgoing } from './model';
import { fingerprint } from './offer';
import { profileName } from './ProfileText';

/** Lends to a tenant of which one is administrator too: each channel by itself, and nothing before it is saved. */
export default function OneStepPanel({ asset }: { asset: Asset }) {
  const { t } = useTranslation();
  return (
    <Panel title={t('oneStep.title')}>
      <p className="soft">{t('oneStep.text')}</p>
      <div className="columns">
        {CHANNELS.map((channel) => (
          <Section key={channel} asset={asset} channel={channel} />
        ))}
      </div>
    </Panel>
  );
}

function Section({ asset, channel }: { asset: Asset; channel: Channel }) {
  const { t } = useTranslation();
  const heading = useId();
  const [editing, setEditing] = useState(false);
  const { data } = useQuery(sharesQuery({ assetId: asset.assetId, size: 500 }));
  const live = (data?.rows ?? []).filter(
    (share) =>
      isOutgoing(share) && isLive(share) && share.asset.assetId === asset.assetId && share.channels.includes(channel),
  );
  return (
    <section className="stack" aria-labelledby={heading}>
      <header className="with-acts">
        <h3 id={heading}>{t(`oneStep.channel.${channel}`)}</h3>
        <IxButton variant="secondary" disabled={editing} onClick={() => setEditing(true)}>
          {t('do.edit')}
        </IxButton>
      </header>
      <p className="soft">{t(`oneStep.channelText.${channel}`)}</p>
      {live.map((share) => (
        <p key={share.id} className="facts">
          <Link to="/shares/$shareId" params={{ shareId: share.id }}>
            {share.receiver.displayName}
          </Link>
          <StatusPill state={share.state} />
        </p>
      ))}
      {data && live.length === 0 && !editing && <p>{t('oneStep.none')}</p>}
      {editing && <Form asset={asset} channel={channel} onClose={() => setEditing(false)} />}
    </section>
  );
}

function Form({ asset, channel, onClose }: { asset: Asset; channel: Channel; onClose: () => void }) {
  const { t } = useTranslation();
  const who = useWho();
  const client = useQueryClient();
  const known = useId();
  const [repeatKey] = useState(() => crypto.randomUUID());
  const [input, setInput] = useState({ tenant: '', parent: '', profile: '', descendants: false });
  const [tried, setTried] = useState(false);
  const profiles = useQuery({ ...profilesQuery, enabled: channel === 'details' });
  const run = useMutation({
    mutationFn: () =>
      offerShare(
        {
          assetId: asset.assetId,
          receiver: input.tenant.trim(),
          channels: [channel],
          profile: { id: channel === 'details' ? input.profile : 'telemetry-only' },
          descendants: input.descendants,
          includeSubtenants: false,
          target: { mode: 'create', parentId: input.parent.trim() || undefined },
        },
        `${repeatKey}-${fingerprint(input)}`,
      ),
    onSuccess: async () => {
      await sharingChanged(client);
      onClose();
      tell(t('oneStep.saved'));
    },
  });
  const whole = input.tenant.trim() && (channel === 'telemetry' || input.profile);
  const send = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (whole) run.mutate();
  };
  const noTenant = tried && !input.tenant.trim();
  const noProfile = tried && !input.profile;
  const others = who.tenants.filter((tenant) => tenant.id !== who.tenant.id);
  return (
    <form className="stack" noValidate onSubmit={send}>
      <Labelled
        label={t('oneStep.tenant')}
        required
        bad={noTenant}
        hint={noTenant ? t('say.required') : (faultAt(run.error, '/receiver') ?? t('oneStep.tenantHint'))}
      >
        {(id, described) => (
          <input
            id={id}
            className="field"
            list={known}
            aria-describedby={described}
            aria-invalid={noTenant || undefined}
            value={input.tenant}
            onChange={(event) => setInput({ ...input, tenant: event.target.value })}
          />
        )}
      </Labelled>
      <datalist id={known}>
        {others.map((tenant) => (
          <option key={tenant.id} value={tenant.sharingId}>
            {tenant.name}
          </option>
        ))}
      </datalist>
      <Labelled label={t('oneStep.asset')} hint={t('oneStep.assetHint')}>
        {(id, described) => (
          <input
            id={id}
            className="field"
            aria-describedby={described}
            value={input.parent}
            onChange={(event) => setInput({ ...input, parent: event.target.value })}
          />
        )}
      </Labelled>
      {channel === 'details' && (
        <Labelled label={t('offer.profile')} required bad={noProfile} hint={noProfile && t('offer.chooseProfile')}>
          {(id, described) => (
            <select
              id={id}
              className="field"
              aria-describedby={described}
              aria-invalid={noProfile || undefined}
              value={input.profile}
              onChange={(event) => setInput({ ...input, profile: event.target.value })}
            >
              <option value="" />
              {(profiles.data ?? [])
                .filter((profile) => emptyChannels(profile, ['details']).length === 0)
                .map((profile) => (
                  <option key={profile.id} value={profile.id}>
                    {profileName(profile, t)}
                  </option>
                ))}
            </select>
          )}
        </Labelled>
      )}
      <label className="check">
        <input
          type="checkbox"
          checked={input.descendants}
          onChange={(event) => setInput({ ...input, descendants: event.target.checked })}
        />
        <span>
          {t('offer.descendants')}
          <small className="soft">{t('offer.descendantsText')}</small>
        </span>
      </label>
      <ErrorLine error={faultAt(run.error, '/receiver') ? undefined : run.error} />
      <div className="tools">
        <IxButton type="submit" loading={run.isPending} disabled={run.isPending}>
          {t('do.save')}
        </IxButton>
        <IxButton variant="secondary" onClick={onClose}>
          {t('oneStep.discard')}
        </IxButton>
      </div>
    </form>
  );
}
