import { IxIcon } from '@siemens/ix-react';
import type { ReactNode } from 'react';

/** Where nothing is: why, and what one can do. */
export function EmptyState({
  icon,
  title,
  text,
  children,
}: {
  icon: string;
  title: string;
  text?: string;
  children?: ReactNode;
}) {
  return (
    <div className="empty">
      <IxIcon name={icon} size="32" aria-hidden="true" />
      <p className="empty-title">{title}</p>
      {text && <p className="soft">{text}</p>}
      {children}
    </div>
  );
}
