import { IxButton } from '@siemens/ix-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { locateAsset, treeChanged } from '~/api/assetActs';
import { assetQuery } from '~/api/queries';
import type { Asset, Location } from '~/api/types';
import { Dialog } from '~/ui/Dialog';
import { ErrorLine } from '~/ui/ErrorCard';
import { Labelled } from '~/ui/Labelled';
import { tell } from '~/ui/toast';
import { placeOf } from './model';

const WorldMap = lazy(() => import('~/ui/WorldMap'));

const ADDRESS = ['streetAddress', 'postalCode', 'locality', 'region', 'country'] as const;
const EDGES = { latitude: 90, longitude: 180 } as const;
type Texts = Record<(typeof ADDRESS)[number] | keyof typeof EDGES, string>;

interface Props {
  asset: Asset;
  /** Whether the asset has a location of its own already. */
  own: boolean;
  onClose: () => void;
}

/** The address and the point on the map, typed or pointed at. */
export function LocationDialog({ asset, own, onClose }: Props) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [texts, setTexts] = useState(() => textsOf(own ? asset.location : undefined));
  const [tried, setTried] = useState(false);
  const set = (changes: Partial<Texts>) => setTexts((before) => ({ ...before, ...changes }));
  const faults = faultsOf(texts);
  const run = useMutation({
    mutationFn: (location: Location | undefined) => locateAsset(asset, location),
    onSuccess: async (saved) => {
      client.setQueryData(assetQuery(saved.assetId).queryKey, saved);
      await treeChanged(client);
      onClose();
      tell(t('edit.done', { asset: saved.name }));
    },
  });
  const save = () => {
    setTried(true);
    if (faults.length === 0) run.mutate(locationOf(texts));
  };
  const place = placeOf(locationOf(texts));
  return (
    <Dialog
      title={t('location.of', { asset: asset.name })}
      wide
      onClose={onClose}
      footer={
        <>
          {own && asset.location && (
            <IxButton variant="danger-tertiary" disabled={run.isPending} onClick={() => run.mutate(undefined)}>
              {t('location.remove')}
            </IxButton>
          )}
          <IxButton variant="secondary" onClick={onClose}>
            {t('do.cancel')}
          </IxButton>
          <IxButton loading={run.isPending} disabled={run.isPending} onClick={save}>
            {t('do.save')}
          </IxButton>
        </>
      }
    >
      <Suspense fallback={<div className="map" />}>
        <WorldMap
          label={t('location.map', { asset: asset.name })}
          place={faults.length === 0 ? place : undefined}
          onPick={({ latitude, longitude }) => set({ latitude: String(latitude), longitude: String(longitude) })}
        />
      </Suspense>
      <p className="soft">{t('location.pick')}</p>
      <div className="form-grid">
        {(['latitude', 'longitude'] as const).map((edge) => {
          const bad = tried && faults.includes(edge);
          return (
            <Labelled
              key={edge}
              label={t(`location.${edge}`)}
              bad={bad}
              hint={bad && t('location.range', { edge: EDGES[edge] })}
            >
              {(id, described) => (
                <input
                  id={id}
                  className="field"
                  inputMode="decimal"
                  aria-invalid={bad}
                  aria-describedby={described}
                  value={texts[edge]}
                  onChange={(event) => set({ [edge]: event.target.value })}
                />
              )}
            </Labelled>
          );
        })}
        {ADDRESS.map((field) => (
          <Labelled key={field} label={t(`location.${field}`)} wide={field === 'streetAddress'}>
            {(id) => (
              <input
                id={id}
                className="field"
                maxLength={255}
                value={texts[field]}
                onChange={(event) => set({ [field]: event.target.value })}
              />
            )}
          </Labelled>
        ))}
      </div>
      <ErrorLine error={run.error} />
    </Dialog>
  );
}

function textsOf(location: Location | null | undefined): Texts {
  const text = (value: unknown) => (value === null || value === undefined ? '' : String(value));
  return {
    streetAddress: text(location?.streetAddress),
    postalCode: text(location?.postalCode),
    locality: text(location?.locality),
    region: text(location?.region),
    country: text(location?.country),
    latitude: text(location?.latitude),
    longitude: text(location?.longitude),
  };
}

function locationOf(texts: Texts): Location {
  const number = (text: string) => (text.trim() === '' ? null : Number(text));
  return {
    ...Object.fromEntries(ADDRESS.map((field) => [field, texts[field].trim() || null])),
    latitude: number(texts.latitude),
    longitude: number(texts.longitude),
  };
}

/** A point has both numbers or none, each within its range. */
function faultsOf(texts: Texts): (keyof typeof EDGES)[] {
  const edges = ['latitude', 'longitude'] as const;
  if (edges.every((edge) => texts[edge].trim() === '')) return [];
  return edges.filter((edge) => {
    const value = texts[edge].trim() === '' ? Number.NaN : Number(texts[edge]);
    return Number.isNaN(value) || Math.abs(value) > EDGES[edge];
  });
}
