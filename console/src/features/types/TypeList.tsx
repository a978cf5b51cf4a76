import { iconAdd, iconListText } from '@siemens/ix-icons/icons';
import { IxButton } from '@siemens/ix-react';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { aspectListQuery, typeListQuery } from '~/api/modelling';
import type { AspectType, AssetType, Rows } from '~/api/types';
import { useWho } from '~/app/session';
import { usePageTitle } from '~/app/usePageTitle';
import { EmptyState } from '~/ui/EmptyState';
import { ErrorCard } from '~/ui/ErrorCard';
import { Panel } from '~/ui/Panel';
import { useFormats } from '~/ui/useFormats';
import { Waiting } from '~/ui/Waiting';
import { AspectDialog } from './AspectDialog';
import { TypeDialog } from './TypeDialog';

/** All asset types one can see. */
export function TypeList() {
  const { t } = useTranslation();
  const who = useWho();
  const search = useSearch({ from: '/types' });
  const [creating, setCreating] = useState(false);
  const found = useQuery(typeListQuery({ q: search.q, tenant: search.own ? who.tenant.id : undefined }));
  return (
    <Listing
      what="types"
      found={found}
      search={search}
      noCreate={who.can('Create types in tenant') ? undefined : t('error.right', { right: 'Create types in tenant' })}
      onCreate={() => setCreating(true)}
    >
      {found.data && (
        <table className="data stacked" aria-label={t('types.types')}>
          <thead>
            <tr>
              <th scope="col">{t('fact.name')}</th>
              <th scope="col">{t('types.parent')}</th>
              <th scope="col">{t('fact.description')}</th>
              <th scope="col">{t('types.instantiable')}</th>
            </tr>
          </thead>
          <tbody>
            {found.data.rows.map((type: AssetType) => (
              <tr key={type.id}>
                <th scope="row">
                  <Link to="/types/$typeId" params={{ typeId: type.id }}>
                    {type.name}
                  </Link>
                  <small className="soft">{type.id}</small>
                </th>
                <td data-label={t('types.parent')}>
                  {type.parentTypeId && (
                    <Link to="/types/$typeId" params={{ typeId: type.parentTypeId }}>
                      {type.parentTypeId}
                    </Link>
                  )}
                </td>
                <td>{type.description}</td>
                <td data-label={t('types.instantiable')}>{t(type.instantiable ? 'say.yes' : 'say.no')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {creating && <TypeDialog onClose={() => setCreating(false)} />}
    </Listing>
  );
}

/** All aspect types one can see. */
export function AspectList() {
  const { t } = useTranslation();
  const who = useWho();
  const format = useFormats();
  const search = useSearch({ from: '/aspects' });
  const [creating, setCreating] = useState(false);
  const found = useQuery(aspectListQuery({ q: search.q, tenant: search.own ? who.tenant.id : undefined }));
  return (
    <Listing
      what="aspects"
      found={found}
      search={search}
      noCreate={
        who.can('Create aspects in tenant') ? undefined : t('error.right', { right: 'Create aspects in tenant' })
      }
      onCreate={() => setCreating(true)}
    >
      {found.data && (
        <table className="data stacked" aria-label={t('types.aspects')}>
          <thead>
            <tr>
              <th scope="col">{t('fact.name')}</th>
              <th scope="col">{t('types.category')}</th>
              <th scope="col">{t('fact.description')}</th>
              <th scope="col" className="end">
                {t('types.variables')}
              </th>
            </tr>
          </thead>
          <tbody>
            {found.data.rows.map((type: AspectType) => (
              <tr key={type.id}>
                <th scope="row">
                  <Link to="/aspects/$aspectId" params={{ aspectId: type.id }}>
                    {type.name}
                  </Link>
                  <small className="soft">{type.id}</small>
                </th>
                <td>{t(type.category === 'dynamic' ? 'aspect.dynamic' : 'aspect.static')}</td>
                <td>{type.description}</td>
                <td className="end" data-label={t('types.variables')}>
                  {format.number(type.variables.length)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {creating && <AspectDialog onClose={() => setCreating(false)} />}
    </Listing>
  );
}

interface ListingProps {
  what: 'types' | 'aspects';
  search: { q?: string; own?: boolean };
  found: { data?: Rows<unknown>; error: unknown; refetch: () => unknown };
  noCreate?: string;
  onCreate: () => void;
  children: ReactNode;
}

function Listing({ what, search, found, noCreate, onCreate, children }: ListingProps) {
  const { t } = useTranslation();
  const format = useFormats();
  const navigate = useNavigate();
  const change = (changes: { q?: string; own?: boolean }) =>
    void navigate({ to: '.', search: (before) => ({ ...before, ...changes }), replace: true });
  usePageTitle(t(`types.${what}`));
  const total = found.data?.page.totalElements;
  return (
    <div className="page">
      <header className="page-head">
        <div>
          <h1 tabIndex={-1}>{t('room.types.name')}</h1>
          <p className="soft">{t('room.types.text')}</p>
        </div>
        <div className="tools">
          <IxButton icon={iconAdd} disabled={!!noCreate} title={noCreate} onClick={onCreate}>
            {t(`types.create.${what}`)}
          </IxButton>
          {noCreate && <p className="reason soft">{noCreate}</p>}
        </div>
      </header>
      <nav className="tabs" aria-label={t('room.types.name')}>
        {(['types', 'aspects'] as const).map((each) => (
          <Link key={each} to={`/${each}`} aria-current={each === what ? 'page' : undefined}>
            {t(`types.${each}`)}
          </Link>
        ))}
      </nav>
      <div className="filters">
        <input
          type="search"
          className="field"
          aria-label={t('types.search')}
          placeholder={t('types.search')}
          defaultValue={search.q ?? ''}
          onChange={(event) => change({ q: event.target.value.trim() || undefined })}
        />
        <fieldset className="segments" aria-label={t('types.whose')}>
          {[false, true].map((own) => (
            <button
              key={String(own)}
              type="button"
              aria-pressed={!!search.own === own}
              onClick={() => change({ own: own || undefined })}
            >
              {t(own ? 'types.own' : 'types.all')}
            </button>
          ))}
        </fieldset>
      </div>
      {found.error ? (
        <ErrorCard error={found.error} onRetry={() => void found.refetch()} />
      ) : total === undefined || !found.data ? (
        <Waiting />
      ) : (
        <Panel title={t(`types.${what}`)} count={total} flush>
          {total > 0 ? (
            <div className="scroll">{children}</div>
          ) : (
            <EmptyState icon={iconListText} title={t('types.none')} text={t('types.noneText')} />
          )}
          {found.data.rows.length < total && (
            <p className="soft pad">{t('types.some', { shown: format.number(found.data.rows.length) })}</p>
          )}
        </Panel>
      )}
    </div>
  );
}
