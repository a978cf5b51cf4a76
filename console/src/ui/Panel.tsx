import type { ReactNode } from 'react';
import { useId } from 'react';

interface Props {
  title: string;
  count?: number;
  tools?: ReactNode;
  children: ReactNode;
  flush?: boolean;
}

/** A card with a heading. */
export function Panel({ title, count, tools, children, flush }: Props) {
  const heading = useId();
  return (
    <section className={flush ? 'card flush' : 'card'} aria-labelledby={heading}>
      <header className="card-head">
        <h2 id={heading}>
          {title}
          {count !== undefined && <span className="count">{count}</span>}
        </h2>
        {tools && <div className="tools">{tools}</div>}
      </header>
      {children}
    </section>
  );
}
