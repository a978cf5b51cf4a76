import { iconLock, iconSearch, iconWarning } from '@siemens/ix-icons/icons';
import { IxButton, IxIcon } from '@siemens/ix-react';
import { useTranslation } from 'react-i18next';
import { ApiError, UNREACHABLE } from '~/api/problem';
import { CopyText } from './CopyText';

type Kind = 'missing' | 'forbidden' | 'unreachable' | 'broken' | 'refused';

function kindOf(error: unknown): Kind {
  if (!(error instanceof ApiError)) return 'broken';
  if (error.status === 404) return 'missing';
  if (error.status === 403) return 'forbidden';
  if (error.status === UNREACHABLE || error.status === 503) return 'unreachable';
  return error.status >= 500 ? 'broken' : 'refused';
}

const ICONS: Record<Kind, string> = {
  missing: iconSearch,
  forbidden: iconLock,
  unreachable: iconWarning,
  broken: iconWarning,
  refused: iconWarning,
};

interface Props {
  error: unknown;
  onRetry?: () => void;
  heading?: 'h1' | 'h2';
}

/** Takes the place of what could not be shown: why, the id to ask about it, and a way to try again. */
export function ErrorCard({ error, onRetry, heading: Heading = 'h2' }: Props) {
  const { t } = useTranslation();
  const kind = kindOf(error);
  const known = error instanceof ApiError ? error : undefined;
  return (
    <section className="card error-card" role="alert">
      <IxIcon name={ICONS[kind]} size="32" aria-hidden="true" />
      <Heading tabIndex={-1}>{t(`error.${kind}.title`)}</Heading>
      <p>{t(`error.${kind}.text`)}</p>
      {known?.message && <p className="soft">{known.message}</p>}
      {known?.requestId && (
        <p className="soft">
          {t('error.request')} <CopyText text={known.requestId} />
        </p>
      )}
      {onRetry && <IxButton onClick={onRetry}>{t('do.retry')}</IxButton>}
    </section>
  );
}

/** The same in one line, inside a form or dialog. */
export function ErrorLine({ error }: { error: unknown }) {
  const { t } = useTranslation();
  if (!error) return null;
  const known = error instanceof ApiError ? error : undefined;
  return (
    <p className="error-line" role="alert">
      <IxIcon name={iconWarning} size="24" aria-hidden="true" />
      <span>
        {known?.status === 412 ? t('error.changed') : known?.message || t(`error.${kindOf(error)}.text`)}
        {known?.requestId && (
          <small className="soft">
            {' '}
            {t('error.request')} {known.requestId}
          </small>
        )}
      </span>
    </p>
  );
}
