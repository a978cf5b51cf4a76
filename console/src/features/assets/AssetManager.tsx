import { iconAssetNetwork, iconSearch } from '@siemens/ix-icons/icons';
import { IxButton } from '@siemens/ix-react';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link, Outlet, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { assetQuery, assetTypesQuery, countQuery, lentQuery, rootQuery, searchQuery } from '~/api/queries';
import type { AssetRow } from '~/api/types';
import { type AssetsSearch, SHOWN, type Shown } from '~/app/search';
import { useWho } from '~/app/session';
import { usePageTitle } from '~/app/usePageTitle';
import { useSettled } from '~/app/useSettled';
import { EmptyState } from '~/ui/EmptyState';
import { ErrorCard } from '~/ui/ErrorCard';
import { useFormats } from '~/ui/useFormats';
import { Waiting } from '~/ui/Waiting';
import { CreateDialog } from './AssetForm';
import { AssetTree } from './AssetTree';
import { MoveDialog } from './MoveDialog';
import { whyNotCreate } from './may';
import { SearchHits } from './SearchHits';
import { useOwners } from './useOwners';
import { useTree } from './useTree';

/** The tree on one side, the asset on the other. */
export function AssetManager() {
  const { t } = useTranslation();
  const search = useSearch({ from: '/assets' });
  const { assetId } = useParams({ strict: false });
  const navigate = useNavigate();
  const change = (changes: Partial<AssetsSearch>, replace = true) =>
    void navigate({ to: '.', search: (before) => ({ ...before, ...changes }), replace });
  const select = (asset: AssetRow) =>
    void navigate({
      to: '/assets/$assetId',
      params: { assetId: asset.assetId },
      // Aspect and range belong to the asset before; the tab is where one is reading.
      search: ({ q, show, type, tab }: AssetsSearch) => ({ q, show, type, tab }),
    });

  const who = useWho();
  const root = useQuery(rootQuery);
  const current = useQuery({ ...assetQuery(assetId ?? ''), enabled: !!assetId });
  const [creating, setCreating] = useState<Pick<AssetRow, 'assetId' | 'name'>>();
  const [move, setMove] = useState<{ asset: AssetRow; to: AssetRow }>();
  // Below what one looks at, where that is possible; else at the top.
  const below = current.data && !whyNotCreate(current.data, who) ? current.data : root.data;
  const noCreate = whyNotCreate(below, who);

  return (
    <div className={assetId ? 'manager has-asset' : 'manager'}>
      <aside className="finder" aria-label={t('tree.label')}>
        <Finder search={search} onChange={change} />
        {search.q || search.type ? (
          <Hits
            search={search}
            selected={assetId}
            onSelect={select}
            onClear={() => change({ q: undefined, type: undefined, show: undefined })}
          />
        ) : (
          <Branches
            shown={search.show ?? 'all'}
            selected={assetId}
            onSelect={select}
            onMove={(asset, to) => setMove({ asset, to })}
          />
        )}
        <div className="finder-acts">
          <button
            type="button"
            className="plain"
            disabled={!below || !!noCreate}
            title={noCreate && t(noCreate)}
            onClick={() => setCreating(below)}
          >
            {t('create.title')}
          </button>
          <Link to="/bin">{t('bin.title')}</Link>
        </div>
      </aside>
      <section className="details" aria-label={t('asset.details')}>
        <Outlet />
      </section>
      {creating && <CreateDialog parent={creating} onClose={() => setCreating(undefined)} />}
      {move && <MoveDialog {...move} onClose={() => setMove(undefined)} />}
    </div>
  );
}

function Finder({ search, onChange }: { search: AssetsSearch; onChange: (changes: Partial<AssetsSearch>) => void }) {
  const { t } = useTranslation();
  const types = useQuery(assetTypesQuery);
  const [typed, setTyped] = useState(search.q ?? '');
  const settled = useSettled(typed);
  const asked = search.q ?? '';
  const [sent, setSent] = useState(asked);
  // The field follows the address, as when one goes back, but not while one is typing.
  if (asked !== sent) {
    setSent(asked);
    setTyped(asked);
  }
  useEffect(() => {
    if (settled !== typed || settled.trim() === sent) return;
    setSent(settled.trim());
    onChange({ q: settled.trim() || undefined });
  }, [settled, typed, sent, onChange]);

  return (
    <div className="finder-head">
      <label className="search">
        <span className="visually-hidden">{t('tree.search')}</span>
        <input
          type="search"
          className="field"
          placeholder={t('tree.search')}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
        <kbd>/</kbd>
      </label>
      <fieldset className="segments" aria-label={t('tree.show')}>
        {SHOWN.map((each) => (
          <button
            key={each}
            type="button"
            aria-pressed={(search.show ?? 'all') === each}
            onClick={() => onChange({ show: each === 'all' ? undefined : each })}
          >
            {t(`tree.shown.${each}`)}
          </button>
        ))}
      </fieldset>
      <label className="type-filter">
        <span className="visually-hidden">{t('tree.type')}</span>
        <select
          className="field"
          value={search.type ?? ''}
          onChange={(event) => onChange({ type: event.target.value || undefined })}
        >
          <option value="">{t('tree.anyType')}</option>
          {(types.data ?? []).map((type) => (
            <option key={type.id} value={type.id}>
              {type.name} ({type.id})
            </option>
          ))}
        </select>
      </label>
    </div>
  );
}

function Branches({
  shown,
  selected,
  onSelect,
  onMove,
}: {
  shown: Shown;
  selected?: string;
  onSelect: (asset: AssetRow) => void;
  onMove: (asset: AssetRow, to: AssetRow) => void;
}) {
  const { t } = useTranslation();
  const owners = useOwners();
  const asset = useQuery({ ...assetQuery(selected ?? ''), enabled: !!selected });
  const tree = useTree(shown, asset.data);
  if (tree.error) return <ErrorCard error={tree.error} onRetry={tree.retry} />;
  if (tree.waiting) return <Waiting />;
  if (tree.rows.length === 0) {
    return <EmptyState icon={iconAssetNetwork} title={t(`tree.empty.${shown}`)} />;
  }
  return (
    <>
      <AssetTree
        key={shown}
        label={t('tree.label')}
        rows={tree.rows}
        selected={selected}
        owners={owners}
        onSelect={onSelect}
        onToggle={tree.toggle}
        onWant={tree.want}
        onMove={onMove}
      />
      <TreeFoot shown={shown} />
    </>
  );
}

/** How much there is in all. */
function TreeFoot({ shown }: { shown: Shown }) {
  const { t } = useTranslation();
  const format = useFormats();
  const counted = useQuery({
    ...countQuery(shown === 'own' ? 'own' : 'all'),
    enabled: shown === 'all' || shown === 'own',
  });
  const lent = useInfiniteQuery({ ...lentQuery, enabled: shown === 'lent' });
  if (lent.data) {
    const count = lent.data.pages.at(-1)?.shares ?? 0;
    return (
      <p className="finder-foot soft">
        {t('tree.lentShares', { count, total: format.number(count) })}
        {lent.hasNextPage && (
          <button
            type="button"
            className="plain"
            disabled={lent.isFetchingNextPage}
            onClick={() => void lent.fetchNextPage()}
          >
            {t('do.more')}
          </button>
        )}
      </p>
    );
  }
  if (counted.data === undefined) return null;
  return (
    <p className="finder-foot soft">{t('tree.count', { count: counted.data, total: format.number(counted.data) })}</p>
  );
}

interface HitsProps {
  search: AssetsSearch;
  selected?: string;
  onSelect: (asset: AssetRow) => void;
  onClear: () => void;
}

function Hits({ search, selected, onSelect, onClear }: HitsProps) {
  const { t } = useTranslation();
  const who = useWho();
  const format = useFormats();
  const owners = useOwners();
  const shown = search.show ?? 'all';
  const lent = useInfiniteQuery({ ...lentQuery, enabled: shown === 'lent' });
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = lent;
  useEffect(() => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage(); // a search is among all that is lent
  }, [hasNextPage, isFetchingNextPage, fetchNextPage]);
  const ids = lent.data?.pages.flatMap((part) => part.assets.map((asset) => asset.assetId));
  const found = useQuery({
    ...searchQuery({
      words: search.q,
      typeId: search.type,
      whose: shown === 'lent' ? 'own' : shown,
      tenant: who.tenant.id,
      ids: shown === 'lent' ? [...new Set(ids)].sort() : undefined,
    }),
    enabled: shown !== 'lent' || (lent.isSuccess && !lent.hasNextPage),
  });
  const error = found.error ?? lent.error;
  if (error) return <ErrorCard error={error} onRetry={() => void found.refetch()} />;
  if (!found.data) return <Waiting />;
  const total = found.data.page.totalElements;
  if (total === 0) {
    return (
      <EmptyState icon={iconSearch} title={t('tree.none')}>
        <IxButton variant="secondary" onClick={onClear}>
          {t('tree.clear')}
        </IxButton>
      </EmptyState>
    );
  }
  return (
    <>
      <SearchHits
        words={search.q ?? ''}
        assets={found.data.rows}
        selected={selected}
        owners={owners}
        onSelect={onSelect}
      />
      <p className="finder-foot soft" role="status">
        {found.data.rows.length < total
          ? t('tree.someHits', {
              shown: format.number(found.data.rows.length),
              count: total,
              total: format.number(total),
            })
          : t('tree.hits', { count: total, total: format.number(total) })}
      </p>
    </>
  );
}

/** The right side before anything is chosen. */
export function NothingSelected() {
  const { t } = useTranslation();
  usePageTitle(t('room.assets.name'));
  return (
    <div className="page">
      <h1 tabIndex={-1}>{t('room.assets.name')}</h1>
      <EmptyState icon={iconAssetNetwork} title={t('asset.none')} text={t('asset.noneText')} />
    </div>
  );
}
