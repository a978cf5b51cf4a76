import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { searchQuery } from '~/api/queries';
import type { AssetRow } from '~/api/types';
import { useWho } from '~/app/session';
import { useSettled } from '~/app/useSettled';
import { ErrorLine } from '~/ui/ErrorCard';
import { SearchHits } from './SearchHits';
import { useOwners } from './useOwners';

interface Props {
  label: string;
  chosen?: string;
  onChoose: (asset: AssetRow) => void;
  /** Not among what can be chosen. */
  without?: string;
}

/** One of one's own assets, found by name. */
export function PlacePicker({ label, chosen, onChoose, without }: Props) {
  const { t } = useTranslation();
  const who = useWho();
  const owners = useOwners();
  const [typed, setTyped] = useState('');
  const words = useSettled(typed.trim());
  const found = useQuery(searchQuery({ words, whose: 'own', tenant: who.tenant.id }));
  const rows = (found.data?.rows ?? []).filter((asset) => asset.assetId !== without);
  return (
    <div className="picker">
      <label>
        {t('act.accept.search')}
        <input
          type="search"
          className="field"
          data-first
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
      </label>
      <ErrorLine error={found.error} />
      <section className="picker-list" aria-label={label}>
        <SearchHits words={words} assets={rows} selected={chosen} owners={owners} onSelect={onChoose} />
      </section>
      {found.data && rows.length === 0 && <p className="soft">{t('tree.none')}</p>}
    </div>
  );
}
