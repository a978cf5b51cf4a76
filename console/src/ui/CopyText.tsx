import { iconCopy } from '@siemens/ix-icons/icons';
import { IxIconButton } from '@siemens/ix-react';
import { useTranslation } from 'react-i18next';
import { tell } from './toast';

/** An id one may want elsewhere. */
export function CopyText({ text, label }: { text: string; label?: string }) {
  const { t } = useTranslation();
  return (
    <span className="copy">
      <code>{text}</code>
      <IxIconButton
        variant="tertiary"
        size="16"
        icon={iconCopy}
        aria-label={label ?? t('do.copy', { text })}
        onClick={() => {
          void navigator.clipboard.writeText(text).then(() => tell(t('done.copied')));
        }}
      />
    </span>
  );
}
