import { IxButton } from '@siemens/ix-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { putAspectType, typesChanged } from '~/api/modelling';
import type { AspectType } from '~/api/types';
import { useWho } from '~/app/session';
import { Dialog } from '~/ui/Dialog';
import { ErrorLine } from '~/ui/ErrorCard';
import { tell } from '~/ui/toast';
import { headFaults, TypeHead } from './TypeHead';
import { draftOf, type VariableDraft, VariablesEditor, variableOf } from './VariablesEditor';

/** Makes an aspect type, or lets one grow. */
export function AspectDialog({ type, onClose }: { type?: AspectType; onClose: () => void }) {
  const { t } = useTranslation();
  const who = useWho();
  const client = useQueryClient();
  const navigate = useNavigate();
  const [head, setHead] = useState({ id: '', name: type?.name ?? '', description: type?.description ?? '' });
  const [category, setCategory] = useState(type?.category ?? 'dynamic');
  const [variables, setVariables] = useState<VariableDraft[]>(() => (type?.variables ?? []).map(draftOf));
  const [tried, setTried] = useState(false);
  const id = type?.id ?? `${who.tenant.id}.${head.id}`;
  const run = useMutation({
    mutationFn: () =>
      putAspectType(id, type?.etag, {
        name: head.name.trim(),
        description: head.description.trim(),
        category,
        scope: 'private',
        variables: variables.map(variableOf),
      }),
    onSuccess: async () => {
      await typesChanged(client);
      onClose();
      tell(t('types.saved', { name: head.name.trim() }));
      void navigate({ to: '/aspects/$aspectId', params: { aspectId: id } });
    },
  });
  const faults = headFaults(head, !!type);
  const incomplete = variables.some((each) => !each.name.trim());
  const save = () => {
    setTried(true);
    if (!faults.name && !faults.id && !incomplete) run.mutate();
  };
  return (
    <Dialog
      title={type ? t('types.edit', { name: type.name }) : t('types.create.aspects')}
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
      {tried && incomplete && (
        <p className="error-line" role="alert">
          {t('types.incomplete')}
        </p>
      )}
      <ErrorLine error={run.error} />
    </Dialog>
  );
}
