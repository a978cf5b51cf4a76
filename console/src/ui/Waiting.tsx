import { IxSpinner } from '@siemens/ix-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';

/** Shows only after a moment: what comes at once needs no wheel. */
export function Waiting() {
  const { t } = useTranslation();
  const [late, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), 200);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div className="waiting" role="status">
      {late && (
        <>
          <IxSpinner size="medium" aria-hidden="true" />
          <span className="visually-hidden">{t('say.loading')}</span>
        </>
      )}
    </div>
  );
}
