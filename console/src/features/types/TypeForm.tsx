import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { typesChanged } from '~/api/modelling';
import { useWho } from '~/app/session';
import { ActDialog } from '~/ui/Dialog';
import { ErrorLine } from '~/ui/ErrorCard';
import { tell } from '~/ui/toast';
import { headFaults, TypeHead } from './TypeHead';

interface Props {
  kind: 'types' | 'aspects';
  /** The one that grows; without it one is made. */
  type?: { id: string; name: string; description?: string | null };
  /** Something further down is not filled in. */
  incomplete: boolean;
  put: (id: string, head: { name: string; description: string }) => Promise<unknown>;
  onMade: (id: string) => void;
  onClose: () => void;
  error?: unknown;
  children: ReactNode;
}

/** What making an asset type and making an aspect type have in common. */
export function TypeForm({ kind, type, incomplete, put, onMade, onClose, error, children }: Props) {
  const { t } = useTranslation();
  const who = useWho();
  const client = useQueryClient();
  const [head, setHead] = useState({ id: '', name: type?.name ?? '', description: type?.description ?? '' });
  const [tried, setTried] = useState(false);
  const id = type?.id ?? `${who.tenant.id}.${head.id}`;
  const run = useMutation({
    mutationFn: () => put(id, { name: head.name.trim(), description: head.description.trim() }),
    onSuccess: async () => {
      await typesChanged(client);
      onClose();
      tell(t('types.saved', { name: head.name.trim() }));
      onMade(id);
    },
  });
  const faults = headFaults(head, !!type);
  return (
    <ActDialog
      title={type ? t('types.edit', { name: type.name }) : t(`types.create.${kind}`)}
      wide
      onClose={onClose}
      action={t(type ? 'do.save' : 'do.create')}
      busy={run.isPending}
      onAct={() => {
        setTried(true);
        if (!faults.name && !faults.id && !incomplete) run.mutate();
      }}
    >
      {type && <p className="soft">{t('types.grows')}</p>}
      <TypeHead
        head={head}
        tenant={who.tenant.id}
        made={!!type}
        tried={tried}
        onChange={(changes) => setHead({ ...head, ...changes })}
      />
      {children}
      {tried && incomplete && (
        <p className="error-line" role="alert">
          {t('types.incomplete')}
        </p>
      )}
      <ErrorLine error={run.error ?? error} />
    </ActDialog>
  );
}
