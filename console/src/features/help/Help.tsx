import { useQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { providerQuery } from '~/api/settings';
import { isTenantAdministrator, useWho } from '~/app/session';
import { usePageTitle } from '~/app/usePageTitle';
import { ErrorLine } from '~/ui/ErrorCard';
import { Panel } from '~/ui/Panel';
import { Waiting } from '~/ui/Waiting';

/** What one can do here step by step, and where it begins. */
const PROCEDURES = [
  { id: 'share', to: '/assets' },
  { id: 'oneStep', to: '/assets' },
  { id: 'answer', to: '/shares' },
  { id: 'subtenant', to: '/settings/subtenants' },
  { id: 'assign', to: '/settings/subtenants' },
  { id: 'removeSubtenant', to: '/settings/subtenants' },
  { id: 'policy', to: '/settings/policies' },
] as const;

/** Whom to ask, and how each procedure goes: all of it comes with the console, and nothing from elsewhere. */
export function Help() {
  const { t } = useTranslation();
  const { id } = useSearch({ from: '/help' });
  const chosen = PROCEDURES.find((each) => each.id === id) ?? PROCEDURES[0];
  usePageTitle(t('help.title'));
  return (
    <div className="page">
      <header className="page-head">
        <div className="head-text">
          <h1 tabIndex={-1}>{t('help.title')}</h1>
          <p className="soft">{t('help.lead')}</p>
        </div>
      </header>
      <Contact />
      <div className="split">
        <nav className="card side" aria-label={t('help.procedures')}>
          <h2>{t('help.procedures')}</h2>
          <ul>
            {PROCEDURES.map((each) => (
              <li key={each.id}>
                <Link
                  to="/help"
                  search={{ id: each.id }}
                  activeOptions={{ exact: true, includeSearch: true }}
                  aria-current={each === chosen ? 'page' : undefined}
                >
                  {t(`help.how.${each.id}.title`)}
                </Link>
              </li>
            ))}
          </ul>
        </nav>
        <Panel title={t(`help.how.${chosen.id}.title`)}>
          <p>{t(`help.how.${chosen.id}.text`)}</p>
          <ol className="procedure">
            {t(`help.how.${chosen.id}.steps`)
              .split('\n')
              .map((step) => (
                <li key={step}>{step}</li>
              ))}
          </ol>
          <p>
            <Link to={chosen.to}>{t('help.go')}</Link>
          </p>
        </Panel>
      </div>
    </div>
  );
}

/** What the tenant's provider information says of support. */
function Contact() {
  const { t, i18n } = useTranslation();
  const who = useWho();
  const found = useQuery(providerQuery);
  const links = found.data?.regions.flatMap((region) => region.links ?? []) ?? [];
  const linkTo = (id: string) => {
    const { languages } = links.find((link) => link.id === id) ?? {};
    return (languages?.[i18n.language] ?? languages?.default)?.value;
  };
  const mail = linkTo('support');
  const phone = linkTo('phone');
  return (
    <Panel title={t('help.contact')}>
      {found.error ? (
        <ErrorLine error={found.error} />
      ) : !found.data ? (
        <Waiting />
      ) : mail || phone ? (
        <dl className="facts-list">
          {mail && (
            <div>
              <dt>{t('provider.link.support')}</dt>
              <dd>
                <a href={`mailto:${mail}`}>{mail}</a>
              </dd>
            </div>
          )}
          {phone && (
            <div>
              <dt>{t('provider.link.phone')}</dt>
              <dd>
                <a href={`tel:${phone}`}>{phone}</a>
              </dd>
            </div>
          )}
        </dl>
      ) : (
        <p>
          {t('help.noContact')} {isTenantAdministrator(who) && <Link to="/settings/provider">{t('help.nameIt')}</Link>}
        </p>
      )}
    </Panel>
  );
}
