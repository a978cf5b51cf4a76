import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Asset, Location } from '~/api/types';
import type { Who } from '~/app/session';
import { CopyText } from '~/ui/CopyText';
import { Panel } from '~/ui/Panel';
import { LocationDialog } from './LocationDialog';
import { whyNotEdit } from './may';
import { placeOf } from './model';

const WorldMap = lazy(() => import('~/ui/WorldMap'));

/** Where the asset is: by itself, or by what it stands in. */
export function LocationPanel({ asset, who }: { asset: Asset; who: Who }) {
  const { t } = useTranslation();
  const [editing, setEditing] = useState(false);
  const noEdit = whyNotEdit(asset, who);
  const received = asset.sharing.modes.includes('RECEIVER');
  const place = placeOf(asset.location);
  const holder = holderOf(asset);
  return (
    <Panel
      title={t('location.title')}
      tools={
        !noEdit && (
          <button type="button" className="plain" onClick={() => setEditing(true)}>
            {t(asset.location && !holder ? 'do.edit' : 'location.set')}
          </button>
        )
      }
    >
      {place && (
        <Suspense fallback={<div className="map" />}>
          <WorldMap label={t('location.map', { asset: asset.name })} place={place} />
        </Suspense>
      )}
      {asset.location ? (
        <address className="address">
          {linesOf(asset.location).map((line) => (
            <span key={line}>{line}</span>
          ))}
          {place && <CopyText text={`${place.latitude}, ${place.longitude}`} />}
          {holder && <small className="soft">{t('location.inherited', { asset: holder })}</small>}
        </address>
      ) : (
        <p className="soft">{t(received ? 'location.notShared' : noEdit ? 'location.none' : 'location.noneYet')}</p>
      )}
      {editing && <LocationDialog asset={asset} own={!holder} onClose={() => setEditing(false)} />}
    </Panel>
  );
}

/** The name of the asset above whose location this is, if it is not its own. */
function holderOf(asset: Asset): string | undefined {
  const href = asset._links.location?.href;
  const holder = href?.match(/([0-9a-f]{32})\/location/)?.[1];
  return holder && holder !== asset.assetId
    ? (asset.hierarchyPath?.find((step) => step.assetId === holder)?.name ?? holder)
    : undefined;
}

function linesOf(location: Location): string[] {
  const town = [location.postalCode, location.locality].filter(Boolean).join(' ');
  return [location.streetAddress, town, location.region, location.country].filter((line): line is string => !!line);
}
