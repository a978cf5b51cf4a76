import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { recall, remember } from '~/lib/preferences';
import type en from './en.json';

export const LANGUAGES = ['en', 'de'] as const;
export type Language = (typeof LANGUAGES)[number];

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'translation';
    resources: { translation: typeof en };
  }
}

/** Only the language in use is fetched. */
const TEXTS = { en: () => import('./en.json'), de: () => import('./de.json') };

export async function startLanguage() {
  const wanted = recall('language') ?? navigator.language.slice(0, 2);
  const language: Language = wanted === 'de' ? 'de' : 'en';
  document.documentElement.lang = language;
  await i18next.use(initReactI18next).init({
    lng: language,
    resources: { [language]: { translation: (await TEXTS[language]()).default } },
    interpolation: { escapeValue: false }, // React escapes
  });
}

export async function chooseLanguage(language: Language) {
  remember('language', language);
  if (!i18next.hasResourceBundle(language, 'translation')) {
    i18next.addResourceBundle(language, 'translation', (await TEXTS[language]()).default);
  }
  document.documentElement.lang = language;
  await i18next.changeLanguage(language);
}
