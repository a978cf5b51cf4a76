import { useQueries } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { sharesQuery } from '~/api/queries';
import type { Asset, Share } from '~/api/types';
import { ErrorLine } from '~/ui/ErrorCard';
import { Panel } from '~/ui/Panel';
import { Waiting } from '~/ui/Waiting';
import { isLive } from '../shares/model';
import { ShareTable } from '../shares/ShareTable';

/** Who the asset is shared with, or from whom it came: by shares of its own and of what is above it. */
export function SharesPanel({ asset, history }: { asset: Asset; history?: boolean }) {
  const { t } = useTranslation();
  const ids = [asset.assetId, ...(asset.hierarchyPath ?? []).map((step) => step.assetId)];
  const found = useQueries({
    queries: ids.map((assetId) => sharesQuery({ assetId, size: 500 })),
    combine: (results) => ({
      waiting: results.some((each) => each.isPending),
      error: results.find((each) => each.error)?.error,
      shares: results.flatMap((each) => each.data?.rows ?? []),
    }),
  });
  // What is shared above covers what is below, unless the offer says otherwise.
  const covering = found.shares.filter((share) => share.asset.assetId === asset.assetId || covers(share, asset));
  const live = covering.filter(isLive);
  const past = covering.filter((share) => !isLive(share));
  return (
    <>
      <Panel title={t('shares.panel')} count={live.length} flush>
        <ErrorLine error={found.error} />
        {found.waiting ? (
          <Waiting />
        ) : live.length > 0 ? (
          <ShareTable label={t('shares.panel')} shares={live} of={asset.assetId} />
        ) : (
          <p className="soft pad">{t('shares.nobody')}</p>
        )}
      </Panel>
      {history && (
        <Panel title={t('shares.past')} count={past.length} flush>
          {past.length > 0 ? (
            <ShareTable label={t('shares.past')} shares={past} of={asset.assetId} />
          ) : (
            <p className="soft pad">{t('shares.noPast')}</p>
          )}
        </Panel>
      )}
    </>
  );
}

function covers(share: Share, asset: Asset): boolean {
  const below = [...(asset.hierarchyPath ?? []).map((step) => step.assetId), asset.assetId];
  return share.descendants && isLive(share) && !below.some((id) => share.excluded.includes(id));
}
