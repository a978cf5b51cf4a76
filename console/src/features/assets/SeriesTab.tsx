import { iconChartCurveLinear } from '@siemens/ix-icons/icons';
import { useTranslation } from 'react-i18next';
import type { Asset, AssetType } from '~/api/types';
import { EmptyState } from '~/ui/EmptyState';
import { isDynamic } from './model';
import { SeriesPanel } from './SeriesPanel';

/** What was measured, over time. */
export function SeriesTab({ asset, type }: { asset: Asset; type: AssetType }) {
  const { t } = useTranslation();
  const dynamic = type.aspects.filter(isDynamic);
  if (dynamic.length === 0) {
    return <EmptyState icon={iconChartCurveLinear} title={t('series.noAspects')} />;
  }
  return <SeriesPanel asset={asset} aspects={dynamic} tall />;
}
