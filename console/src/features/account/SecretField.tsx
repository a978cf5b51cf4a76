import { Labelled } from '~/ui/Labelled';

interface Props {
  label: string;
  value: string;
  onChange: (value: string) => void;
  error?: string;
  /** One that is being chosen. */
  fresh?: boolean;
}

/** A password, hidden while one types it. */
export function SecretField({ label, value, onChange, error, fresh }: Props) {
  return (
    <Labelled label={label} bad={!!error} hint={error} wide>
      {(id, described) => (
        <input
          id={id}
          type="password"
          className="field"
          autoComplete={fresh ? 'new-password' : 'current-password'}
          aria-describedby={described}
          aria-invalid={!!error || undefined}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Labelled>
  );
}

interface CodeProps extends Omit<Props, 'fresh'> {
  hint: string;
}

/** Six digits of an authenticator application, or a recovery code. */
export function CodeField({ label, hint, value, onChange, error }: CodeProps) {
  return (
    <Labelled label={label} bad={!!error} hint={error ?? hint} wide>
      {(id, described) => (
        <input
          id={id}
          className="field"
          inputMode="numeric"
          autoComplete="one-time-code"
          aria-describedby={described}
          aria-invalid={!!error || undefined}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Labelled>
  );
}
