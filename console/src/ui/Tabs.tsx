import { type ReactNode, useEffect, useRef } from 'react';

/** A row of links of which one is current. Where it is too long for the screen, the current one is in sight. */
export function Tabs({ label, current, children }: { label: string; current: string; children: ReactNode }) {
  const row = useRef<HTMLElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another one has become current
  useEffect(() => {
    const link = row.current?.querySelector<HTMLElement>('[aria-current="page"]');
    if (row.current && link) {
      row.current.scrollLeft =
        link.offsetLeft + link.offsetWidth / 2 - row.current.offsetLeft - row.current.clientWidth / 2;
    }
  }, [current]);
  return (
    <nav ref={row} className="tabs" aria-label={label}>
      {children}
    </nav>
  );
}
