import { iconAdd, iconTrashcan } from '@siemens/ix-icons/icons';
import { IxButton, IxIconButton } from '@siemens/ix-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { aspectListQuery, putAssetType, typeListQuery, typesChanged } from '~/api/modelling';
import { SHARE_FOLDER } from '~/api/queries';
import type { AssetType } from '~/api/types';
import { useWho } from '~/app/session';
import { Dialog } from '~/ui/Dialog';
import { ErrorLine } from '~/ui/ErrorCard';
import { Labelled } from '~/ui/Labelled';
import { tell } from '~/ui/toast';
import { originOf } from '../assets/model';
import { headFaults, TypeHead } from './TypeHead';
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
  const who = useWho();
  const client = useQueryClient();
  const navigate = useNavigate();
  const types = useQuery(typeListQuery({}));
  const [head, setHead] = useState({ id: '', name: type?.name ?? '', description: type?.description ?? '' });
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
  const [tried, setTried] = useState(false);
  const id = type?.id ?? `${who.tenant.id}.${head.id}`;
  const run = useMutation({
    mutationFn: () =>
      putAssetType(id, type?.etag, {
        name: head.name.trim(),
        description: head.description.trim(),
        parentTypeId: parentId,
        instantiable,
        scope: 'private',
        variables: variables.map(variableOf),
        aspects: uses.map(({ name, aspectTypeId }) => ({ name: name.trim(), aspectTypeId })),
      }),
    onSuccess: async () => {
      await typesChanged(client);
      onClose();
      tell(t('types.saved', { name: head.name.trim() }));
      void navigate({ to: '/types/$typeId', params: { typeId: id } });
    },
  });
  const faults = headFaults(head, !!type);
  const incomplete =
    variables.some((each) => !each.name.trim()) || uses.some((each) => !each.name || !each.aspectTypeId);
  const save = () => {
    setTried(true);
    if (!faults.name && !faults.id && !incomplete) run.mutate();
  };
  const parents = (types.data?.rows ?? []).filter(
    (each) => each.id !== SHARE_FOLDER && !each.sharing.modes.includes('RECEIVER'),
  );
  return (
    <Dialog
      title={type ? t('types.edit', { name: type.name }) : t('types.create.types')}
      wide
      onClose={onClose}
      footer={
        <>
          <IxButton variant="secondary" onClick={onClose}>
            {t('do.cancel')}
          </IxButton>
          <IxButton loading={run.isPending} disabled={run.isPending} onClick={save}>
            {t(type ? 'do.save' : 'do.create')}
          </IxButton>
        </>
      }
    >
      {type && <p className="soft">{t('types.grows')}</p>}
      <TypeHead
        head={head}
        tenant={who.tenant.id}
        made={!!type}
        tried={tried}
        onChange={(changes) => setHead({ ...head, ...changes })}
      />
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
      {tried && incomplete && (
        <p className="error-line" role="alert">
          {t('types.incomplete')}
        </p>
      )}
      <ErrorLine error={run.error ?? types.error} />
    </Dialog>
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
