import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { aspectTypeQuery, deleteAspectType, typeListQuery } from '~/api/modelling';
import type { AspectType } from '~/api/types';
import { useWho } from '~/app/session';
import { usePageTitle } from '~/app/usePageTitle';
import { ErrorCard } from '~/ui/ErrorCard';
import { Panel } from '~/ui/Panel';
import { Waiting } from '~/ui/Waiting';
import { originOf } from '../assets/model';
import { AspectDialog } from './AspectDialog';
import { TypeFrame, whyNot } from './TypeFrame';
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
  const own = type.tenantId === who.tenant.id;
  const users = (all.data?.rows ?? []).filter((each) =>
    each.aspects.some((use) => use.aspectTypeId === type.id && !originOf(use._links)),
  );
  return (
    <TypeFrame
      kind="aspects"
      type={type}
      label={t(type.category === 'dynamic' ? 'aspect.dynamic' : 'aspect.static')}
      noEdit={whyNot(own, who.can('Edit aspects'))}
      noDelete={whyNot(own, who.can('Delete aspects'), users.length > 0 ? 'types.aspectUsed' : undefined)}
      unsure={!all.data}
      editor={(onClose) => <AspectDialog type={type} onClose={onClose} />}
      onDelete={() => deleteAspectType(type)}
    >
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
    </TypeFrame>
  );
}
