import { iconEye } from '@siemens/ix-icons/icons';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { assetsByIdQuery } from '~/api/queries';
import { type Receipt, receiptsQuery } from '~/api/sharing';
import type { Share } from '~/api/types';
import { Ago } from '~/ui/Ago';
import { EmptyState } from '~/ui/EmptyState';
import { ErrorLine } from '~/ui/ErrorCard';
import { Pager } from '~/ui/Pager';
import { Panel } from '~/ui/Panel';
import { useFormats } from '~/ui/useFormats';
import { Waiting } from '~/ui/Waiting';

const PART = 100;
const MOST_BARS = 12;

/** What the receiving side has read through the share: the same numbers for both. */
export function Receipts({ share, outgoing }: { share: Share; outgoing: boolean }) {
  const { t } = useTranslation();
  const [page, setPage] = useState(0);
  const found = useQuery(receiptsQuery(share.id, page, PART));
  const rows = found.data?.rows ?? [];
  const assets = useQuery(assetsByIdQuery([...new Set(rows.map((row) => row.assetId))].sort()));
  const names = new Map(assets.data?.map((asset) => [asset.assetId, asset.name]));
  const parts = found.data?.page.totalPages ?? 0;
  return (
    <Panel title={t('receipts.title')} count={found.data?.page.totalElements} flush>
      <p className="soft pad">{t(outgoing ? 'receipts.ofOwner' : 'receipts.ofReceiver')}</p>
      <ErrorLine error={found.error} />
      {!found.data ? (
        <Waiting />
      ) : rows.length === 0 ? (
        <EmptyState icon={iconEye} title={t('receipts.none')} text={t('receipts.noneText')} />
      ) : (
        <>
          <Bars rows={rows} />
          <Table rows={rows} names={names} fallback={share.asset.name} of={share.asset.assetId} />
          <Pager page={page} parts={parts} onPage={setPage} />
        </>
      )}
    </Panel>
  );
}

/** Who it was: a name where one may know it, else the start of a lasting pseudonym. */
function useReader() {
  const { t } = useTranslation();
  return ({ reader }: Receipt) => reader.name ?? t('receipts.reader', { id: reader.id.slice(0, 8) });
}

/** How many samples each reader has read of each variable. */
function Bars({ rows }: { rows: Receipt[] }) {
  const { t } = useTranslation();
  const format = useFormats();
  const reader = useReader();
  const sums = new Map<string, number>();
  for (const row of rows) {
    const key = `${reader(row)} · ${row.aspect}.${row.variable}`;
    sums.set(key, (sums.get(key) ?? 0) + row.samples);
  }
  const bars = [...sums].sort(([, one], [, other]) => other - one).slice(0, MOST_BARS);
  const most = Math.max(1, ...bars.map(([, sum]) => sum));
  return (
    <figure className="bars" aria-label={t('receipts.chart')}>
      <ul>
        {bars.map(([name, sum]) => (
          <li key={name}>
            <span className="bar-name">{name}</span>
            <span className="bar" aria-hidden="true">
              <span style={{ inlineSize: `${(100 * sum) / most}%` }} />
            </span>
            <span className="bar-value">{t('receipts.samples', { count: sum, number: format.number(sum) })}</span>
          </li>
        ))}
      </ul>
    </figure>
  );
}

interface TableProps {
  rows: Receipt[];
  names: Map<string, string>;
  fallback: string;
  of: string;
}

function Table({ rows, names, fallback, of }: TableProps) {
  const { t } = useTranslation();
  const format = useFormats();
  const reader = useReader();
  return (
    <div className="scroll">
      <table className="data stacked" aria-label={t('receipts.title')}>
        <thead>
          <tr>
            <th scope="col">{t('receipts.who')}</th>
            <th scope="col">{t('asset.details')}</th>
            <th scope="col">{t('table.variable')}</th>
            <th scope="col" className="end">
              {t('receipts.values')}
            </th>
            <th scope="col" className="end">
              {t('receipts.reads')}
            </th>
            <th scope="col">{t('receipts.first')}</th>
            <th scope="col">{t('receipts.last')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={`${row.reader.id} ${row.assetId} ${row.aspect} ${row.variable}`}>
              <th scope="row">{reader(row)}</th>
              <td>{names.get(row.assetId) ?? (row.assetId === of ? fallback : row.assetId.slice(0, 8))}</td>
              <td>
                {row.aspect}.{row.variable}
              </td>
              <td className="end" data-label={t('receipts.values')}>
                {format.number(row.samples)}
              </td>
              <td className="end" data-label={t('receipts.reads')}>
                {format.number(row.reads)}
              </td>
              <td data-label={t('receipts.first')}>{format.time(row.firstAt)}</td>
              <td data-label={t('receipts.last')}>
                <Ago time={row.lastAt} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
