import { iconAdd, iconShieldCheck } from '@siemens/ix-icons/icons';
import { IxButton } from '@siemens/ix-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  changePolicy,
  deletePolicy,
  type Enforcement,
  enforce,
  enforcementQuery,
  type Policy,
  policiesQuery,
} from '~/api/access';
import type { AssetRow } from '~/api/types';
import { Ago } from '~/ui/Ago';
import { ConfirmDialog } from '~/ui/Dialog';
import { EmptyState } from '~/ui/EmptyState';
import { ErrorCard } from '~/ui/ErrorCard';
import { Panel } from '~/ui/Panel';
import { tell } from '~/ui/toast';
import { Waiting } from '~/ui/Waiting';
import { PlacePicker } from '../assets/PlacePicker';
import { SettingsPage } from '../settings/SettingsPage';
import { AskWhy } from './AskWhy';
import { PolicyDialog } from './PolicyDialog';
import { draftOf, partsOf } from './policy';

type Doing = { act: 'edit'; policy?: Policy } | { act: 'delete' | 'turn'; policy: Policy };

/** The one the system makes: it can be activated and deactivated, and nothing else. */
const isDefault = (policy: Policy) => policy.name === `Default_Policy_${policy.owner}` && policy.createdBy === 'system';

/** What people may see and do within their roles, where policies are in force. */
export function Policies() {
  const { t } = useTranslation();
  const [doing, setDoing] = useState<Doing>();
  const close = () => setDoing(undefined);
  return (
    <SettingsPage
      id="policies"
      tools={
        <IxButton icon={iconAdd} onClick={() => setDoing({ act: 'edit' })}>
          {t('policy.create')}
        </IxButton>
      }
    >
      <div className="stack">
        <Force />
        <List onAct={setDoing} />
        <Ask />
      </div>
      {doing?.act === 'edit' && <PolicyDialog policy={doing.policy} onClose={close} />}
      {doing?.act === 'delete' && <DeleteDialog policy={doing.policy} onClose={close} />}
      {doing?.act === 'turn' && <TurnDialog policy={doing.policy} onClose={close} />}
    </SettingsPage>
  );
}

/** The switch for all of them. */
function Force() {
  const { t } = useTranslation();
  const found = useQuery(enforcementQuery);
  const [asked, setAsked] = useState(false);
  if (found.error) return <ErrorCard error={found.error} onRetry={() => void found.refetch()} />;
  if (!found.data) return <Waiting />;
  const on = found.data.policies;
  return (
    <Panel
      title={t('policy.force.title')}
      tools={
        <IxButton variant="secondary" onClick={() => setAsked(true)}>
          {t(on ? 'policy.force.stop' : 'policy.force.start')}
        </IxButton>
      }
    >
      <p>
        <span className={on ? 'pill good' : 'pill past'}>{t(on ? 'policy.force.on' : 'policy.force.off')}</span>{' '}
        <span className="soft">{t(on ? 'policy.force.onText' : 'policy.force.offText')}</span>
      </p>
      {asked && <ForceDialog now={found.data} onClose={() => setAsked(false)} />}
    </Panel>
  );
}

function ForceDialog({ now, onClose }: { now: Enforcement; onClose: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const act = now.policies ? 'stop' : 'start';
  const run = useMutation({
    mutationFn: () => enforce(!now.policies, now.etag),
    onSuccess: async () => {
      await Promise.all(['policies', 'viewers', 'assets'].map((key) => client.invalidateQueries({ queryKey: [key] })));
      onClose();
      tell(t(`policy.force.${act}Done`));
    },
    onError: () => void client.invalidateQueries({ queryKey: ['policies'] }),
  });
  return (
    <ConfirmDialog
      title={t(`policy.force.${act}Ask`)}
      action={t(`policy.force.${act}`)}
      busy={run.isPending}
      error={run.error}
      onConfirm={() => run.mutate()}
      onClose={onClose}
    >
      <p>{t(`policy.force.${act}Text`)}</p>
    </ConfirmDialog>
  );
}

function List({ onAct }: { onAct: (doing: Doing) => void }) {
  const { t } = useTranslation();
  const found = useQuery(policiesQuery);
  if (found.error) return <ErrorCard error={found.error} onRetry={() => void found.refetch()} />;
  if (!found.data) return <Waiting />;
  return (
    <Panel title={t('policy.list')} count={found.data.total} flush>
      {found.data.rows.length === 0 ? (
        <EmptyState icon={iconShieldCheck} title={t('policy.none')} text={t('policy.noneText')} />
      ) : (
        <div className="scroll">
          <table className="data stacked" aria-label={t('policy.list')}>
            <thead>
              <tr>
                <th scope="col">{t('fact.name')}</th>
                <th scope="col">{t('table.state')}</th>
                <th scope="col">{t('policy.who')}</th>
                <th scope="col">{t('policy.changed')}</th>
                <th scope="col">
                  <span className="visually-hidden">{t('table.acts')}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {found.data.rows.map((policy) => (
                <tr key={policy.id}>
                  <th scope="row">
                    {policy.name}
                    {policy.description && <small className="soft">{policy.description}</small>}
                  </th>
                  <td>
                    <span className={policy.active ? 'pill good' : 'pill past'}>
                      {t(policy.active ? 'policy.isActive' : 'policy.isDraft')}
                    </span>
                  </td>
                  <td data-label={t('policy.who')}>
                    {isDefault(policy)
                      ? t('policy.everybody')
                      : policy.subjects.map((each) => partsOf(each).name).join(', ')}
                  </td>
                  <td data-label={t('policy.changed')}>
                    <Ago time={policy.lastModifiedAt} />
                    <small className="soft">{policy.lastModifiedBy}</small>
                  </td>
                  <td className="acts">
                    {isDefault(policy) ? (
                      <IxButton variant="secondary" onClick={() => onAct({ act: 'turn', policy })}>
                        {t(policy.active ? 'policy.deactivate' : 'policy.activate')}
                      </IxButton>
                    ) : (
                      <>
                        <IxButton variant="secondary" onClick={() => onAct({ act: 'edit', policy })}>
                          {t('do.edit')}
                        </IxButton>
                        <IxButton variant="secondary" onClick={() => onAct({ act: 'delete', policy })}>
                          {t('do.delete')}
                        </IxButton>
                      </>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {found.data.rows.length < found.data.total && (
        <p className="pad soft">{t('policy.first', { count: found.data.rows.length })}</p>
      )}
    </Panel>
  );
}

/** What one person may do with one asset as things are now. */
function Ask() {
  const { t } = useTranslation();
  const [asset, setAsset] = useState<AssetRow>();
  return (
    <Panel title={t('policy.ask')}>
      <div className="stack">
        <p className="soft">{t('policy.askText')}</p>
        <PlacePicker label={t('policy.on')} chosen={asset?.assetId} onChoose={setAsset} />
        {asset && <AskWhy asset={asset} />}
      </div>
    </Panel>
  );
}

function DeleteDialog({ policy, onClose }: { policy: Policy; onClose: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const run = useMutation({
    mutationFn: () => deletePolicy(policy.id),
    onSuccess: async () => {
      await Promise.all(['policies', 'viewers'].map((key) => client.invalidateQueries({ queryKey: [key] })));
      onClose();
      tell(t('policy.deleted', { name: policy.name }));
    },
  });
  return (
    <ConfirmDialog
      title={t('policy.deleteAsk', { name: policy.name })}
      action={t('do.delete')}
      busy={run.isPending}
      error={run.error}
      onConfirm={() => run.mutate()}
      onClose={onClose}
    >
      <p>{t('policy.deleteText')}</p>
    </ConfirmDialog>
  );
}

function TurnDialog({ policy, onClose }: { policy: Policy; onClose: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const act = policy.active ? 'deactivate' : 'activate';
  const run = useMutation({
    mutationFn: () => changePolicy(policy, { ...draftOf(policy), active: !policy.active }),
    onSuccess: async () => {
      await Promise.all(['policies', 'viewers'].map((key) => client.invalidateQueries({ queryKey: [key] })));
      onClose();
      tell(t('policy.saved', { name: policy.name }));
    },
  });
  return (
    <ConfirmDialog
      title={t(`policy.${act}Ask`, { name: policy.name })}
      action={t(`policy.${act}`)}
      busy={run.isPending}
      error={run.error}
      onConfirm={() => run.mutate()}
      onClose={onClose}
    >
      <p>{t(`policy.${act}Text`)}</p>
    </ConfirmDialog>
  );
}
