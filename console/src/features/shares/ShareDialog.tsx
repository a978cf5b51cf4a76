import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { collaborationsQuery, sharesQuery } from '~/api/queries';
import type { Asset } from '~/api/types';
import { Dialog } from '~/ui/Dialog';
import { ErrorCard } from '~/ui/ErrorCard';
import { Waiting } from '~/ui/Waiting';
import { receivers } from './model';
import { OfferForm } from './OfferForm';

/** Offers an asset to a partner, if there is one. */
export default function ShareDialog({ asset, onClose }: { asset: Asset; onClose: () => void }) {
  const { t } = useTranslation();
  const collaborations = useQuery(collaborationsQuery);
  const shares = useQuery(sharesQuery({ assetId: asset.assetId, direction: 'outgoing', size: 500 }));
  const error = collaborations.error ?? shares.error;
  if (error || !collaborations.data || !shares.data) {
    return (
      <Dialog title={t('offer.title')} onClose={onClose}>
        {error ? <ErrorCard error={error} onRetry={() => void collaborations.refetch()} /> : <Waiting />}
      </Dialog>
    );
  }
  const partners = receivers(collaborations.data.rows, shares.data.rows);
  if (partners.length === 0) {
    return (
      <Dialog title={t('offer.title')} onClose={onClose}>
        <p>{t('offer.noCollaboration')}</p>
        <p>
          <Link to="/settings/collaborations" onClick={onClose}>
            {t('offer.toCollaborations')}
          </Link>
        </p>
      </Dialog>
    );
  }
  return <OfferForm asset={asset} partners={partners} onClose={onClose} />;
}
