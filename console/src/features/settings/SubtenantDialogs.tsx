import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { changeSubtenant, createSubtenant, deleteSubtenant, type Subtenant, settingsChanged } from '~/api/settings';
import { ActDialog, ConfirmDialog } from '~/ui/Dialog';
import { ErrorLine } from '~/ui/ErrorCard';
import { Labelled } from '~/ui/Labelled';
import { tell } from '~/ui/toast';

interface Props {
  /** The one that changes; without it one is created. */
  subtenant?: Subtenant;
  onClose: () => void;
  onDone?: (id: string) => void;
}

/** Name and description of a subtenant. */
export function SubtenantDialog({ subtenant, onClose, onDone }: Props) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [name, setName] = useState(subtenant?.displayName ?? '');
  const [description, setDescription] = useState(subtenant?.description ?? '');
  const [tried, setTried] = useState(false);
  const nameless = tried && name.trim() === '';
  const run = useMutation({
    mutationFn: () =>
      subtenant
        ? changeSubtenant(subtenant, name.trim(), description.trim())
        : createSubtenant(name.trim(), description.trim()),
    onSuccess: async ({ id, displayName }) => {
      await settingsChanged(client);
      onClose();
      tell(t(subtenant ? 'subtenant.changed' : 'subtenant.created', { name: displayName }));
      onDone?.(id);
    },
  });
  const send = () => {
    setTried(true);
    if (name.trim()) run.mutate();
  };
  return (
    <ActDialog
      title={t(subtenant ? 'subtenant.edit' : 'subtenant.create')}
      onClose={onClose}
      action={t(subtenant ? 'do.save' : 'subtenant.create')}
      busy={run.isPending}
      onAct={send}
    >
      <form
        className="stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          send();
        }}
      >
        <Labelled label={t('subtenant.name')} required bad={nameless} hint={nameless && t('say.required')}>
          {(id, described) => (
            <input
              id={id}
              className="field"
              data-first
              maxLength={255}
              aria-invalid={nameless}
              aria-describedby={described}
              value={name}
              onChange={(event) => setName(event.target.value)}
            />
          )}
        </Labelled>
        <Labelled label={t('fact.description')}>
          {(id) => (
            <textarea
              id={id}
              className="field"
              rows={3}
              maxLength={255}
              value={description}
              onChange={(event) => setDescription(event.target.value)}
            />
          )}
        </Labelled>
        {!subtenant && <p className="soft">{t('subtenant.createText')}</p>}
        <ErrorLine error={run.error} />
      </form>
    </ActDialog>
  );
}

/** Tells what is left of a subtenant, and what isn't, before it is deleted. */
export function DeleteSubtenant({ subtenant, onClose }: { subtenant: Subtenant; onClose: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const run = useMutation({
    mutationFn: () => deleteSubtenant(subtenant.id),
    onSuccess: async () => {
      await settingsChanged(client);
      onClose();
      tell(t('subtenant.gone', { name: subtenant.displayName }));
    },
  });
  return (
    <ConfirmDialog
      title={t('subtenant.deleteTitle', { name: subtenant.displayName })}
      action={t('do.delete')}
      busy={run.isPending}
      error={run.error}
      onConfirm={() => run.mutate()}
      onClose={onClose}
    >
      <ul className="consequences">
        <li>{t('subtenant.losesAccess')}</li>
        <li>{t('subtenant.assetsStay')}</li>
        <li>{t('subtenant.quotaReturned')}</li>
      </ul>
    </ConfirmDialog>
  );
}
