import {
  iconArrowDownRight,
  iconAssetNetwork,
  iconBuilding1,
  iconFolder,
  iconMachineA,
  iconPlant,
  iconShare,
} from '@siemens/ix-icons/icons';
import { IxIcon } from '@siemens/ix-react';
import { useTranslation } from 'react-i18next';
import { SHARE_FOLDER } from '~/api/queries';
import type { Asset } from '~/api/types';

/** The sign of an asset's kind. Types of one's own look like machines; what they descend from is not in a row. */
export function AssetIcon({ asset }: { asset: Pick<Asset, 'typeId'> & { parentId?: string | null } }) {
  return <IxIcon name={signOf(asset)} size="24" aria-hidden="true" className="asset-icon" />;
}

function signOf(asset: Pick<Asset, 'typeId'> & { parentId?: string | null }): string {
  if (asset.typeId === SHARE_FOLDER) return iconFolder;
  if (asset.typeId === 'core.basicenterprise') return iconAssetNetwork;
  if (asset.typeId === 'core.basicsite') return iconPlant;
  if (asset.typeId === 'core.basicarea') return iconBuilding1;
  if (asset.typeId.startsWith('core.basichierarchy')) return iconFolder;
  return iconMachineA;
}

/** Whether others see the asset, or it is another's: the sign, and the same in words for who can't see it. */
export function SharingSign({ asset, owner }: { asset: Pick<Asset, 'sharing' | 'tenantId'>; owner?: string }) {
  const { t } = useTranslation();
  if (asset.sharing.modes.includes('SHARER')) {
    const text = t('sharing.lent');
    return <IxIcon name={iconShare} size="16" role="img" aria-label={text} title={text} className="sign lent" />;
  }
  if (asset.sharing.modes.includes('RECEIVER')) {
    const text = t('sharing.receivedFrom', { owner: owner ?? asset.tenantId });
    return (
      <IxIcon name={iconArrowDownRight} size="16" role="img" aria-label={text} title={text} className="sign received" />
    );
  }
  return null;
}
