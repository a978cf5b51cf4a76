import { useRouter } from '@tanstack/react-router';
import { useEffect } from 'react';
import { ROOMS } from './apps';

const SECOND_KEY = 1200;

/** Keys that work everywhere but in fields. A slash goes to the search of the page, g and a letter to a room. */
export function useShortcuts({ onPalette, onHelp }: { onPalette: () => void; onHelp: () => void }) {
  const router = useRouter();
  useEffect(() => {
    let gone = 0;
    const listen = (event: KeyboardEvent) => {
      if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k') {
        event.preventDefault();
        onPalette();
        return;
      }
      if (event.ctrlKey || event.metaKey || event.altKey || typing(event) || document.querySelector('dialog[open]'))
        return;
      if (event.key === '?') {
        onHelp();
      } else if (event.key === '/') {
        const search = document.querySelector<HTMLInputElement>('input[type=search]');
        if (search) {
          event.preventDefault();
          search.focus();
        } else {
          event.preventDefault();
          onPalette();
        }
      } else if (event.key === 'g') {
        gone = Date.now();
      } else if (Date.now() - gone < SECOND_KEY) {
        gone = 0;
        const room = ROOMS.find((each) => each.key === event.key);
        if (room) void router.navigate({ to: room.path });
        else if (event.key === 'l') void router.navigate({ to: '/' });
      }
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, [router, onPalette, onHelp]);
}

/** Whether the key goes into a field, also one inside a component. */
function typing(event: KeyboardEvent): boolean {
  const target = event.composedPath()[0];
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName))
  );
}
