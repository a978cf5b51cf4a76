import { IxButton } from '@siemens/ix-react';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { assetsByIdQuery } from '~/api/queries';
import { shareQuery } from '~/api/sharing';
import type { Share } from '~/api/types';
import { useWho } from '~/app/session';
import { usePageTitle } from '~/app/usePageTitle';
import { ErrorCard } from '~/ui/ErrorCard';
import { Panel } from '~/ui/Panel';
import { StatusPill } from '~/ui/StatusPill';
import { useFormats } from '~/ui/useFormats';
import { Waiting } from '~/ui/Waiting';
import { CeilingDialog } from './CeilingDialog';
import { type Act, actsOn, isLive, isOutgoing, otherSide, type TermsAct, takesCeiling, termsActsOn } from './model';
import { Pending } from './Pending';
import { ProfileText, profileName } from './ProfileText';
import { Receipts } from './Receipts';
import { ShareActs } from './ShareActs';
import { ShareHistory } from './ShareHistory';
import { failureText, useWindowTexts } from './ShareTable';
import { TermsDialog } from './TermsDialog';

/** All there is to know and to do about one share. */
export function SharePage() {
  const { shareId } = useParams({ from: '/shares/$shareId' });
  const { t } = useTranslation();
  const found = useQuery(shareQuery(shareId));
  usePageTitle(found.data ? t('sharePage.title', { asset: found.data.asset.name }) : t('room.shares.name'));
  if (found.error) {
    return (
      <div className="page">
        <ErrorCard error={found.error} heading="h1" onRetry={() => void found.refetch()} />
      </div>
    );
  }
  if (!found.data) return <Waiting />;
  return <Whole share={found.data} />;
}

function Whole({ share }: { share: Share }) {
  const { t } = useTranslation();
  const outgoing = isOutgoing(share);
  return (
    <div className="page">
      <Head share={share} />
      <div className="stack">
        <Pending share={share} />
        <div className="columns">
          <Panel title={t('sharePage.agreed')}>
            <Agreed share={share} />
          </Panel>
          <Panel title={t('shares.history')}>
            <ShareHistory share={share} />
          </Panel>
        </div>
        {(share.state === 'ACCEPTED' || !isLive(share)) && <Receipts share={share} outgoing={outgoing} />}
      </div>
    </div>
  );
}

function Head({ share }: { share: Share }) {
  const { t } = useTranslation();
  const who = useWho();
  const [act, setAct] = useState<Act>();
  const [terms, setTerms] = useState<TermsAct>();
  const [limiting, setLimiting] = useState(false);
  const other = otherSide(share);
  const may = (right: 'Share assets' | 'Unshare assets') => ({
    disabled: !who.can(right),
    title: who.can(right) ? undefined : t('error.right', { right }),
  });
  return (
    <header className="page-head">
      <div className="head-text">
        <nav aria-label={t('asset.path')} className="crumbs">
          <ol>
            <li>
              <Link to="/shares" search={isOutgoing(share) ? { direction: 'outgoing' } : {}}>
                {t('room.shares.name')}
              </Link>
            </li>
          </ol>
        </nav>
        <h1 tabIndex={-1}>{share.asset.name}</h1>
        <p className="facts">
          <StatusPill state={share.state} />
          <span className="soft">
            {t(isOutgoing(share) ? 'sharePage.to' : 'sharePage.from', { tenant: other.displayName })}
          </span>
          <span className="soft">{share.asset.typeId}</span>
          {(isOutgoing(share) || share.state === 'ACCEPTED') && (
            <Link to="/assets/$assetId" params={{ assetId: share.asset.assetId }}>
              {t('sharePage.toAsset')}
            </Link>
          )}
        </p>
        {share.failure && <p className="error-text">{failureText(share.failure, t)}</p>}
      </div>
      <div className="tools">
        {termsActsOn(share).map((each) => (
          <IxButton
            key={each}
            variant="secondary"
            {...may(each === 'narrow' ? 'Unshare assets' : 'Share assets')}
            onClick={() => setTerms(each)}
          >
            {t(`terms.${each}.do`)}
          </IxButton>
        ))}
        {takesCeiling(share) && (
          <IxButton variant="secondary" {...may('Share assets')} onClick={() => setLimiting(true)}>
            {t('ceiling.do')}
          </IxButton>
        )}
        {actsOn(share).map((each) => (
          <IxButton
            key={each}
            variant={each === 'accept' || each === 'retry' ? 'primary' : 'secondary'}
            {...may(each === 'accept' || each === 'retry' ? 'Share assets' : 'Unshare assets')}
            onClick={() => setAct(each)}
          >
            {t(`act.${each}.do`)}
          </IxButton>
        ))}
      </div>
      {act && <ShareActs share={share} act={act} onClose={() => setAct(undefined)} />}
      {limiting && <CeilingDialog share={share} onClose={() => setLimiting(false)} />}
      {terms && <TermsDialog share={share} act={terms} onClose={() => setTerms(undefined)} />}
    </header>
  );
}

function Agreed({ share }: { share: Share }) {
  const { t } = useTranslation();
  const format = useFormats();
  const windows = useWindowTexts(share);
  const left = useQuery(assetsByIdQuery(share.excluded.slice(0, 100)));
  const names = new Map(left.data?.map((asset) => [asset.assetId, asset.name]));
  const by = (time: string | null | undefined, actor: Share['offeredBy']) =>
    time && [format.time(time), actor?.name].filter(Boolean).join(' · ');
  const facts: [string, string | null | undefined | false][] = [
    [t('offer.channels'), share.channels.map((channel) => t(`channel.${channel}`)).join(', ')],
    [t('offer.profile'), profileName(share.profile, t)],
    [t('sharePage.below'), t(share.descendants ? 'sharePage.allBelow' : 'sharePage.alone')],
    [
      t('sharePage.leftOut'),
      share.excluded.length > 0 && share.excluded.map((id) => names.get(id) ?? id.slice(0, 8)).join(', '),
    ],
    [
      t('sharePage.atMost'),
      share.ceiling &&
        t('sharePage.assets', { count: share.ceiling.maxAssets, number: format.number(share.ceiling.maxAssets) }),
    ],
    [t('sharePage.subtenants'), share.descendants && t(share.includeSubtenants ? 'say.yes' : 'say.no')],
    [t('sharePage.access'), windows.access || t('sharePage.anyTime')],
    [t('sharePage.data'), windows.data || t('sharePage.anyTime')],
    [t('table.note'), share.note],
    [t('table.offered'), by(share.offeredAt, share.offeredBy)],
    [t('sharePage.answered'), by(share.answeredAt, share.answeredBy)],
    [t('sharePage.expires'), share.state === 'OPEN' && format.time(share.expiresAt)],
    [t('sharePage.ended'), by(share.endedAt, share.endedBy)],
    [t('sharePage.reason'), share.endReason],
  ];
  return (
    <>
      <dl className="facts-list">
        {facts
          .filter(([, value]) => value)
          .map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
      </dl>
      <h3 className="section">{t('shares.whatVisible')}</h3>
      <ProfileText profile={share.profile} channels={share.channels} />
    </>
  );
}
