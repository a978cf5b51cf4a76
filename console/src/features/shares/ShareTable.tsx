import { IxButton } from '@siemens/ix-react';
import { Link } from '@tanstack/react-router';
import type { TFunction } from 'i18next';
import { Fragment, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Share } from '~/api/types';
import { useWho } from '~/app/session';
import { Ago } from '~/ui/Ago';
import { StatusPill } from '~/ui/StatusPill';
import { useFormats } from '~/ui/useFormats';
import { type Act, actsOn, isOutgoing, otherSide } from './model';
import { profileName } from './ProfileText';
import { ShareActs } from './ShareActs';
import { ShareHistory } from './ShareHistory';

/** Shares, each with its state, what was agreed, what one can do and how it came about. */
export function ShareTable({ label, shares, of }: { label: string; shares: Share[]; of?: string }) {
  const { t } = useTranslation();
  const who = useWho();
  const [doing, setDoing] = useState<{ share: Share; act: Act }>();
  const [told, setTold] = useState<string>();
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
              <Fragment key={share.id}>
                <tr>
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
                  </td>
                  <td>
                    {share.channels.map((channel) => t(`channel.${channel}`)).join(', ')}
                    <small className="soft">{profileName(share.profile.id, t)}</small>
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
                    <button
                      type="button"
                      className="plain"
                      aria-expanded={told === share.id}
                      onClick={() => setTold(told === share.id ? undefined : share.id)}
                    >
                      {t('shares.history')}
                    </button>
                  </td>
                </tr>
                {told === share.id && (
                  <tr className="history-row">
                    <td colSpan={5}>
                      <ShareHistory share={share} />
                    </td>
                  </tr>
                )}
              </Fragment>
            ))}
          </tbody>
        </table>
      </div>
      {doing && <ShareActs share={doing.share} act={doing.act} onClose={() => setDoing(undefined)} />}
    </>
  );
}

function failureText(failure: string, t: TFunction): string {
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

/** The two windows in time, where they are not open at both ends. */
export function Windows({ share }: { share: Pick<Share, 'access' | 'data'> }) {
  const { t } = useTranslation();
  const format = useFormats();
  const text = (edges: { from?: string | null; until?: string | null }) =>
    [
      edges.from && t('window.from', { time: format.time(edges.from) }),
      edges.until && t('window.until', { time: format.time(edges.until) }),
    ]
      .filter(Boolean)
      .join(' ');
  const access = text(share.access);
  const data = text(share.data);
  return (
    <>
      {access && <small className="soft">{t('window.access', { window: access })}</small>}
      {data && <small className="soft">{t('window.data', { window: data })}</small>}
    </>
  );
}
