import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { actOnShare, sharingChanged } from '~/api/acts';
import { ApiError } from '~/api/problem';
import type { Share } from '~/api/types';
import { tell, tellWith } from '~/ui/toast';

/** Declining is final, so it is sent only after a moment in which it can be taken back. */
export const UNDO_TIME = 5000;

const pending = new Map<string, () => void>();

export function useDecline() {
  const client = useQueryClient();
  const { t } = useTranslation();
  return useCallback(
    (share: Share, reason: string) => {
      if (pending.has(share.id)) return;
      let shown: Promise<() => void> | undefined;
      const send = () => {
        stop();
        actOnShare(share, 'decline', { reason, keepalive: true })
          .then(() => tell(t('act.decline.done', { asset: share.asset.name, tenant: share.owner.displayName })))
          .catch((error: unknown) =>
            tell((error instanceof ApiError && error.message) || t('error.broken.text'), 'error'),
          )
          .finally(() => void sharingChanged(client));
      };
      const timer = setTimeout(send, UNDO_TIME);
      const stop = () => {
        clearTimeout(timer);
        window.removeEventListener('pagehide', send); // whoever leaves has meant it
        pending.delete(share.id);
        void shown?.then((close) => close());
      };
      window.addEventListener('pagehide', send);
      pending.set(share.id, stop);
      shown = tellWith(
        t('act.decline.soon', { asset: share.asset.name }),
        <button type="button" className="plain" onClick={stop}>
          {t('do.undo')}
        </button>,
        UNDO_TIME,
      );
    },
    [client, t],
  );
}
