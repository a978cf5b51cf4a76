import { type ReactNode, useId } from 'react';

interface Props {
  label: string;
  hint?: string | null | false;
  bad?: boolean;
  wide?: boolean;
  required?: boolean;
  children: (id: string, describedBy: string | undefined) => ReactNode;
}

/** A label over a field, and below it what to know. */
export function Labelled({ label, hint, bad, wide, required, children }: Props) {
  const id = useId();
  return (
    <div className={wide ? 'labelled wide' : 'labelled'}>
      <label htmlFor={id}>
        {label}
        {required && <span aria-hidden="true"> *</span>}
      </label>
      {children(id, hint ? `${id}-hint` : undefined)}
      {hint && (
        <small id={`${id}-hint`} className={bad ? 'error-text' : 'soft'} role={bad ? 'alert' : undefined}>
          {hint}
        </small>
      )}
    </div>
  );
}
