import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Explanation, viewersQuery } from '~/api/access';
import type { Asset } from '~/api/types';
import { ErrorLine } from '~/ui/ErrorCard';
import { Panel } from '~/ui/Panel';
import { Waiting } from '~/ui/Waiting';
import { useOwners } from '../assets/useOwners';
import { AskWhy } from './AskWhy';
import { Why } from './Why';

/** Who can see the asset, each with the reason; for administrators. */
export default function ViewersPanel({ asset }: { asset: Asset }) {
  const { t } = useTranslation();
  const owners = useOwners();
  const found = useQuery(viewersQuery(asset.assetId));
  const { users = [], clients = [], tenants = [] } = found.data ?? {};
  return (
    <Panel title={t('viewers.title')} count={found.data && users.length + clients.length + tenants.length} flush>
      <ErrorLine error={found.error} />
      {!found.data && !found.error && <Waiting />}
      {found.data && (
        <>
          <div className="scroll table-frame">
            <table className="data stacked" aria-label={t('viewers.title')}>
              <thead>
                <tr>
                  <th scope="col">{t('viewers.who')}</th>
                  <th scope="col">{t('viewers.kind')}</th>
                  <th scope="col">{t('viewers.why')}</th>
                </tr>
              </thead>
              <tbody>
                {tenants.map(({ tenant, shares }) => (
                  <tr key={tenant}>
                    <th scope="row">{owners.get(tenant) ?? tenant}</th>
                    <td>{t('viewers.tenant')}</td>
                    <td>
                      {shares.map((id, index) => (
                        <Link key={id} className="why-link" to="/shares/$shareId" params={{ shareId: id }}>
                          {t('viewers.share', { number: index + 1 })}
                        </Link>
                      ))}
                    </td>
                  </tr>
                ))}
                {users.map((one) => (
                  <Viewer key={one.name} name={one.name} kind={t('viewers.user')} through={one.through} />
                ))}
                {clients.map((one) => (
                  <Viewer key={one.name} name={one.name} kind={t('viewers.client')} through={one.through} />
                ))}
              </tbody>
            </table>
          </div>
          <AskWhy asset={asset} />
        </>
      )}
    </Panel>
  );
}

function Viewer({ name, kind, through }: { name: string; kind: string; through: Explanation }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>{kind}</td>
      <td>
        {open ? (
          <Why explanation={through} />
        ) : (
          <button
            type="button"
            className="link"
            aria-label={t('viewers.whyOf', { name })}
            onClick={() => setOpen(true)}
          >
            {t('viewers.whyShort')}
          </button>
        )}
      </td>
    </tr>
  );
}
