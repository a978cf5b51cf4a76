import { iconAdd, iconHandshake } from '@siemens/ix-icons/icons';
import { IxButton } from '@siemens/ix-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { collaborationsQuery } from '~/api/queries';
import type { Collaboration } from '~/api/types';
import { useWho } from '~/app/session';
import { usePageTitle } from '~/app/usePageTitle';
import { Ago } from '~/ui/Ago';
import { CopyText } from '~/ui/CopyText';
import { EmptyState } from '~/ui/EmptyState';
import { ErrorCard } from '~/ui/ErrorCard';
import { Panel } from '~/ui/Panel';
import { StatusPill } from '~/ui/StatusPill';
import { Waiting } from '~/ui/Waiting';
import { AcceptCollaboration, EndCollaboration, InviteDialog } from './CollaborationDialogs';
import { SettingsTabs } from './SettingsPage';

type Doing = { what: 'invite' } | { what: 'accept' | 'refuse' | 'withdraw' | 'terminate'; with: Collaboration };

/** The tenants one can share with, how one becomes such a tenant, and how that ends. */
export function Collaborations() {
  const { t } = useTranslation();
  const who = useWho();
  const found = useQuery(collaborationsQuery);
  const [doing, setDoing] = useState<Doing>();
  usePageTitle(t('room.collaborations.name'));
  const may = who.can('Share assets');
  const close = () => setDoing(undefined);
  return (
    <div className="page">
      <header className="page-head">
        <div>
          <h1 tabIndex={-1}>{t('room.collaborations.name')}</h1>
          <p className="soft">{t('collaboration.lead')}</p>
        </div>
        <div className="tools">
          <IxButton icon={iconAdd} disabled={!may} onClick={() => setDoing({ what: 'invite' })}>
            {t('collaboration.invite')}
          </IxButton>
          {!may && <p className="reason soft">{t('error.right', { right: 'Share assets' })}</p>}
        </div>
      </header>
      <SettingsTabs current="collaborations" />
      <div className="stack">
        <Panel title={t('collaboration.sharingId')}>
          <p className="soft">{t('collaboration.sharingIdText')}</p>
          <CopyText text={who.tenant.sharingId} label={t('collaboration.copyId')} />
        </Panel>
        {found.error ? (
          <ErrorCard error={found.error} onRetry={() => void found.refetch()} />
        ) : found.data ? (
          <Panel title={t('collaboration.partners')} count={found.data.page.totalElements} flush>
            {found.data.rows.length > 0 ? (
              <Partners rows={found.data.rows} may={may} onAct={setDoing} />
            ) : (
              <EmptyState icon={iconHandshake} title={t('collaboration.none')} text={t('collaboration.noneText')} />
            )}
          </Panel>
        ) : (
          <Waiting />
        )}
      </div>
      {doing?.what === 'invite' && <InviteDialog onClose={close} />}
      {doing?.what === 'accept' && <AcceptCollaboration collaboration={doing.with} onClose={close} />}
      {doing && doing.what !== 'invite' && doing.what !== 'accept' && (
        <EndCollaboration collaboration={doing.with} act={doing.what} onClose={close} />
      )}
    </div>
  );
}

function actsOn(collaboration: Collaboration): ('accept' | 'refuse' | 'withdraw' | 'terminate')[] {
  if (collaboration.state === 'ACCEPTED') return ['terminate'];
  if (collaboration.state !== 'OFFERED') return [];
  return collaboration.direction === 'sent' ? ['withdraw'] : ['accept', 'refuse'];
}

function Partners({ rows, may, onAct }: { rows: Collaboration[]; may: boolean; onAct: (doing: Doing) => void }) {
  const { t } = useTranslation();
  return (
    <div className="scroll">
      <table className="data stacked" aria-label={t('collaboration.partners')}>
        <thead>
          <tr>
            <th scope="col">{t('table.tenant')}</th>
            <th scope="col">{t('table.state')}</th>
            <th scope="col">{t('table.note')}</th>
            <th scope="col">{t('table.offered')}</th>
            <th scope="col">
              <span className="visually-hidden">{t('table.acts')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <th scope="row">
                {row.partner.displayName}
                <small className="soft">{row.partner.sharingId}</small>
              </th>
              <td>
                <StatusPill state={row.state} />
              </td>
              <td>{row.note}</td>
              <td>
                <Ago time={row.offeredAt} />
                <small className="soft">
                  {t(row.direction === 'sent' ? 'collaboration.sent' : 'collaboration.received')}
                </small>
              </td>
              <td className="acts">
                {actsOn(row).map((act) => (
                  <IxButton
                    key={act}
                    variant={act === 'accept' ? 'primary' : 'secondary'}
                    disabled={!may}
                    onClick={() => onAct({ what: act, with: row })}
                  >
                    {t(`collaboration.${act}.do`)}
                  </IxButton>
                ))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
