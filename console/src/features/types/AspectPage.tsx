import { iconPen, iconTrashcan } from '@siemens/ix-icons/icons';
import { IxButton } from '@siemens/ix-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { aspectTypeQuery, deleteAspectType, typeListQuery, typesChanged } from '~/api/modelling';
import type { AspectType } from '~/api/types';
import { useWho } from '~/app/session';
import { usePageTitle } from '~/app/usePageTitle';
import { ConfirmDialog } from '~/ui/Dialog';
import { ErrorCard } from '~/ui/ErrorCard';
import { Panel } from '~/ui/Panel';
import { tell } from '~/ui/toast';
import { Waiting } from '~/ui/Waiting';
import { originOf } from '../assets/model';
import { AspectDialog } from './AspectDialog';
import { VariableTable } from './VariableTable';

/** One aspect type: its variables, and the asset types that use it. */
export function AspectPage() {
  const { aspectId } = useParams({ from: '/aspects/$aspectId' });
  const found = useQuery(aspectTypeQuery(aspectId));
  usePageTitle(found.data?.name ?? aspectId);
  if (found.error) {
    return (
      <div className="page">
        <ErrorCard error={found.error} heading="h1" onRetry={() => void found.refetch()} />
      </div>
    );
  }
  return found.data ? <Aspect key={aspectId} type={found.data} /> : <Waiting />;
}

function Aspect({ type }: { type: AspectType }) {
  const { t } = useTranslation();
  const who = useWho();
  const all = useQuery(typeListQuery({}));
  const [doing, setDoing] = useState<'edit' | 'delete'>();
  const close = () => setDoing(undefined);
  const own = type.tenantId === who.tenant.id;
  const users = (all.data?.rows ?? []).filter((each) =>
    each.aspects.some((use) => use.aspectTypeId === type.id && !originOf(use._links)),
  );
  const noEdit = !own ? 'types.notOwn' : who.can('Edit aspects') ? undefined : 'types.noRight';
  const noDelete = !own
    ? 'types.notOwn'
    : !who.can('Delete aspects')
      ? 'types.noRight'
      : users.length > 0
        ? 'types.aspectUsed'
        : undefined;
  return (
    <div className="page">
      <header className="page-head">
        <div className="head-text">
          <nav aria-label={t('types.ancestors')} className="crumbs">
            <ol>
              <li>
                <Link to="/aspects">{t('types.aspects')}</Link>
              </li>
            </ol>
          </nav>
          <h1 tabIndex={-1}>{type.name}</h1>
          <p className="soft facts">
            <code>{type.id}</code>
            <span className="label">{t(type.category === 'dynamic' ? 'aspect.dynamic' : 'aspect.static')}</span>
            {!own && <span className="label">{t('types.builtIn')}</span>}
          </p>
          {type.description && <p>{type.description}</p>}
        </div>
        <div className="tools">
          <IxButton
            variant="secondary"
            icon={iconPen}
            disabled={!!noEdit}
            title={noEdit && t(noEdit)}
            onClick={() => setDoing('edit')}
          >
            {t('do.edit')}
          </IxButton>
          <IxButton
            variant="danger-secondary"
            icon={iconTrashcan}
            disabled={!!noDelete || !all.data}
            title={noDelete && t(noDelete)}
            onClick={() => setDoing('delete')}
          >
            {t('do.delete')}
          </IxButton>
          {noDelete && <p className="reason soft">{t(noDelete)}</p>}
        </div>
      </header>
      <Panel title={t('types.variables')} count={type.variables.length} flush>
        <VariableTable label={t('types.variables')} variables={type.variables} />
      </Panel>
      <Panel title={t('types.usedBy')}>
        {users.length > 0 ? (
          <ul className="used-by">
            {users.map((each) => (
              <li key={each.id}>
                <Link to="/types/$typeId" params={{ typeId: each.id }}>
                  {each.name} ({each.id})
                </Link>
              </li>
            ))}
          </ul>
        ) : (
          <p className="soft">{t('types.unused')}</p>
        )}
      </Panel>
      {doing === 'edit' && <AspectDialog type={type} onClose={close} />}
      {doing === 'delete' && <DeleteAspect type={type} onClose={close} />}
    </div>
  );
}

function DeleteAspect({ type, onClose }: { type: AspectType; onClose: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const navigate = useNavigate();
  const run = useMutation({
    mutationFn: () => deleteAspectType(type),
    onSuccess: async () => {
      await navigate({ to: '/aspects' });
      await typesChanged(client);
      tell(t('types.deleted', { name: type.name }));
    },
  });
  return (
    <ConfirmDialog
      title={t('types.deleteTitle', { name: type.name })}
      action={t('do.delete')}
      busy={run.isPending}
      error={run.error}
      onConfirm={() => run.mutate()}
      onClose={onClose}
    >
      <p>{t('types.deleteText')}</p>
    </ConfirmDialog>
  );
}
