import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { collaborationsQuery } from '~/api/queries';
import { sightQuery } from '~/api/sharing';
import type { Asset } from '~/api/types';
import { Dialog } from '~/ui/Dialog';
import { ErrorLine } from '~/ui/ErrorCard';
import { Labelled } from '~/ui/Labelled';
import { Waiting } from '~/ui/Waiting';
import { countVariables, SeenAsset } from './SeenAsset';

/** One's own asset with a partner's eyes, by all shares together. */
export default function SightDialog({ asset, onClose }: { asset: Asset; onClose: () => void }) {
  const { t } = useTranslation();
  const collaborations = useQuery(collaborationsQuery);
  const partners = (collaborations.data?.rows ?? [])
    .filter((each) => each.state === 'ACCEPTED')
    .map((each) => each.partner)
    .sort((one, other) => one.displayName.localeCompare(other.displayName));
  const [picked, setPicked] = useState('');
  const partner = picked || (partners[0]?.tenant ?? '');
  const found = useQuery({ ...sightQuery(asset.assetId, partner), enabled: !!partner });
  return (
    <Dialog title={t('sight.title', { asset: asset.name })} onClose={onClose} wide>
      <ErrorLine error={collaborations.error ?? found.error} />
      {collaborations.data && partners.length === 0 && (
        <p>
          {t('sight.nobody')}{' '}
          <Link to="/settings/collaborations" onClick={onClose}>
            {t('offer.toCollaborations')}
          </Link>
        </p>
      )}
      {partners.length > 0 && (
        <Labelled label={t('sight.as')} wide>
          {(id) => (
            <select id={id} className="field" value={partner} onChange={(event) => setPicked(event.target.value)}>
              {partners.map((each) => (
                <option key={each.tenant} value={each.tenant}>
                  {each.displayName}
                </option>
              ))}
            </select>
          )}
        </Labelled>
      )}
      {found.isLoading && <Waiting />}
      {found.data && !found.data.asset && (
        <p role="status">{t('sight.nothing', { tenant: found.data.partner.displayName })}</p>
      )}
      {found.data?.asset && (
        <>
          <h3>{found.data.asset.name}</h3>
          <p className="soft" role="status">
            {t('preview.ofVariables', countVariables([found.data.asset]))} · {found.data.asset.typeId}
          </p>
          <SeenAsset asset={found.data.asset} />
        </>
      )}
    </Dialog>
  );
}
