import { useTranslation } from 'react-i18next';
import type { AssetType } from '~/api/types';
import { Labelled } from '~/ui/Labelled';
import { type Draft, type Field, fits, valuesOf } from './draft';

interface Props {
  type: AssetType;
  draft: Draft;
  onChange: (pointer: string, value: string) => void;
  /** Why variables outside of aspects can't be set, if so. */
  directLocked?: string;
}

/** A field for each static variable of a type, those of aspects together. */
export function ValueFields({ type, draft, onChange, directLocked }: Props) {
  const { t } = useTranslation();
  const fields = valuesOf(type);
  const aspects = [...new Set(fields.map((field) => field.aspect))];
  return aspects.map((aspect) => (
    <fieldset key={aspect ?? ''} className="values">
      <legend>{aspect ?? t('asset.direct')}</legend>
      {!aspect && directLocked && <p className="soft">{directLocked}</p>}
      <div className="form-grid">
        {fields
          .filter((field) => field.aspect === aspect)
          .map((field) => (
            <ValueField
              key={field.pointer}
              field={field}
              value={draft[field.pointer] ?? ''}
              disabled={!aspect && !!directLocked}
              onChange={(value) => onChange(field.pointer, value)}
            />
          ))}
      </div>
    </fieldset>
  ));
}

interface OneProps {
  field: Field;
  value: string;
  disabled: boolean;
  onChange: (value: string) => void;
}

function ValueField({ field, value, disabled, onChange }: OneProps) {
  const { t } = useTranslation();
  const { variable } = field.valued;
  const good = fits(field.valued, value);
  const label = variable.unit ? `${variable.name} (${variable.unit})` : variable.name;
  const hint = good
    ? variable.defaultValue && t('form.byDefault', { value: variable.defaultValue })
    : t(`form.mustBe.${variable.dataType}`, { length: variable.length ?? 255 });
  return (
    <Labelled label={label} hint={hint} bad={!good}>
      {(id, described) =>
        variable.dataType === 'BOOLEAN' ? (
          <select
            id={id}
            className="field"
            disabled={disabled}
            value={value}
            onChange={(event) => onChange(event.target.value)}
          >
            <option value="">{t('say.none')}</option>
            <option value="true">{t('say.yes')}</option>
            <option value="false">{t('say.no')}</option>
          </select>
        ) : (
          <input
            id={id}
            className="field"
            disabled={disabled}
            value={value}
            aria-invalid={!good}
            aria-describedby={described}
            inputMode={['INT', 'LONG', 'DOUBLE'].includes(variable.dataType) ? 'decimal' : undefined}
            onChange={(event) => onChange(event.target.value)}
          />
        )
      }
    </Labelled>
  );
}
