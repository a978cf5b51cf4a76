import { iconChartCurveLinear } from '@siemens/ix-icons/icons';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { lazy, Suspense, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { latestQuery, MOST_RECORDS, type Span, samplesQuery } from '~/api/queries';
import type { AspectUse, Asset, SampleRecord } from '~/api/types';
import type { AssetsSearch } from '~/app/search';
import { fromLocalField, toLocalField, valueText } from '~/lib/format';
import { EmptyState } from '~/ui/EmptyState';
import { ErrorCard } from '~/ui/ErrorCard';
import { Panel } from '~/ui/Panel';
import { useFormats } from '~/ui/useFormats';
import { Waiting } from '~/ui/Waiting';
import { isNumber } from './model';

const TimeSeriesChart = lazy(() => import('~/ui/TimeSeriesChart'));

const HOUR = 3_600_000;
const SPANS = { h1: HOUR, h24: 24 * HOUR, d7: 7 * 24 * HOUR, d30: 30 * 24 * HOUR } as const;
const MEANT = SPANS.d7;

interface Props {
  asset: Asset;
  aspects: AspectUse[];
  tall?: boolean;
}

/** One aspect's measurements in a range of time that stands in the address, as lines or as a table. */
export function SeriesPanel({ asset, aspects, tall }: Props) {
  const { t } = useTranslation();
  const search = useSearch({ from: '/assets' });
  const navigate = useNavigate();
  const change = (changes: Partial<AssetsSearch>) =>
    void navigate({ to: '.', search: (before) => ({ ...before, ...changes }), replace: true });
  const aspect = aspects.find((each) => each.name === search.aspect) ?? aspects[0];
  const latest = useQuery({ ...latestQuery(asset.assetId, aspect?.name ?? ''), enabled: !!aspect });
  if (!aspect) return null;

  const newest = (latest.data ?? [])
    .map((record) => record._time)
    .sort()
    .at(-1);
  const span = spanOf(search, newest);
  const table = search.view === 'table';
  return (
    <Panel
      title={t('series.of', { aspect: aspect.name })}
      tools={
        <>
          {aspects.length > 1 && (
            <label className="inline-field">
              <span className="visually-hidden">{t('series.aspect')}</span>
              <select
                className="field"
                value={aspect.name}
                onChange={(event) => change({ aspect: event.target.value })}
              >
                {aspects.map((each) => (
                  <option key={each.name}>{each.name}</option>
                ))}
              </select>
            </label>
          )}
          {newest && <Spans span={span} newest={newest} onChange={change} />}
          <button
            type="button"
            className="plain"
            aria-pressed={table}
            onClick={() => change({ view: table ? undefined : 'table' })}
          >
            {t('series.asTable')}
          </button>
        </>
      }
    >
      {latest.error ? (
        <ErrorCard error={latest.error} onRetry={() => void latest.refetch()} />
      ) : latest.isPending ? (
        <Waiting />
      ) : span ? (
        <>
          {tall && <RangeFields span={span} onChange={change} />}
          <Measured
            asset={asset}
            aspect={aspect}
            span={span}
            table={table}
            tall={tall}
            onZoom={(from, to) => change({ from, to })}
          />
        </>
      ) : (
        <EmptyState icon={iconChartCurveLinear} title={t('series.empty')} />
      )}
    </Panel>
  );
}

/** The range asked for, else the days before the newest record. */
function spanOf(search: AssetsSearch, newest: string | undefined): Span | undefined {
  if (search.from && search.to) return { from: search.from, to: search.to };
  return newest ? before(newest, MEANT) : undefined;
}

function before(newest: string, length: number): Span {
  return { from: new Date(Date.parse(newest) - length).toISOString(), to: new Date(newest).toISOString() };
}

function Spans({
  span,
  newest,
  onChange,
}: {
  span: Span | undefined;
  newest: string;
  onChange: (changes: Partial<AssetsSearch>) => void;
}) {
  const { t } = useTranslation();
  return (
    <fieldset className="segments" aria-label={t('series.range')}>
      {(Object.keys(SPANS) as (keyof typeof SPANS)[]).map((key) => {
        const wanted = before(newest, SPANS[key]);
        return (
          <button
            key={key}
            type="button"
            aria-pressed={span?.from === wanted.from && span.to === wanted.to}
            onClick={() => onChange(wanted)}
          >
            {t(`series.span.${key}`)}
          </button>
        );
      })}
    </fieldset>
  );
}

function RangeFields({ span, onChange }: { span: Span; onChange: (changes: Partial<AssetsSearch>) => void }) {
  const { t } = useTranslation();
  const set = (edge: 'from' | 'to') => (text: string) => {
    const moment = fromLocalField(text);
    if (moment) onChange({ ...span, [edge]: moment });
  };
  return (
    <div className="range">
      {(['from', 'to'] as const).map((edge) => (
        <label key={edge}>
          {t(`series.${edge}`)}
          <input
            type="datetime-local"
            className="field"
            value={toLocalField(span[edge])}
            onChange={(event) => set(edge)(event.target.value)}
          />
        </label>
      ))}
    </div>
  );
}

interface MeasuredProps {
  asset: Asset;
  aspect: AspectUse;
  span: Span;
  table: boolean;
  tall?: boolean;
  onZoom: (from: string, to: string) => void;
}

function Measured({ asset, aspect, span, table, tall, onZoom }: MeasuredProps) {
  const { t } = useTranslation();
  const format = useFormats();
  const found = useQuery(samplesQuery(asset.assetId, aspect.name, span));
  const lines = useMemo(() => linesOf(aspect), [aspect]);
  if (found.error) return <ErrorCard error={found.error} onRetry={() => void found.refetch()} />;
  if (!found.data) return <div className={tall ? 'chart tall' : 'chart'} />;
  if (found.data.length === 0) {
    return <EmptyState icon={iconChartCurveLinear} title={t('series.emptyRange')} />;
  }
  const cut = found.data.length >= MOST_RECORDS;
  return (
    <>
      {table || lines.length === 0 ? (
        <RecordTable aspect={aspect} records={found.data} />
      ) : (
        <Suspense fallback={<div className={tall ? 'chart tall' : 'chart'} />}>
          <TimeSeriesChart
            tall={tall}
            label={t('series.of', { aspect: aspect.name })}
            records={found.data}
            lines={lines}
            onZoom={onZoom}
          />
        </Suspense>
      )}
      <p className="soft foot-note" role="status">
        {cut
          ? t('series.newest', {
              count: MOST_RECORDS,
              shown: format.number(MOST_RECORDS),
              from: format.time(found.data[0]?._time ?? ''),
            })
          : t('series.count', { count: found.data.length, total: format.number(found.data.length) })}
      </p>
    </>
  );
}

/** The unit stands with the name: an axis may serve several. */
function linesOf(aspect: AspectUse) {
  return aspect.aspectType.variables.filter(isNumber).map(({ name, unit }) => ({
    variable: name,
    name: named(name, unit),
    unit: unit ?? '',
  }));
}

const named = (name: string, unit?: string | null) => (unit ? `${name} (${unit})` : name);

const ROWS = 200;

function RecordTable({ aspect, records }: { aspect: AspectUse; records: SampleRecord[] }) {
  const { t } = useTranslation();
  const format = useFormats();
  const newestFirst = records.slice(-ROWS).reverse();
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to take the keys */}
      <section className="scroll table-frame" aria-label={t('series.table')} tabIndex={0}>
        <table className="data">
          <thead>
            <tr>
              <th scope="col">{t('table.time')}</th>
              {aspect.aspectType.variables.map((variable) => (
                <th scope="col" key={variable.name} className="end">
                  {named(variable.name, variable.unit)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {newestFirst.map((record) => (
              <tr key={record._time}>
                <th scope="row">{format.time(record._time)}</th>
                {aspect.aspectType.variables.map((variable) => (
                  <td key={variable.name} className="end">
                    {valueText(record[variable.name], format)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {records.length > ROWS && <p className="soft foot-note">{t('series.tableRows', { count: ROWS })}</p>}
    </>
  );
}
