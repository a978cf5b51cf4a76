import { iconClock, iconHistory, iconSuccess, iconWarning } from '@siemens/ix-icons/icons';
import { IxIcon } from '@siemens/ix-react';
import { useTranslation } from 'react-i18next';
import type { CollaborationState, ShareState } from '~/api/types';

type Tone = 'good' | 'waiting' | 'bad' | 'past';

const TONES: Record<ShareState | CollaborationState, Tone> = {
  OPEN: 'waiting',
  OFFERED: 'waiting',
  ACCEPTED: 'good',
  FAILED: 'bad',
  DECLINED: 'past',
  REFUSED: 'past',
  WITHDRAWN: 'past',
  EXPIRED: 'past',
  REVOKED: 'past',
  LEFT: 'past',
  ENDED: 'past',
  TERMINATED: 'past',
};

const ICONS: Record<Tone, string> = { good: iconSuccess, waiting: iconClock, bad: iconWarning, past: iconHistory };

/** How far a share or a collaboration has come, in a word and a sign. */
export function StatusPill({ state }: { state: ShareState | CollaborationState }) {
  const { t } = useTranslation();
  const tone = TONES[state];
  return (
    <span className={`pill ${tone}`}>
      <IxIcon name={ICONS[tone]} size="16" aria-hidden="true" />
      {t(`state.${state}`)}
    </span>
  );
}
