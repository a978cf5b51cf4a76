import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type OfferBody, type Previewed, previewQuery } from '~/api/sharing';
import { useSettled } from '~/app/useSettled';
import { ErrorLine } from '~/ui/ErrorCard';
import { useFormats } from '~/ui/useFormats';
import { Waiting } from '~/ui/Waiting';
import { fieldName } from './ProfileText';
import { countVariables, SeenAsset } from './SeenAsset';

const FIRST_SHOWN = 20;
const NOTHING = {} as OfferBody;

/** What the offer would show its receiver, asked of the server as one changes it. */
export function OfferPreview({ body }: { body: OfferBody | undefined }) {
  const { t } = useTranslation();
  const settled = useSettled(body ? JSON.stringify(body) : '');
  const asked = settled ? (JSON.parse(settled) as OfferBody) : undefined;
  const found = useQuery({ ...previewQuery(asked ?? NOTHING), enabled: !!asked });
  return (
    <section className="preview" aria-label={t('preview.title')} aria-busy={found.isFetching}>
      <h3>{t('preview.title')}</h3>
      {!body ? (
        <p className="soft">{t('preview.notYet')}</p>
      ) : found.error ? (
        <ErrorLine error={found.error} />
      ) : found.data ? (
        <Shown preview={found.data} />
      ) : (
        <Waiting />
      )}
    </section>
  );
}

function Shown({ preview }: { preview: Previewed }) {
  const { t } = useTranslation();
  const format = useFormats();
  const [most, setMost] = useState(FIRST_SHOWN);
  const { assets, total, receiver, leftOut, leftOutCount, grows } = preview;
  const counted = countVariables(assets);
  const fields = new Set(
    assets.flatMap((asset) => asset.fields.filter((part) => !part.shown).map((part) => part.name)),
  );
  const number = (count: number) => ({ count, number: format.number(count) });
  return (
    <>
      <output className="preview-sum">
        <strong>{t('preview.assets', number(total))}</strong>
        <strong>{t('preview.variables', number(counted.shown))}</strong>
        <span className="soft">
          {t('preview.for', { tenant: receiver.displayName })}
          {assets.length < total && ` ${t('preview.countedOf', number(assets.length))}`}
        </span>
      </output>
      <ul className="preview-assets">
        {assets.slice(0, most).map((asset, index) => {
          const { shown, all } = countVariables([asset]);
          return (
            <li key={asset.assetId}>
              <details open={index === 0 && assets.length === 1}>
                <summary>
                  {asset.name} <small className="soft">{t('preview.ofVariables', { shown, all })}</small>
                </summary>
                <SeenAsset asset={asset} />
              </details>
            </li>
          );
        })}
      </ul>
      {most < assets.length && (
        <button type="button" className="plain" onClick={() => setMost(most + 100)}>
          {t('do.more')}
        </button>
      )}
      <h4>{t('preview.not')}</h4>
      <ul className="preview-not soft">
        {fields.size > 0 && (
          <li>{t('preview.hiddenFields', { fields: [...fields].map((name) => fieldName(name, t)).join(', ') })}</li>
        )}
        {counted.all > counted.shown && <li>{t('preview.hidden', number(counted.all - counted.shown))}</li>}
        {leftOutCount > 0 && (
          <li>
            {t('preview.leftOut', number(leftOutCount))}{' '}
            {leftOut
              .slice(0, 5)
              .map(({ asset, reason }) => `${asset.name} (${t(`preview.why.${reason}`)})`)
              .join(', ')}
            {leftOutCount > 5 && ' …'}
          </li>
        )}
        {!preview.events && <li>{t('preview.noEvents')}</li>}
        <li>{t('preview.never')}</li>
      </ul>
      {(grows.descendants || grows.variables) && (
        <>
          <h4>{t('preview.later')}</h4>
          <ul className="preview-not soft">
            {grows.descendants && <li>{t('preview.laterAssets')}</li>}
            {grows.variables && <li>{t('preview.laterVariables')}</li>}
          </ul>
        </>
      )}
    </>
  );
}
