import { iconListText } from '@siemens/ix-icons/icons';
import { useTranslation } from 'react-i18next';
import type { Asset, AssetType } from '~/api/types';
import { EmptyState } from '~/ui/EmptyState';
import { Panel } from '~/ui/Panel';
import { aspectVariables, directVariables, isDynamic } from './model';
import { ValueTable } from './ValueTable';

/** All that is known of the asset and does not change with time. */
export function VariablesTab({ asset, type }: { asset: Asset; type: AssetType }) {
  const { t } = useTranslation();
  const direct = directVariables(asset, type);
  const fixed = type.aspects.filter((aspect) => !isDynamic(aspect));
  if (direct.length === 0 && fixed.length === 0) {
    return <EmptyState icon={iconListText} title={t('asset.noVariables')} />;
  }
  return (
    <div className="stack">
      {direct.length > 0 && (
        <Panel title={t('asset.direct')} count={direct.length} flush>
          <ValueTable label={t('asset.direct')} values={direct} origins />
        </Panel>
      )}
      {fixed.map((aspect) => (
        <Panel key={aspect.name} title={aspect.name} flush>
          <ValueTable label={aspect.name} values={aspectVariables(asset, aspect)} />
        </Panel>
      ))}
    </div>
  );
}
