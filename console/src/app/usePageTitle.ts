import { useEffect } from 'react';

/** What the browser's tab says. */
export function usePageTitle(title: string) {
  useEffect(() => {
    document.title = `${title} · Freehold`;
  }, [title]);
}
