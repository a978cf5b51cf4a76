import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { binQuery, deleteBranch, foreseenQuery, restoreAsset, treeChanged } from '~/api/assetActs';
import { ApiError } from '~/api/problem';
import type { Asset } from '~/api/types';
import { ConfirmDialog } from '~/ui/Dialog';
import { ErrorLine } from '~/ui/ErrorCard';
import { tell, tellWith } from '~/ui/toast';
import { Waiting } from '~/ui/Waiting';
import { Foreseen } from './Foreseen';

const UNDO_TIME = 10_000;

/** Puts an asset and all below it into the bin, after telling what goes with it. */
export function DeleteDialog({ asset, onClose }: { asset: Asset; onClose: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const navigate = useNavigate();
  const told = useQuery(foreseenQuery(asset.assetId, { of: 'delete' }));
  const undo = async () => {
    try {
      const bin = await client.fetchQuery({ ...binQuery(50), staleTime: 0 });
      const entry = bin.rows.find((each) => each.assetId === asset.assetId);
      if (!entry) return;
      await restoreAsset(entry);
      await treeChanged(client);
      tell(t('bin.restored', { asset: asset.name }));
      void navigate({ to: '/assets/$assetId', params: { assetId: asset.assetId } });
    } catch (error) {
      tell((error instanceof ApiError && error.message) || t('error.broken.text'), 'error');
    }
  };
  const run = useMutation({
    mutationFn: (etag: number) => deleteBranch(asset.assetId, etag),
    onSuccess: async () => {
      onClose();
      // To what it hung below, before the lists are read anew: the asset itself is no more.
      if (asset.parentId) {
        await navigate({ to: '/assets/$assetId', params: { assetId: asset.parentId }, search: (before) => before });
      }
      await treeChanged(client);
      const close = await tellWith(
        t('delete.done', { asset: asset.name }),
        <button
          type="button"
          className="plain"
          onClick={() => {
            close();
            void undo();
          }}
        >
          {t('do.undo')}
        </button>,
        UNDO_TIME,
      );
    },
    onError: () => void told.refetch(),
  });
  return (
    <ConfirmDialog
      title={t('delete.title', { asset: asset.name })}
      action={t('delete.do')}
      busy={run.isPending}
      blocked={!told.data?.allowed}
      error={run.error}
      onConfirm={() => told.data && run.mutate(told.data.etag)}
      onClose={onClose}
    >
      {told.data ? <Foreseen told={told.data} of="delete" /> : told.error ? null : <Waiting />}
      <ErrorLine error={told.error} />
      <p className="soft">{t('delete.bin')}</p>
    </ConfirmDialog>
  );
}
