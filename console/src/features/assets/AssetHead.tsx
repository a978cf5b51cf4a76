import {
  iconAdd,
  iconEye,
  iconMoreMenu,
  iconMoveHorizontally,
  iconPen,
  iconShare,
  iconTrashcan,
} from '@siemens/ix-icons/icons';
import { IxButton, IxDropdown, IxDropdownItem, IxIconButton } from '@siemens/ix-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { assetTypeQuery } from '~/api/queries';
import type { Asset } from '~/api/types';
import type { Who } from '~/app/session';
import { tell } from '~/ui/toast';
import { CreateDialog, EditDialog } from './AssetForm';
import { SharingSign } from './AssetIcon';
import { DeleteDialog } from './DeleteDialog';
import { MoveDialog } from './MoveDialog';
import { whyNotCreate, whyNotDelete, whyNotEdit, whyNotMove, whyNotShareable } from './may';
import { useSubtenant } from './SubtenantLabel';
import { useOwners } from './useOwners';

const ShareDialog = lazy(() => import('../shares/ShareDialog'));
const SightDialog = lazy(() => import('../shares/SightDialog'));

type Doing = 'share' | 'sight' | 'edit' | 'create' | 'move' | 'delete';

const MENU = [
  ['create', iconAdd, whyNotCreate],
  ['move', iconMoveHorizontally, whyNotMove],
  ['delete', iconTrashcan, whyNotDelete],
] as const;

/** Name and place of an asset, and what one can do with it. */
export function AssetHead({ asset, who }: { asset: Asset; who: Who }) {
  const { t } = useTranslation();
  const owners = useOwners();
  const subtenant = useSubtenant(asset.subTenant);
  const [doing, setDoing] = useState<Doing>();
  const close = () => setDoing(undefined);
  const type = useQuery(assetTypeQuery(asset.typeId));
  const received = asset.sharing.modes.includes('RECEIVER');
  const owner = owners.get(asset.tenantId) ?? asset.tenantId;
  const noShare = whyNotShareable(asset, who);
  const noEdit = whyNotEdit(asset, who);
  return (
    <header className="page-head">
      <div className="head-text">
        <nav aria-label={t('asset.path')} className="crumbs">
          <ol>
            {(asset.hierarchyPath ?? []).map((step) => (
              <li key={step.assetId}>
                <Link to="/assets/$assetId" params={{ assetId: step.assetId }} search={(before) => before}>
                  {step.name}
                </Link>
              </li>
            ))}
          </ol>
        </nav>
        <h1 tabIndex={-1}>
          {asset.name} <SharingSign asset={asset} owner={owner} />
        </h1>
        <p className="soft facts">
          {received && <span className="label">{t('sharing.receivedFrom', { owner })}</span>}
          {asset.subTenant && <span className="label">{t('asset.ofSubtenant', { subtenant })}</span>}
          <span>{asset.typeId}</span>
          {asset.externalId && <span>{asset.externalId}</span>}
        </p>
      </div>
      <div className="tools">
        <IxButton
          variant="secondary"
          icon={iconPen}
          disabled={!!noEdit || !type.data}
          title={noEdit && t(noEdit)}
          onClick={() => setDoing('edit')}
        >
          {t('do.edit')}
        </IxButton>
        <IxButton disabled={!!noShare} icon={iconShare} onClick={() => setDoing('share')} title={noShare && t(noShare)}>
          {t('share.do')}
        </IxButton>
        <IxIconButton
          id="asset-menu"
          variant="tertiary"
          icon={iconMoreMenu}
          aria-label={t('asset.more')}
          aria-haspopup="menu"
        />
        <IxDropdown trigger="asset-menu" placement="bottom-end">
          <IxDropdownItem label={t('share.do')} disabled={!!noShare} onClick={() => setDoing('share')} />
          <IxDropdownItem
            icon={iconEye}
            label={t('sight.do')}
            disabled={!!noShare}
            title={noShare && t(noShare)}
            onClick={() => setDoing('sight')}
          />
          {MENU.map(([what, icon, whyNot]) => {
            const reason = whyNot(asset, who);
            return (
              <IxDropdownItem
                key={what}
                icon={icon}
                label={t(`asset.do.${what}`)}
                disabled={!!reason}
                title={reason && t(reason)}
                onClick={() => setDoing(what)}
              />
            );
          })}
          <IxDropdownItem
            label={t('asset.copyId')}
            onClick={() => void navigator.clipboard.writeText(asset.assetId).then(() => tell(t('done.copied')))}
          />
          <IxDropdownItem
            label={t('asset.copyLink')}
            onClick={() => void navigator.clipboard.writeText(window.location.href).then(() => tell(t('done.copied')))}
          />
        </IxDropdown>
        {noShare && <p className="reason soft">{t(noShare)}</p>}
      </div>
      <Suspense>
        {doing === 'share' && <ShareDialog asset={asset} onClose={close} />}
        {doing === 'sight' && <SightDialog asset={asset} onClose={close} />}
      </Suspense>
      {doing === 'edit' && type.data && <EditDialog asset={asset} type={type.data} onClose={close} />}
      {doing === 'create' && <CreateDialog parent={asset} onClose={close} />}
      {doing === 'move' && <MoveDialog asset={asset} onClose={close} />}
      {doing === 'delete' && <DeleteDialog asset={asset} onClose={close} />}
    </header>
  );
}
