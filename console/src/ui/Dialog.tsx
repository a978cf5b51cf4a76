import { iconClose } from '@siemens/ix-icons/icons';
import { IxButton, IxIconButton } from '@siemens/ix-react';
import { type ReactNode, useEffect, useId, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorLine } from './ErrorCard';

interface Props {
  title: string;
  onClose: () => void;
  children?: ReactNode;
  footer?: ReactNode;
  wide?: boolean;
  /** With room for two columns. */
  size?: 'roomy';
  /** What it tells is told once: only its own button closes it, and no key that slips. */
  once?: boolean;
}

/** The browser's own modal dialog: it traps the focus, gives it back, and Escape closes it. */
export function Dialog({ title, onClose, children, footer, wide, size, once }: Props) {
  const { t } = useTranslation();
  const ref = useRef<HTMLDialogElement>(null);
  const heading = useId();
  useEffect(() => {
    const dialog = ref.current;
    if (dialog && !dialog.open) {
      dialog.showModal();
      dialog.querySelector<HTMLElement>('[data-first]')?.focus(); // else the browser takes what comes first
    }
    return () => dialog?.close();
  }, []);
  return (
    <dialog
      ref={ref}
      className={`dialog ${size ?? (wide ? 'wide' : '')}`}
      aria-labelledby={heading}
      closedby={once ? 'none' : 'closerequest'}
      onCancel={(event) => {
        if (event.target !== event.currentTarget) return; // a dialog inside, which sees to itself
        event.preventDefault();
        if (!once) onClose();
      }}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (once && event.key === 'Escape') event.preventDefault(); // a second Escape would close it all the same
      }}
    >
      <header className="dialog-head">
        <h2 id={heading}>{title}</h2>
        {!once && <IxIconButton variant="tertiary" icon={iconClose} aria-label={t('do.close')} onClick={onClose} />}
      </header>
      <div className="dialog-body">{children}</div>
      {footer && <footer className="dialog-foot">{footer}</footer>}
    </dialog>
  );
}

interface ActProps extends Omit<Props, 'footer'> {
  action: string;
  busy: boolean;
  /** It can't be done, and what is inside says why. */
  blocked?: boolean;
  danger?: boolean;
  /** Further buttons, before the others. */
  more?: ReactNode;
  onAct: () => void;
}

/** A dialog that ends in one act, or in nothing. */
export function ActDialog({ action, busy, blocked, danger, more, onAct, ...dialog }: ActProps) {
  const { t } = useTranslation();
  return (
    <Dialog
      {...dialog}
      footer={
        <>
          {more}
          <IxButton variant="secondary" onClick={dialog.onClose}>
            {t('do.cancel')}
          </IxButton>
          <IxButton
            variant={danger ? 'danger-primary' : 'primary'}
            loading={busy}
            disabled={busy || blocked}
            onClick={onAct}
          >
            {action}
          </IxButton>
        </>
      }
    />
  );
}

interface Confirmation extends Pick<ActProps, 'title' | 'action' | 'busy' | 'blocked' | 'children' | 'onClose'> {
  error?: unknown;
  onConfirm: () => void;
}

/** Asks before something that can't be taken back, and says what it takes away. */
export function ConfirmDialog({ error, children, onConfirm, ...dialog }: Confirmation) {
  return (
    <ActDialog {...dialog} danger onAct={onConfirm}>
      {children}
      <ErrorLine error={error} />
    </ActDialog>
  );
}
