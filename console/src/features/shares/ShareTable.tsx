import { IxButton } from '@siemens/ix-react';
import { Link } from '@tanstack/react-router';
import type { TFunction } from 'i18next';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Share } from '~/api/types';
import { useWho } from '~/app/session';
import { Ago } from '~/ui/Ago';
import { StatusPill } from '~/ui/StatusPill';
import { useFormats } from '~/ui/useFormats';
import { type Act, actsOn, isLive, isOutgoing, otherSide } from './model';
import { profileName } from './ProfileText';
import { ShareActs } from './ShareActs';

/** Shares, each with its state, what was agreed, what one can do and how it came about. */
export function ShareTable({ label, shares, of }: { label: string; shares: Share[]; of?: string }) {
  const { t } = useTranslation();
  const who = useWho();
  const [doing, setDoing] = useState<{ share: Share; act: Act }>();
  return (
    <>
      <div className="scroll">
        <table className="data stacked" aria-label={label}>
          <thead>
            <tr>
              <th scope="col">{t('table.tenant')}</th>
              <th scope="col">{t('table.state')}</th>
              <th scope="col">{t('table.what')}</th>
              <th scope="col">{t('table.offered')}</th>
              <th scope="col">
                <span className="visually-hidden">{t('table.acts')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {shares.map((share) => (
              <tr key={share.id}>
                <th scope="row">
                  {otherSide(share).displayName}
                  <small className="soft">
                    {share.asset.assetId === of ? (
                      t(isOutgoing(share) ? 'shares.receives' : 'shares.owns')
                    ) : (
                      <Link to="/assets/$assetId" params={{ assetId: share.asset.assetId }}>
                        {of ? t('shares.through', { asset: share.asset.name }) : share.asset.name}
                      </Link>
                    )}
                  </small>
                </th>
                <td>
                  <StatusPill state={share.state} />
                  {share.failure && <small className="error-text">{failureText(share.failure, t)}</small>}
                  {share.endReason && <small className="soft">{share.endReason}</small>}
                  {!!share.ceiling?.held.length && isLive(share) && (
                    <small className="waits">{t('shares.heldBack')}</small>
                  )}
                  {share.amendment && (
                    <small className="waits">
                      {t(isOutgoing(share) ? 'shares.moreOffered' : 'shares.moreToAnswer')}
                    </small>
                  )}
                  {share.extension && (
                    <small className="waits">{t(isOutgoing(share) ? 'shares.timeToAnswer' : 'shares.timeAsked')}</small>
                  )}
                </td>
                <td>
                  {share.channels.map((channel) => t(`channel.${channel}`)).join(', ')}
                  <small className="soft">{profileName(share.profile, t)}</small>
                  <Windows share={share} />
                  {share.note && <small className="quote">“{share.note}”</small>}
                </td>
                <td>
                  <Ago time={share.offeredAt} />
                  {share.offeredBy?.name && <small className="soft">{share.offeredBy.name}</small>}
                </td>
                <td className="acts">
                  {actsOn(share).map((act) => {
                    const right = act === 'accept' || act === 'retry' ? 'Share assets' : 'Unshare assets';
                    return (
                      <IxButton
                        key={act}
                        variant={act === 'accept' ? 'primary' : 'secondary'}
                        disabled={!who.can(right)}
                        title={who.can(right) ? undefined : t('error.right', { right })}
                        onClick={() => setDoing({ share, act })}
                      >
                        {t(`act.${act}.do`)}
                      </IxButton>
                    );
                  })}
                  <Link className="act" to="/shares/$shareId" params={{ shareId: share.id }}>
                    {t('shares.details')}
                  </Link>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {doing && <ShareActs share={doing.share} act={doing.act} onClose={() => setDoing(undefined)} />}
    </>
  );
}

/** Why an acceptance could not be carried out. */
export function failureText(failure: string, t: TFunction): string {
  switch (failure) {
    case 'quota':
      return t('failure.quota');
    case 'target-missing':
      return t('failure.target-missing');
    case 'name-clash':
      return t('failure.name-clash');
    case 'limit':
      return t('failure.limit');
    default:
      return failure;
  }
}

interface Times {
  access: Share['access'];
  data: Share['data'];
}

/** The two windows in time in words, empty where they are open at both ends. */
export function useWindowTexts({ access, data }: Times) {
  const { t } = useTranslation();
  const format = useFormats();
  const text = (edges: Share['access']) =>
    [
      edges.from && t('window.from', { time: format.time(edges.from) }),
      edges.until && t('window.until', { time: format.time(edges.until) }),
    ]
      .filter(Boolean)
      .join(' ');
  return { access: text(access), data: text(data) };
}

/** The two windows, where they are not open at both ends. */
export function Windows({ share }: { share: Times }) {
  const { t } = useTranslation();
  const { access, data } = useWindowTexts(share);
  return (
    <>
      {access && <small className="soft">{t('window.access', { window: access })}</small>}
      {data && <small className="soft">{t('window.data', { window: data })}</small>}
    </>
  );
}
