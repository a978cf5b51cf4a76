import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { levelQuery } from '~/api/queries';
import type { AssetRow } from '~/api/types';
import { ErrorLine } from '~/ui/ErrorCard';
import { Pager } from '~/ui/Pager';
import { SubtenantLabel } from '../assets/SubtenantLabel';

interface Props {
  /** The branch of which children may be left out. */
  of: string;
  excluded: string[];
  onChange: (excluded: string[]) => void;
}

/** What is below the shared asset, branch by branch; those without a tick are left out with all below them. */
export function Branches(props: Props) {
  const { t } = useTranslation();
  return (
    <fieldset className="branches">
      <legend>{t('offer.branches')}</legend>
      <Level {...props} />
    </fieldset>
  );
}

function Level({ of, excluded, onChange }: Props) {
  const { t } = useTranslation();
  const [page, setPage] = useState(0);
  const found = useQuery(levelQuery(of, 'own', page));
  if (found.error) return <ErrorLine error={found.error} />;
  if (!found.data) return null;
  const { rows, page: at } = found.data;
  if (at.totalElements === 0) return <p className="soft">{t('offer.nothingBelow')}</p>;
  return (
    <>
      <ul>
        {rows.map((asset) => (
          <Branch key={asset.assetId} asset={asset} excluded={excluded} onChange={onChange} />
        ))}
      </ul>
      <Pager page={page} parts={at.totalPages} onPage={setPage} />
    </>
  );
}

function Branch({ asset, excluded, onChange }: { asset: AssetRow } & Omit<Props, 'of'>) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const shared = !excluded.includes(asset.assetId);
  return (
    <li>
      <div className="branch">
        <label className="check">
          <input
            type="checkbox"
            checked={shared}
            onChange={() =>
              onChange(shared ? [...excluded, asset.assetId] : excluded.filter((id) => id !== asset.assetId))
            }
          />
          <span>
            {asset.name} {asset.subTenant && <SubtenantLabel id={asset.subTenant} />}
          </span>
        </label>
        {shared && !!asset.children && (
          <button type="button" className="plain" aria-expanded={open} onClick={() => setOpen(!open)}>
            {t('offer.below', { count: asset.children, name: asset.name })}
          </button>
        )}
      </div>
      {open && shared && <Level of={asset.assetId} excluded={excluded} onChange={onChange} />}
    </li>
  );
}
