import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { sharingChanged } from '~/api/acts';
import { assetsByIdQuery } from '~/api/queries';
import { confirmHeld, previewQuery } from '~/api/sharing';
import type { Share } from '~/api/types';
import { ActDialog } from '~/ui/Dialog';
import { ErrorLine } from '~/ui/ErrorCard';
import { Labelled } from '~/ui/Labelled';
import { tell } from '~/ui/toast';
import { useFormats } from '~/ui/useFormats';
import { isCeiling, otherSide } from './model';
import { asOffer, inputOf } from './terms';

const MOST_NAMED = 100;

/** How many assets a share may cover, and what it holds back for that. */
export function CeilingDialog({ share: now, onClose }: { share: Share; onClose: () => void }) {
  const { t } = useTranslation();
  const format = useFormats();
  const client = useQueryClient();
  const [share] = useState(now); // what is confirmed is what was looked at
  const held = share.ceiling?.held ?? [];
  const [most, setMost] = useState(share.ceiling ? String(share.ceiling.maxAssets) : '');
  const [ticked, setTicked] = useState<string[]>([]);
  const names = { tenant: otherSide(share).displayName, asset: share.asset.name };
  const assets = useQuery(assetsByIdQuery(held.slice(0, MOST_NAMED)));
  const nameOf = new Map(assets.data?.map((asset) => [asset.assetId, asset.name]));
  const offer = asOffer(share, inputOf(share));
  const stays = held.filter((id) => !ticked.includes(id));
  const seen = useQuery(previewQuery({ ...offer, excluded: [...share.excluded, ...stays] }));
  const given = isCeiling(most, false);
  const tooMany = given && seen.data !== undefined && seen.data.total > Number(most);
  const run = useMutation({
    mutationFn: () => confirmHeld(share, ticked, Number(most)),
    onSuccess: async () => {
      await sharingChanged(client);
      onClose();
      tell(t('ceiling.done', names));
    },
    onError: () => void sharingChanged(client),
  });
  return (
    <ActDialog
      title={t('ceiling.title', names)}
      onClose={onClose}
      action={t('ceiling.save')}
      busy={run.isPending}
      blocked={!given || tooMany || (ticked.length === 0 && Number(most) === share.ceiling?.maxAssets)}
      onAct={() => run.mutate()}
    >
      <div className="stack">
        <p>{t('ceiling.text', names)}</p>
        {held.length > 0 ? (
          <fieldset className="choices">
            <legend>{t('ceiling.held', names)}</legend>
            {held.map((id) => (
              <label key={id} className="check">
                <input
                  type="checkbox"
                  checked={ticked.includes(id)}
                  onChange={(event) =>
                    setTicked(event.target.checked ? [...ticked, id] : ticked.filter((each) => each !== id))
                  }
                />
                <span>{nameOf.get(id) ?? id.slice(0, 8)}</span>
              </label>
            ))}
          </fieldset>
        ) : (
          <p className="soft">{t('ceiling.noneHeld')}</p>
        )}
        <Labelled
          label={t('offer.maxAssets')}
          required
          bad={(most !== '' && !given) || tooMany}
          hint={most !== '' && !given ? t('offer.maxAssetsForm') : tooMany ? t('ceiling.tooMany') : undefined}
        >
          {(id, described) => (
            <input
              id={id}
              className="field"
              inputMode="numeric"
              data-first
              aria-describedby={described}
              aria-invalid={(most !== '' && !given) || tooMany || undefined}
              value={most}
              onChange={(event) => setMost(event.target.value)}
            />
          )}
        </Labelled>
        <output className="soft">
          {seen.data &&
            t('ceiling.would', { ...names, count: seen.data.total, number: format.number(seen.data.total) })}
        </output>
        <ErrorLine error={run.error ?? seen.error} />
      </div>
    </ActDialog>
  );
}
