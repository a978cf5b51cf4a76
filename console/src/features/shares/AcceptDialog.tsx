import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { acceptShare, sharingChanged } from '~/api/acts';
import { faultAt } from '~/api/problem';
import type { AssetRow, Share } from '~/api/types';
import { ActDialog } from '~/ui/Dialog';
import { ErrorLine } from '~/ui/ErrorCard';
import { Labelled } from '~/ui/Labelled';
import { tell } from '~/ui/toast';
import { PlacePicker } from '../assets/PlacePicker';
import { ProfileText } from './ProfileText';
import { Windows } from './ShareTable';

const NAME = 255;

/** Takes an offer, and says where in one's own tree it is to stand. */
export function AcceptDialog({ share, onClose }: { share: Share; onClose: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [own, setOwn] = useState(false);
  const [name, setName] = useState('');
  const [parent, setParent] = useState<AssetRow>();
  const owner = share.owner.displayName;
  const run = useMutation({
    mutationFn: () =>
      acceptShare(share, { parentId: own ? parent?.assetId : undefined, name: name.trim() || undefined }),
    onSuccess: async (answer) => {
      await sharingChanged(client);
      onClose();
      if (answer.state === 'FAILED') tell(t('act.accept.failed', { asset: share.asset.name }), 'error');
      else tell(t('act.accept.done', { asset: share.asset.name, tenant: owner }));
    },
    onError: () => void sharingChanged(client),
  });
  return (
    <ActDialog
      title={t('act.accept.title', { asset: share.asset.name })}
      onClose={onClose}
      action={t('act.accept.do')}
      busy={run.isPending}
      blocked={own && !parent}
      onAct={() => run.mutate()}
    >
      <div className="stack">
        <p>{t('act.accept.text', { tenant: owner })}</p>
        <section aria-label={t('act.accept.receive')}>
          <h3>{t('act.accept.receive')}</h3>
          <ProfileText profile={share.profile} channels={share.channels} />
          {share.descendants && <p className="soft">{t('shares.withDescendants')}</p>}
          <Windows share={share} />
        </section>
        <fieldset>
          <legend>{t('act.accept.where')}</legend>
          <label className="check">
            <input type="radio" name="where" checked={!own} onChange={() => setOwn(false)} />
            <span>{t('act.accept.folder', { tenant: owner })}</span>
          </label>
          <label className="check">
            <input type="radio" name="where" checked={own} onChange={() => setOwn(true)} />
            <span>{t('act.accept.below')}</span>
          </label>
        </fieldset>
        {own && <PlacePicker label={t('act.accept.below')} chosen={parent?.assetId} onChoose={setParent} />}
        <Labelled
          label={t('act.accept.name')}
          hint={faultAt(run.error, '/target/name') ?? t('act.accept.nameText', { tenant: owner })}
        >
          {(id, described) => (
            <input
              id={id}
              className="field"
              maxLength={NAME}
              placeholder={share.asset.name}
              aria-describedby={described}
              value={name}
              onChange={(event) => setName(event.target.value)}
            />
          )}
        </Labelled>
        <ErrorLine error={run.error} />
      </div>
    </ActDialog>
  );
}
