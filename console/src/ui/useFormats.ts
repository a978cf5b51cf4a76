import { useTranslation } from 'react-i18next';
import { type Formats, formats } from '~/lib/format';

export function useFormats(): Formats {
  return formats(useTranslation().i18n.language);
}
