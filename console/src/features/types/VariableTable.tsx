import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Variable } from '~/api/types';

/** Variables as a type defines them; those it has from elsewhere stand back and say from where. */
export function VariableTable({
  label,
  variables,
  originOf,
}: {
  label: string;
  variables: Variable[];
  originOf?: (variable: Variable) => string | undefined;
}) {
  const { t } = useTranslation();
  return (
    <div className="scroll">
      <table className="data" aria-label={label}>
        <thead>
          <tr>
            <th scope="col">{t('table.variable')}</th>
            <th scope="col">{t('table.dataType')}</th>
            <th scope="col">{t('table.unit')}</th>
            <th scope="col">{t('types.default')}</th>
            {originOf && <th scope="col">{t('table.origin')}</th>}
          </tr>
        </thead>
        <tbody>
          {variables.map((variable) => {
            const origin = originOf?.(variable);
            return (
              <tr key={variable.name} className={origin ? 'soft' : undefined}>
                <th scope="row">{variable.name}</th>
                <td>
                  {variable.dataType}
                  {variable.length ? ` (${variable.length})` : ''}
                  {variable.qualityCode ? ` · ${t('types.quality')}` : ''}
                </td>
                <td>{variable.unit}</td>
                <td>{variable.defaultValue}</td>
                {originOf && (
                  <td>
                    {origin ? (
                      <Link to="/types/$typeId" params={{ typeId: origin }}>
                        {origin}
                      </Link>
                    ) : (
                      t('table.own')
                    )}
                  </td>
                )}
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
