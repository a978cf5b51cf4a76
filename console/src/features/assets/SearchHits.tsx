import type { AssetRow } from '~/api/types';
import { AssetIcon, SharingSign } from './AssetIcon';
import { SubtenantLabel } from './SubtenantLabel';

interface Props {
  words: string;
  assets: AssetRow[];
  selected?: string;
  owners: ReadonlyMap<string, string>;
  onSelect: (asset: AssetRow) => void;
}

/** What a search has found, as a list. */
export function SearchHits({ words, assets, selected, owners, onSelect }: Props) {
  return (
    <ul className="hits">
      {assets.map((asset) => (
        <li key={asset.assetId}>
          <button
            type="button"
            className={asset.assetId === selected ? 'hit selected' : 'hit'}
            aria-current={asset.assetId === selected ? 'true' : undefined}
            onClick={() => onSelect(asset)}
          >
            <AssetIcon asset={asset} />
            <span className="hit-text">
              <span className="line-name">
                <Marked text={asset.name} words={words} />
              </span>
              <small className="soft">
                {[asset.path?.map((step) => step.name).join(' / '), asset.externalId, asset.typeId]
                  .filter(Boolean)
                  .join(' · ')}
              </small>
            </span>
            {asset.subTenant && <SubtenantLabel id={asset.subTenant} />}
            <SharingSign asset={asset} owner={owners.get(asset.tenantId)} />
          </button>
        </li>
      ))}
    </ul>
  );
}

/** The text with what was searched for standing out. */
export function Marked({ text, words }: { text: string; words: string }) {
  const at = words ? text.toLocaleLowerCase().indexOf(words.toLocaleLowerCase()) : -1;
  if (at < 0) return text;
  return (
    <>
      {text.slice(0, at)}
      <mark>{text.slice(at, at + words.length)}</mark>
      {text.slice(at + words.length)}
    </>
  );
}
