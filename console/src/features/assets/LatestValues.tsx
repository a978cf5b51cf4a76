import { useQueries } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { latestQuery } from '~/api/queries';
import type { AspectUse, Asset } from '~/api/types';
import { valueText } from '~/lib/format';
import { Ago } from '~/ui/Ago';
import { ErrorLine } from '~/ui/ErrorCard';
import { useFormats } from '~/ui/useFormats';

/** The newest value of each variable of some dynamic aspects. */
export function LatestValues({ asset, aspects }: { asset: Asset; aspects: AspectUse[] }) {
  const { t } = useTranslation();
  const format = useFormats();
  const found = useQueries({ queries: aspects.map((aspect) => latestQuery(asset.assetId, aspect.name)) });
  return (
    <>
      <ErrorLine error={found.find((each) => each.error)?.error} />
      <div className="scroll">
        <table className="data" aria-label={t('asset.latest')}>
          <thead>
            <tr>
              <th scope="col">{t('table.variable')}</th>
              <th scope="col" className="end">
                {t('table.value')}
              </th>
              <th scope="col">{t('table.unit')}</th>
              <th scope="col">{t('table.measured')}</th>
            </tr>
          </thead>
          <tbody>
            {aspects.flatMap((aspect, index) =>
              aspect.aspectType.variables.map((variable) => {
                // Variables may have been measured at different times: each record has some of them.
                const record = found[index]?.data?.find((each) => each[variable.name] !== undefined);
                return (
                  <tr key={`${aspect.name}.${variable.name}`}>
                    <th scope="row">
                      <span className="soft">{aspect.name}.</span>
                      {variable.name}
                    </th>
                    <td className="end">
                      {record ? (
                        valueText(record[variable.name], format)
                      ) : (
                        <span className="soft">{t('say.none')}</span>
                      )}
                    </td>
                    <td>{variable.unit}</td>
                    <td className="soft">{record && <Ago time={record._time} />}</td>
                  </tr>
                );
              }),
            )}
          </tbody>
        </table>
      </div>
    </>
  );
}
