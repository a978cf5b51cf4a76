import type { FieldValues, UseFormRegisterReturn } from 'react-hook-form';
import { useTranslation } from 'react-i18next';

interface Props {
  title: string;
  text: string;
  from: UseFormRegisterReturn;
  until: UseFormRegisterReturn;
  error?: string;
}

/** A span of time of which each end may be left open. */
export function WindowFields({ title, text, from, until, error }: Props) {
  const { t } = useTranslation();
  return (
    <fieldset>
      <legend>{title}</legend>
      <p className="soft">{text}</p>
      <label>
        {t('offer.from')}
        <input type="datetime-local" className="field" {...from} />
      </label>
      <label>
        {t('offer.until')}
        <input type="datetime-local" className="field" aria-invalid={!!error || undefined} {...until} />
      </label>
      {error && (
        <p className="error-line" role="alert">
          {error}
        </p>
      )}
    </fieldset>
  );
}

/** The rule of an end that names the field of its beginning. */
export function endsAfter<T extends FieldValues>(from: keyof T, message: string) {
  return { validate: (until: string, input: T) => !until || !input[from] || until > String(input[from]) || message };
}
