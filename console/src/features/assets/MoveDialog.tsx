import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { foreseenQuery, moveAsset, treeChanged } from '~/api/assetActs';
import type { AssetRow } from '~/api/types';
import { ActDialog } from '~/ui/Dialog';
import { ErrorLine } from '~/ui/ErrorCard';
import { tell } from '~/ui/toast';
import { Waiting } from '~/ui/Waiting';
import { Foreseen } from './Foreseen';
import { PlacePicker } from './PlacePicker';

type Named = Pick<AssetRow, 'assetId' | 'name'>;

/** Hangs an asset below another, after telling who will see more or less of it. */
export function MoveDialog({ asset, to, onClose }: { asset: Named; to?: Named; onClose: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [target, setTarget] = useState(to);
  const told = useQuery({
    ...foreseenQuery(asset.assetId, { of: 'move', to: target?.assetId ?? '' }),
    enabled: !!target,
  });
  const run = useMutation({
    mutationFn: ({ etag, place }: { etag: number; place: Named }) => moveAsset(asset.assetId, etag, place.assetId),
    onSuccess: async (_, { place }) => {
      await treeChanged(client);
      onClose();
      tell(t('move.done', { asset: asset.name, place: place.name }));
    },
    onError: () => void told.refetch(),
  });
  const ready = target && told.data?.allowed && !told.isFetching;
  return (
    <ActDialog
      title={t('move.title', { asset: asset.name })}
      onClose={onClose}
      action={t('move.do')}
      busy={run.isPending}
      blocked={!ready}
      onAct={() => target && told.data && run.mutate({ etag: told.data.etag, place: target })}
    >
      {to ? (
        <p>{t('move.to', { place: to.name })}</p>
      ) : (
        <PlacePicker
          label={t('move.where')}
          chosen={target?.assetId}
          without={asset.assetId}
          onChoose={(place) => setTarget(place)}
        />
      )}
      {target && (told.data ? <Foreseen told={told.data} of="move" /> : told.error ? null : <Waiting />)}
      <ErrorLine error={told.error ?? run.error} />
    </ActDialog>
  );
}
