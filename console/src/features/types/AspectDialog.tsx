import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { putAspectType } from '~/api/modelling';
import type { AspectType } from '~/api/types';
import { TypeForm } from './TypeForm';
import { draftOf, type VariableDraft, VariablesEditor, variableOf } from './VariablesEditor';

/** Makes an aspect type, or lets one grow. */
export function AspectDialog({ type, onClose }: { type?: AspectType; onClose: () => void }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [category, setCategory] = useState(type?.category ?? 'dynamic');
  const [variables, setVariables] = useState<VariableDraft[]>(() => (type?.variables ?? []).map(draftOf));
  return (
    <TypeForm
      kind="aspects"
      type={type}
      incomplete={variables.some((each) => !each.name.trim())}
      put={(id, head) =>
        putAspectType(id, type?.etag, { ...head, category, scope: 'private', variables: variables.map(variableOf) })
      }
      onMade={(id) => void navigate({ to: '/aspects/$aspectId', params: { aspectId: id } })}
      onClose={onClose}
    >
      <fieldset>
        <legend>{t('types.category')}</legend>
        {(['dynamic', 'static'] as const).map((each) => (
          <label key={each} className="check">
            <input
              type="radio"
              name="category"
              disabled={!!type}
              checked={category === each}
              onChange={() => setCategory(each)}
            />
            <span>
              {t(`aspect.${each}`)}
              <small className="soft">{t(`types.${each}Text`)}</small>
            </span>
          </label>
        ))}
      </fieldset>
      <VariablesEditor drafts={variables} dynamic={category === 'dynamic'} onChange={setVariables} />
    </TypeForm>
  );
}
