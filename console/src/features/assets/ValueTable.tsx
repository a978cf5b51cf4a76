import { useTranslation } from 'react-i18next';
import type { Valued } from './model';

/** Static variables: name, value, unit, and where they come from. */
export function ValueTable({ label, values, origins }: { label: string; values: Valued[]; origins?: boolean }) {
  const { t } = useTranslation();
  return (
    <div className="scroll">
      <table className="data" aria-label={label}>
        <thead>
          <tr>
            <th scope="col">{t('table.variable')}</th>
            <th scope="col" className="end">
              {t('table.value')}
            </th>
            <th scope="col">{t('table.unit')}</th>
            <th scope="col">{t('table.dataType')}</th>
            {origins && <th scope="col">{t('table.origin')}</th>}
          </tr>
        </thead>
        <tbody>
          {values.map(({ variable, value, origin }) => (
            <tr key={variable.name}>
              <th scope="row">{variable.name}</th>
              <td className="end">{value ?? <span className="soft">{t('say.none')}</span>}</td>
              <td>{variable.unit}</td>
              <td className="soft">{variable.dataType}</td>
              {origins && <td className="soft">{origin ? t('table.inherited', { type: origin }) : t('table.own')}</td>}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
