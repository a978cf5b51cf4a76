import { iconSuccess } from '@siemens/ix-icons/icons';
import { IxButton, IxIcon } from '@siemens/ix-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { changeRegion, confirmProvider, type Provider as Known, providerQuery, settingsChanged } from '~/api/settings';
import { ErrorCard, ErrorLine } from '~/ui/ErrorCard';
import { Labelled } from '~/ui/Labelled';
import { Panel } from '~/ui/Panel';
import { tell } from '~/ui/toast';
import { useFormats } from '~/ui/useFormats';
import { Waiting } from '~/ui/Waiting';
import { SettingsPage } from './SettingsPage';

/** The links customers get to see, by id, with what kind of thing each leads to. */
const LINKS = [
  ['imprint', 'www', 'https://'],
  ['privacy', 'www', 'https://'],
  ['support', 'mail', ''],
  ['phone', 'phone', '+'],
] as const;
type LinkId = (typeof LINKS)[number][0];
type Texts = Record<LinkId, string>;

/** Who stands behind what the tenant offers its customers; to be confirmed before there can be subtenants. */
export function Provider() {
  const found = useQuery(providerQuery);
  return (
    <SettingsPage id="provider">
      {found.error ? (
        <ErrorCard error={found.error} onRetry={() => void found.refetch()} />
      ) : found.data ? (
        <Form key={found.data.regions[0]?.ETag ?? 'new'} known={found.data} />
      ) : (
        <Waiting />
      )}
    </SettingsPage>
  );
}

function Form({ known }: { known: Known }) {
  const { t } = useTranslation();
  const format = useFormats();
  const client = useQueryClient();
  const region = known.regions[0];
  const confirmed = !!region && !!known.terms.acceptedAt;
  const [texts, setTexts] = useState<Texts>(() => textsOf(known));
  const [read, setRead] = useState(false);
  const [agreed, setAgreed] = useState(false);
  const [tried, setTried] = useState(false);
  const run = useMutation({
    mutationFn: async () => {
      const links = linksOf(known, texts, (id) => t(`provider.link.${id}`));
      if (region && confirmed) await changeRegion({ ...region, regionId: region.regionId, links }, region.ETag);
      else
        await confirmProvider({
          regionId: 'global',
          regionName: t('provider.everywhere'),
          regionCountries: [],
          links,
        });
    },
    onSuccess: async () => {
      await settingsChanged(client);
      tell(t(confirmed ? 'provider.saved' : 'provider.confirmed'));
    },
  });
  const ready = texts.imprint.trim().length > 'https://'.length && (confirmed || (read && agreed));
  const send = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (ready) run.mutate();
  };
  const noImprint = tried && texts.imprint.trim().length <= 'https://'.length;
  return (
    <form className="narrow" noValidate onSubmit={send}>
      <Panel title={t('provider.links')}>
        <div className="stack">
          {confirmed && (
            <p className="success">
              <IxIcon name={iconSuccess} size="24" aria-hidden="true" />{' '}
              {t('provider.acceptedAt', {
                version: known.terms.currentVersion,
                time: format.time(known.terms.acceptedAt ?? ''),
                by: known.terms.acceptedBy ?? '–',
              })}
            </p>
          )}
          {LINKS.map(([id, kind]) => (
            <Labelled
              key={id}
              label={t(`provider.link.${id}`)}
              required={id === 'imprint'}
              bad={id === 'imprint' && noImprint}
              hint={id === 'imprint' && noImprint ? t('provider.imprintNeeded') : t(`provider.hint.${id}`)}
            >
              {(field, described) => (
                <input
                  id={field}
                  className="field"
                  type={kind === 'www' ? 'url' : kind === 'mail' ? 'email' : 'tel'}
                  aria-invalid={id === 'imprint' && noImprint}
                  aria-describedby={described}
                  value={texts[id]}
                  onChange={(event) => setTexts({ ...texts, [id]: event.target.value })}
                />
              )}
            </Labelled>
          ))}
          {!confirmed && (
            <fieldset className="choices plain">
              <legend>{t('provider.confirmation')}</legend>
              <label className="check">
                <input type="checkbox" checked={read} onChange={(event) => setRead(event.target.checked)} />
                <span>{t('provider.read')}</span>
              </label>
              <label className="check">
                <input type="checkbox" checked={agreed} onChange={(event) => setAgreed(event.target.checked)} />
                <span>{t('provider.agree', { version: known.terms.currentVersion })}</span>
              </label>
              {tried && !(read && agreed) && (
                <p className="error-line" role="alert">
                  {t('provider.bothNeeded')}
                </p>
              )}
            </fieldset>
          )}
          <ErrorLine error={run.error} />
          <div>
            <IxButton type="submit" loading={run.isPending} disabled={run.isPending}>
              {t(confirmed ? 'do.save' : 'provider.do')}
            </IxButton>
          </div>
        </div>
      </Panel>
    </form>
  );
}

function textsOf(known: Known): Texts {
  const links = new Map((known.regions[0]?.links ?? []).map((link) => [link.id, link.languages.default?.value]));
  return Object.fromEntries(
    LINKS.map(([id, , start]) => [id, links.get(id) ?? (known.regions[0] ? '' : start)]),
  ) as Texts;
}

/** Links this page does not know are left as they are. */
function linksOf(known: Known, texts: Texts, nameOf: (id: LinkId) => string) {
  const others = (known.regions[0]?.links ?? []).filter((link) => !LINKS.some(([id]) => id === link.id));
  const written = LINKS.flatMap(([id, type, start], index) => {
    const value = texts[id].trim();
    return value && value !== start
      ? [{ id, type, sorting: index + 1, languages: { default: { name: nameOf(id), value } } }]
      : [];
  });
  return [...written, ...others];
}
