import { iconAdd, iconTrashcan } from '@siemens/ix-icons/icons';
import { IxButton, IxIconButton } from '@siemens/ix-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { aspectListQuery, putAssetType, typeListQuery } from '~/api/modelling';
import { SHARE_FOLDER } from '~/api/queries';
import type { AssetType } from '~/api/types';
import { ErrorLine } from '~/ui/ErrorCard';
import { Labelled } from '~/ui/Labelled';
import { originOf } from '../assets/model';
import { TypeForm } from './TypeForm';
import { draftOf, type VariableDraft, VariablesEditor, variableOf } from './VariablesEditor';

interface UseDraft {
  key: string;
  fixed: boolean;
  name: string;
  aspectTypeId: string;
}

interface Props {
  /** The type that grows; without it one is made. */
  type?: AssetType;
  parent?: AssetType;
  onClose: () => void;
}

/** Makes an asset type, or lets one grow: what assets may use already stays. */
export function TypeDialog({ type, parent, onClose }: Props) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const types = useQuery(typeListQuery({}));
  const [parentId, setParentId] = useState(type?.parentTypeId ?? parent?.id ?? 'core.basicdevice');
  const [instantiable, setInstantiable] = useState(type?.instantiable ?? true);
  const [variables, setVariables] = useState<VariableDraft[]>(() =>
    (type?.variables ?? []).filter((each) => !originOf(each._links)).map(draftOf),
  );
  const [uses, setUses] = useState<UseDraft[]>(() =>
    (type?.aspects ?? [])
      .filter((each) => !originOf(each._links))
      .map(({ name, aspectTypeId }) => ({ key: name, fixed: true, name, aspectTypeId })),
  );
  const parents = (types.data?.rows ?? []).filter(
    (each) => each.id !== SHARE_FOLDER && !each.sharing.modes.includes('RECEIVER'),
  );
  return (
    <TypeForm
      kind="types"
      type={type}
      incomplete={variables.some((each) => !each.name.trim()) || uses.some((each) => !each.name || !each.aspectTypeId)}
      put={(id, head) =>
        putAssetType(id, type?.etag, {
          ...head,
          parentTypeId: parentId,
          instantiable,
          scope: 'private',
          variables: variables.map(variableOf),
          aspects: uses.map(({ name, aspectTypeId }) => ({ name: name.trim(), aspectTypeId })),
        })
      }
      onMade={(id) => void navigate({ to: '/types/$typeId', params: { typeId: id } })}
      onClose={onClose}
      error={types.error}
    >
      <Labelled label={t('types.parent')} required hint={t('types.parentHint')}>
        {(field, described) => (
          <select
            id={field}
            className="field"
            disabled={!!type}
            aria-describedby={described}
            value={parentId}
            onChange={(event) => setParentId(event.target.value)}
          >
            {!parents.some((each) => each.id === parentId) && <option value={parentId}>{parentId}</option>}
            {parents.map((each) => (
              <option key={each.id} value={each.id}>
                {each.name} ({each.id})
              </option>
            ))}
          </select>
        )}
      </Labelled>
      <label className="check">
        <input type="checkbox" checked={instantiable} onChange={(event) => setInstantiable(event.target.checked)} />
        <span>
          {t('types.instantiable')}
          <small className="soft">{t('types.instantiableText')}</small>
        </span>
      </label>
      <VariablesEditor drafts={variables} dynamic={false} onChange={setVariables} />
      <Uses uses={uses} onChange={setUses} />
    </TypeForm>
  );
}

function Uses({ uses, onChange }: { uses: UseDraft[]; onChange: (uses: UseDraft[]) => void }) {
  const { t } = useTranslation();
  const aspects = useQuery(aspectListQuery({}));
  const set = (key: string, changes: Partial<UseDraft>) =>
    onChange(uses.map((use) => (use.key === key ? { ...use, ...changes } : use)));
  return (
    <fieldset className="values">
      <legend>{t('types.aspectUses')}</legend>
      {uses.map((use, index) => {
        const at = { index: index + 1 };
        return (
          <div key={use.key} className="row-edit two">
            <input
              className="field"
              aria-label={t('types.nameOfAspect', at)}
              placeholder={t('fact.name')}
              maxLength={64}
              disabled={use.fixed}
              value={use.name}
              onChange={(event) => set(use.key, { name: event.target.value })}
            />
            <select
              className="field"
              aria-label={t('types.typeOfAspect', at)}
              disabled={use.fixed}
              value={use.aspectTypeId}
              onChange={(event) => set(use.key, { aspectTypeId: event.target.value })}
            >
              <option value="">{t('types.chooseAspect')}</option>
              {(aspects.data?.rows ?? [])
                .filter((each) => !each.sharing.modes.includes('RECEIVER'))
                .map((each) => (
                  <option key={each.id} value={each.id}>
                    {each.name} ({each.id})
                  </option>
                ))}
            </select>
            <IxIconButton
              variant="tertiary"
              icon={iconTrashcan}
              disabled={use.fixed}
              aria-label={t('types.removeAspect', at)}
              onClick={() => onChange(uses.filter((each) => each.key !== use.key))}
            />
          </div>
        );
      })}
      <IxButton
        variant="subtle-tertiary"
        icon={iconAdd}
        onClick={() => onChange([...uses, { key: crypto.randomUUID(), fixed: false, name: '', aspectTypeId: '' }])}
      >
        {t('types.addAspect')}
      </IxButton>
      <ErrorLine error={aspects.error} />
    </fieldset>
  );
}
