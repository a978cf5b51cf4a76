import { iconTrashcan } from '@siemens/ix-icons/icons';
import { IxButton } from '@siemens/ix-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { binQuery, purgeAsset, restoreAsset, treeChanged } from '~/api/assetActs';
import type { AssetRow, BinEntry } from '~/api/types';
import { usePageTitle } from '~/app/usePageTitle';
import { Ago } from '~/ui/Ago';
import { ActDialog, ConfirmDialog } from '~/ui/Dialog';
import { EmptyState } from '~/ui/EmptyState';
import { ErrorCard, ErrorLine } from '~/ui/ErrorCard';
import { Panel } from '~/ui/Panel';
import { tell } from '~/ui/toast';
import { useFormats } from '~/ui/useFormats';
import { Waiting } from '~/ui/Waiting';
import { kindName } from '../assets/Foreseen';
import { PlacePicker } from '../assets/PlacePicker';

const STEP = 50;
const MOST = 500;

/** What was deleted and can still be brought back. */
export function Bin() {
  const { t } = useTranslation();
  const [size, setSize] = useState(STEP);
  const found = useQuery(binQuery(size));
  const [doing, setDoing] = useState<{ act: 'restore' | 'purge'; entry: BinEntry }>();
  const close = () => setDoing(undefined);
  usePageTitle(t('bin.title'));
  return (
    <div className="page">
      <header className="page-head">
        <div>
          <h1 tabIndex={-1}>{t('bin.title')}</h1>
          <p className="soft">{t('bin.text')}</p>
        </div>
        <Link to="/assets">{t('bin.toAssets')}</Link>
      </header>
      {found.error ? (
        <ErrorCard error={found.error} onRetry={() => void found.refetch()} />
      ) : found.data ? (
        <Panel title={t('bin.deletions')} count={found.data.page.totalElements} flush>
          {found.data.rows.length > 0 ? (
            <Entries rows={found.data.rows} onAct={(act, entry) => setDoing({ act, entry })} />
          ) : (
            <EmptyState icon={iconTrashcan} title={t('bin.empty')} text={t('bin.emptyText')} />
          )}
          {found.data.rows.length < found.data.page.totalElements && size < MOST && (
            <p className="pad">
              <button type="button" className="plain" onClick={() => setSize(Math.min(MOST, size + STEP))}>
                {t('do.more')}
              </button>
            </p>
          )}
        </Panel>
      ) : (
        <Waiting />
      )}
      {doing?.act === 'restore' && <RestoreDialog entry={doing.entry} onClose={close} />}
      {doing?.act === 'purge' && <PurgeDialog entry={doing.entry} onClose={close} />}
    </div>
  );
}

interface EntriesProps {
  rows: BinEntry[];
  onAct: (act: 'restore' | 'purge', entry: BinEntry) => void;
}

function Entries({ rows, onAct }: EntriesProps) {
  const { t } = useTranslation();
  const format = useFormats();
  return (
    <div className="scroll">
      <table className="data stacked" aria-label={t('bin.deletions')}>
        <thead>
          <tr>
            <th scope="col">{t('palette.asset')}</th>
            <th scope="col">{t('bin.was')}</th>
            <th scope="col" className="end">
              {t('kind.assets')}
            </th>
            <th scope="col">{t('bin.deleted')}</th>
            <th scope="col">{t('bin.keptUntil')}</th>
            <th scope="col">
              <span className="visually-hidden">{t('table.acts')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((entry) => (
            <tr key={entry.assetId}>
              <th scope="row">
                {entry.name}
                <small className="soft">{entry.typeId}</small>
              </th>
              <td data-label={t('bin.was')}>{entry.path.map((step) => step.name).join(' / ')}</td>
              <td className="end" data-label={t('kind.assets')}>
                {format.number(entry.assets)}
              </td>
              <td data-label={t('bin.deleted')}>
                <Ago time={entry.deletedAt} />
                <small className="soft">{entry.deletedBy}</small>
              </td>
              <td data-label={t('bin.keptUntil')}>{format.day(entry.keptUntil)}</td>
              <td className="acts">
                <IxButton variant="secondary" onClick={() => onAct('restore', entry)}>
                  {t('bin.restore')}
                </IxButton>
                <IxButton variant="danger-tertiary" onClick={() => onAct('purge', entry)}>
                  {t('bin.purge')}
                </IxButton>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function RestoreDialog({ entry, onClose }: { entry: BinEntry; onClose: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const navigate = useNavigate();
  const [elsewhere, setElsewhere] = useState(false);
  const [place, setPlace] = useState<AssetRow>();
  const run = useMutation({
    mutationFn: () => restoreAsset(entry, elsewhere ? place?.assetId : undefined),
    onSuccess: async (back) => {
      await treeChanged(client);
      onClose();
      tell(t('bin.restored', { asset: back.name }));
      void navigate({ to: '/assets/$assetId', params: { assetId: back.assetId } });
    },
  });
  const where = entry.path.map((step) => step.name).join(' / ');
  return (
    <ActDialog
      title={t('bin.restoreTitle', { asset: entry.name })}
      onClose={onClose}
      action={t('bin.restore')}
      busy={run.isPending}
      blocked={elsewhere && !place}
      onAct={() => run.mutate()}
    >
      <p>{t('bin.restoreText')}</p>
      <fieldset>
        <legend>{t('act.accept.where')}</legend>
        <label className="check">
          <input type="radio" name="where" checked={!elsewhere} onChange={() => setElsewhere(false)} />
          <span>
            {t('bin.same')}
            <small className="soft">{where}</small>
          </span>
        </label>
        <label className="check">
          <input type="radio" name="where" checked={elsewhere} onChange={() => setElsewhere(true)} />
          <span>{t('bin.other')}</span>
        </label>
      </fieldset>
      {elsewhere && <PlacePicker label={t('bin.other')} chosen={place?.assetId} onChoose={setPlace} />}
      <ErrorLine error={run.error} />
    </ActDialog>
  );
}

function PurgeDialog({ entry, onClose }: { entry: BinEntry; onClose: () => void }) {
  const { t } = useTranslation();
  const format = useFormats();
  const client = useQueryClient();
  const run = useMutation({
    mutationFn: () => purgeAsset(entry),
    onSuccess: async ({ removed }) => {
      await treeChanged(client);
      onClose();
      const gone = Object.entries(removed)
        .filter(([, count]) => count > 0)
        .map(([kind, count]) => `${kindName(kind, t)}: ${format.number(count)}`);
      tell(t('bin.purged', { asset: entry.name, gone: gone.join(', ') }));
    },
  });
  return (
    <ConfirmDialog
      title={t('bin.purgeTitle', { asset: entry.name })}
      action={t('bin.purge')}
      busy={run.isPending}
      error={run.error}
      onConfirm={() => run.mutate()}
      onClose={onClose}
    >
      <p>{t('bin.purgeText', { count: entry.assets, total: format.number(entry.assets) })}</p>
    </ConfirmDialog>
  );
}
