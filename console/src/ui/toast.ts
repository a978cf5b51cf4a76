import { showToast } from '@siemens/ix-react';
import type { ReactNode } from 'react';

/** Says in passing what has happened. Errors of forms stand in the form instead. */
export function tell(message: string, type: 'success' | 'info' | 'error' = 'success') {
  void showToast({ message, type, autoCloseDelay: 6000 });
}

/** The same with something to press, for as long as it is worth something. */
export async function tellWith(message: string, action: ReactNode, delay: number): Promise<() => void> {
  const shown = await showToast({ message, type: 'info', action, autoCloseDelay: delay });
  return () => shown.close();
}
