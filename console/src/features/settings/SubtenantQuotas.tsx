import { IxButton } from '@siemens/ix-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { faultAt } from '~/api/problem';
import {
  changeSubtenantQuotas,
  type Subtenant,
  type SubtenantQuotas,
  settingsChanged,
  subtenantQuotasQuery,
  usageQuery,
} from '~/api/settings';
import { useWho } from '~/app/session';
import { ActDialog } from '~/ui/Dialog';
import { ErrorLine } from '~/ui/ErrorCard';
import { Labelled } from '~/ui/Labelled';
import { Panel } from '~/ui/Panel';
import { tell } from '~/ui/toast';
import { useFormats } from '~/ui/useFormats';
import { Waiting } from '~/ui/Waiting';
import { DIVIDED, faultyOf, quotasOf, textsOf } from './quotas';

/** How much of the tenant's quotas a subtenant may use, and does. */
export function QuotaPanel({ subtenant }: { subtenant: Subtenant }) {
  const { t } = useTranslation();
  const format = useFormats();
  const who = useWho();
  const quotas = useQuery(subtenantQuotasQuery(subtenant.id));
  const usage = useQuery({ ...usageQuery(subtenant.id), enabled: who.can('View consumption details') });
  const [dividing, setDividing] = useState<SubtenantQuotas>();
  const used = new Map(usage.data?.items.map((line) => [line.quota, line.used]));
  return (
    <Panel
      title={t('quota.title')}
      flush
      tools={
        <IxButton variant="secondary" disabled={!quotas.data} onClick={() => setDividing(quotas.data)}>
          {t('quota.divide')}
        </IxButton>
      }
    >
      <ErrorLine error={quotas.error} />
      {quotas.data ? (
        <table className="data usage" aria-label={t('quota.title')}>
          <thead>
            <tr>
              <th scope="col">{t('usage.quota')}</th>
              <th scope="col" className="end">
                {t('usage.used')}
              </th>
              <th scope="col" className="end">
                {t('usage.limit')}
              </th>
            </tr>
          </thead>
          <tbody>
            {DIVIDED.map((each) => {
              const limit = quotas.data[each];
              const now = used.get(each);
              return (
                <tr key={each}>
                  <th scope="row">{t(`usage.kind.${each}`)}</th>
                  <td className="end">{now === undefined ? '–' : format.number(now)}</td>
                  <td className="end">{typeof limit === 'number' ? format.number(limit) : t('quota.tenants')}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      ) : (
        !quotas.error && <Waiting />
      )}
      {dividing && <QuotaDialog subtenant={subtenant} quotas={dividing} onClose={() => setDividing(undefined)} />}
    </Panel>
  );
}

interface Props {
  subtenant: Subtenant;
  /** As they were when one began to change them. */
  quotas: SubtenantQuotas;
  onClose: () => void;
}

function QuotaDialog({ subtenant, quotas, onClose }: Props) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [texts, setTexts] = useState(() => textsOf(quotas));
  const [tried, setTried] = useState(false);
  const faulty = faultyOf(texts);
  const run = useMutation({
    mutationFn: () => changeSubtenantQuotas(subtenant.id, quotas.etag, quotasOf(texts)),
    onSuccess: async () => {
      await settingsChanged(client);
      onClose();
      tell(t('quota.saved', { name: subtenant.displayName }));
    },
  });
  const send = () => {
    setTried(true);
    if (faulty.length === 0) run.mutate();
  };
  return (
    <ActDialog
      title={t('quota.divideTitle', { name: subtenant.displayName })}
      onClose={onClose}
      action={t('do.save')}
      busy={run.isPending}
      onAct={send}
    >
      <form
        className="stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (!run.isPending) send();
        }}
      >
        <p>{t('quota.text')}</p>
        {DIVIDED.map((each, index) => {
          const said = tried && faulty.includes(each) ? t('quota.number') : faultAt(run.error, `/${each}`);
          return (
            <Labelled key={each} label={t(`quota.most.${each}`)} bad={!!said} hint={said}>
              {(id, described) => (
                <input
                  id={id}
                  className="field"
                  data-first={index === 0 || undefined}
                  inputMode="numeric"
                  placeholder={t('quota.tenants')}
                  aria-describedby={described}
                  aria-invalid={!!said || undefined}
                  value={texts[each]}
                  onChange={(event) => setTexts({ ...texts, [each]: event.target.value })}
                />
              )}
            </Labelled>
          );
        })}
        <p className="soft">{t('quota.below')}</p>
        <ErrorLine error={run.error} />
        <button type="submit" hidden />
      </form>
    </ActDialog>
  );
}
