import { iconAdd, iconTrashcan } from '@siemens/ix-icons/icons';
import { IxButton, IxIconButton } from '@siemens/ix-react';
import { useTranslation } from 'react-i18next';
import type { DataType, Variable } from '~/api/types';

/** A variable as it is being written. */
export interface VariableDraft {
  key: string;
  /** It was there before: then its name and kind stay, for there may be values. */
  fixed: boolean;
  name: string;
  dataType: DataType;
  unit: string;
  length: string;
  defaultValue: string;
  qualityCode: boolean;
}

const TYPES: DataType[] = ['DOUBLE', 'INT', 'LONG', 'BOOLEAN', 'STRING', 'TIMESTAMP'];

export const draftOf = (variable: Variable): VariableDraft => ({
  key: variable.name,
  fixed: true,
  name: variable.name,
  dataType: variable.dataType,
  unit: variable.unit ?? '',
  length: variable.length ? String(variable.length) : '',
  defaultValue: variable.defaultValue ?? '',
  qualityCode: variable.qualityCode ?? false,
});

export const variableOf = (draft: VariableDraft) => ({
  name: draft.name.trim(),
  dataType: draft.dataType,
  unit: draft.unit.trim() || null,
  length: draft.length.trim() === '' ? null : Number(draft.length),
  defaultValue: draft.defaultValue === '' ? null : draft.defaultValue,
  qualityCode: draft.qualityCode,
});

interface Props {
  drafts: VariableDraft[];
  /** Of a dynamic aspect: with quality, without default. */
  dynamic: boolean;
  onChange: (drafts: VariableDraft[]) => void;
}

/** Rows of variables; more can be added, and those not saved yet taken away. */
export function VariablesEditor({ drafts, dynamic, onChange }: Props) {
  const { t } = useTranslation();
  const set = (key: string, changes: Partial<VariableDraft>) =>
    onChange(drafts.map((draft) => (draft.key === key ? { ...draft, ...changes } : draft)));
  const add = () =>
    onChange([
      ...drafts,
      {
        key: crypto.randomUUID(),
        fixed: false,
        name: '',
        dataType: 'DOUBLE',
        unit: '',
        length: '',
        defaultValue: '',
        qualityCode: false,
      },
    ]);
  return (
    <fieldset className="values">
      <legend>{t('types.variables')}</legend>
      {drafts.map((draft, index) => {
        const at = { index: index + 1 };
        const text = ['STRING', 'BIG_STRING'].includes(draft.dataType);
        return (
          <div key={draft.key} className="row-edit">
            <input
              className="field"
              aria-label={t('types.nameOf', at)}
              placeholder={t('fact.name')}
              maxLength={64}
              disabled={draft.fixed}
              value={draft.name}
              onChange={(event) => set(draft.key, { name: event.target.value })}
            />
            <select
              className="field"
              aria-label={t('types.typeOf', at)}
              disabled={draft.fixed}
              value={draft.dataType}
              onChange={(event) => set(draft.key, { dataType: event.target.value as DataType })}
            >
              {(dynamic ? [...TYPES, 'BIG_STRING' as const] : TYPES).map((each) => (
                <option key={each}>{each}</option>
              ))}
            </select>
            {text ? (
              <input
                className="field"
                aria-label={t('types.lengthOf', at)}
                placeholder={t('types.length')}
                inputMode="numeric"
                disabled={draft.fixed}
                value={draft.length}
                onChange={(event) => set(draft.key, { length: event.target.value.replace(/\D/g, '') })}
              />
            ) : (
              <input
                className="field"
                aria-label={t('types.unitOf', at)}
                placeholder={t('table.unit')}
                maxLength={32}
                disabled={draft.fixed}
                value={draft.unit}
                onChange={(event) => set(draft.key, { unit: event.target.value })}
              />
            )}
            {dynamic ? (
              <label className="check">
                <input
                  type="checkbox"
                  disabled={draft.fixed}
                  checked={draft.qualityCode}
                  onChange={(event) => set(draft.key, { qualityCode: event.target.checked })}
                />
                <span>{t('types.quality')}</span>
              </label>
            ) : (
              <input
                className="field"
                aria-label={t('types.defaultOf', at)}
                placeholder={t('types.default')}
                disabled={draft.fixed}
                value={draft.defaultValue}
                onChange={(event) => set(draft.key, { defaultValue: event.target.value })}
              />
            )}
            <IxIconButton
              variant="tertiary"
              icon={iconTrashcan}
              disabled={draft.fixed}
              aria-label={t('types.removeOf', at)}
              onClick={() => onChange(drafts.filter((each) => each.key !== draft.key))}
            />
          </div>
        );
      })}
      <IxButton variant="subtle-tertiary" icon={iconAdd} onClick={add}>
        {t('types.addVariable')}
      </IxButton>
    </fieldset>
  );
}
