import { useTranslation } from 'react-i18next';
import { chooseLanguage, LANGUAGES } from '~/i18n';

const NAMES = { en: 'English', de: 'Deutsch' };

export function LanguageSwitch() {
  const { i18n, t } = useTranslation();
  return (
    <fieldset className="languages" aria-label={t('menu.language')}>
      {LANGUAGES.map((language) => (
        <button
          key={language}
          type="button"
          lang={language}
          className="plain"
          aria-pressed={i18n.language === language}
          onClick={() => void chooseLanguage(language)}
        >
          {NAMES[language]}
        </button>
      ))}
    </fieldset>
  );
}
