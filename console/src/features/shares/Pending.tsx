import { IxButton } from '@siemens/ix-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { sharingChanged } from '~/api/acts';
import { type AmendmentAct, answerAmendment, refuseTime } from '~/api/sharing';
import type { Share } from '~/api/types';
import { useWho } from '~/app/session';
import { ErrorLine } from '~/ui/ErrorCard';
import { tell } from '~/ui/toast';
import { useFormats } from '~/ui/useFormats';
import { CeilingDialog } from './CeilingDialog';
import { isLive, isOutgoing, otherSide } from './model';
import { ProfileText, profileName } from './ProfileText';
import { useWindowTexts } from './ShareTable';
import { TermsDialog } from './TermsDialog';

/** What waits for somebody's consent: to be shown more, or to look for longer. */
export function Pending({ share }: { share: Share }) {
  return (
    <>
      {share.amendment && <Amendment share={share} amendment={share.amendment} />}
      {isOutgoing(share) && isLive(share) && !!share.ceiling?.held.length && (
        <HeldBack share={share} ceiling={share.ceiling} />
      )}
      {share.extension && <Extension share={share} extension={share.extension} />}
    </>
  );
}

function Amendment({ share, amendment }: { share: Share; amendment: NonNullable<Share['amendment']> }) {
  const { t } = useTranslation();
  const format = useFormats();
  const client = useQueryClient();
  const who = useWho();
  const windows = useWindowTexts(amendment);
  const names = { tenant: otherSide(share).displayName, asset: share.asset.name };
  const run = useMutation({
    mutationFn: (act: AmendmentAct) => answerAmendment(share, act),
    onSuccess: async (_, act) => {
      await sharingChanged(client);
      tell(t(`amendment.${act}.done`, names));
    },
    onError: () => void sharingChanged(client),
  });
  const acts: AmendmentAct[] = isOutgoing(share) ? ['withdraw'] : ['decline', 'accept'];
  return (
    <section className="card pending" aria-label={t('amendment.title')}>
      <div className="offer-text">
        <h2>{t(isOutgoing(share) ? 'amendment.offered' : 'amendment.received', names)}</h2>
        <p className="soft">{format.time(amendment.offeredAt)}</p>
        <p>
          {t('offer.profile')}: {profileName(amendment.profile, t)}
        </p>
        <ProfileText profile={amendment.profile} channels={share.channels} />
        <p className="soft">{t('window.access', { window: windows.access || t('sharePage.anyTime') })}</p>
        <p className="soft">{t('window.data', { window: windows.data || t('sharePage.anyTime') })}</p>
        <ErrorLine error={run.error} />
      </div>
      <div className="tools">
        {acts.map((act) => {
          const right = act === 'accept' ? 'Share assets' : 'Unshare assets';
          return (
            <IxButton
              key={act}
              variant={act === 'accept' ? 'primary' : 'secondary'}
              disabled={run.isPending || !who.can(right)}
              title={who.can(right) ? undefined : t('error.right', { right })}
              onClick={() => run.mutate(act)}
            >
              {t(`amendment.${act}.do`)}
            </IxButton>
          );
        })}
      </div>
    </section>
  );
}

function Extension({ share, extension }: { share: Share; extension: NonNullable<Share['extension']> }) {
  const { t } = useTranslation();
  const format = useFormats();
  const client = useQueryClient();
  const who = useWho();
  const [granting, setGranting] = useState(false);
  const names = { tenant: otherSide(share).displayName, time: format.time(extension.until) };
  const refuse = useMutation({
    mutationFn: () => refuseTime(share),
    onSuccess: async () => {
      await sharingChanged(client);
      tell(t('extension.refused', names));
    },
    onError: () => void sharingChanged(client),
  });
  const may = who.can('Share assets') && who.can('Unshare assets');
  return (
    <section className="card pending" aria-label={t('extension.title')}>
      <div className="offer-text">
        <h2>{t(isOutgoing(share) ? 'extension.received' : 'extension.asked', names)}</h2>
        <p className="soft">{format.time(extension.askedAt)}</p>
        {extension.note && <p className="quote">“{extension.note}”</p>}
        <ErrorLine error={refuse.error} />
      </div>
      {isOutgoing(share) && (
        <div className="tools">
          <IxButton variant="secondary" disabled={!may || refuse.isPending} onClick={() => refuse.mutate()}>
            {t('extension.refuse')}
          </IxButton>
          <IxButton disabled={!may} onClick={() => setGranting(true)}>
            {t('extension.grant')}
          </IxButton>
        </div>
      )}
      {granting && <TermsDialog share={share} act="widen" until={extension.until} onClose={() => setGranting(false)} />}
    </section>
  );
}

/** What came below the shared asset and would make it more than agreed. */
function HeldBack({ share, ceiling }: { share: Share; ceiling: NonNullable<Share['ceiling']> }) {
  const { t } = useTranslation();
  const format = useFormats();
  const who = useWho();
  const [looking, setLooking] = useState(false);
  const title = t('ceiling.waits', { count: ceiling.held.length, tenant: otherSide(share).displayName });
  const may = who.can('Share assets');
  return (
    <section className="card pending" aria-label={title}>
      <div className="offer-text">
        <h2>{title}</h2>
        <p className="soft">{t('ceiling.waitsText', { number: format.number(ceiling.maxAssets) })}</p>
      </div>
      <div className="tools">
        <IxButton
          disabled={!may}
          title={may ? undefined : t('error.right', { right: 'Share assets' })}
          onClick={() => setLooking(true)}
        >
          {t('ceiling.look')}
        </IxButton>
      </div>
      {looking && <CeilingDialog share={share} onClose={() => setLooking(false)} />}
    </section>
  );
}
