import { IxInput, IxSelect, IxTextarea } from '@siemens/ix-react';
import type { ReactElement, ReactNode } from 'react';
import { type Control, Controller, type FieldPath, type FieldValues, type RegisterOptions } from 'react-hook-form';

interface Props<T extends FieldValues> {
  control: Control<T>;
  name: FieldPath<T>;
  label: string;
  rules?: Omit<RegisterOptions<T, FieldPath<T>>, 'disabled' | 'valueAsNumber' | 'valueAsDate' | 'setValueAs'>;
  hint?: string;
  required?: boolean;
}

/** What every field of iX takes to be part of a form. */
interface Wired {
  name: string;
  label: string;
  required?: boolean;
  value: string;
  helperText?: string;
  invalidText?: string;
  className: string;
  onValueChange: (event: CustomEvent) => void;
  onIxBlur: () => void;
}

function Field<T extends FieldValues>({ children, ...props }: Props<T> & { children: (wired: Wired) => ReactElement }) {
  const { control, name, label, rules, hint, required } = props;
  return (
    <Controller
      name={name}
      control={control}
      rules={rules}
      render={({ field, fieldState }) =>
        children({
          name,
          label,
          required,
          value: field.value,
          helperText: hint,
          invalidText: fieldState.error?.message,
          className: fieldState.error ? 'ix-invalid' : '',
          onValueChange: (event) => field.onChange(event.detail),
          onIxBlur: field.onBlur,
        })
      }
    />
  );
}

export function TextField<T extends FieldValues>({
  type,
  ...props
}: Props<T> & { type?: 'text' | 'password' | 'email' }) {
  return <Field {...props}>{(wired) => <IxInput type={type} {...wired} />}</Field>;
}

export function LongTextField<T extends FieldValues>({
  most,
  placeholder,
  ...props
}: Props<T> & { most: number; placeholder?: string }) {
  return (
    <Field {...props}>
      {(wired) => (
        <IxTextarea
          maxLength={most}
          textareaRows={3}
          textareaWidth="100%"
          resizeBehavior="vertical"
          placeholder={placeholder}
          {...wired}
        />
      )}
    </Field>
  );
}

export function ChoiceField<T extends FieldValues>({
  placeholder,
  none,
  children,
  ...props
}: Props<T> & { placeholder?: string; none?: string; children: ReactNode }) {
  return (
    <Field {...props}>
      {(wired) => (
        <IxSelect i18nPlaceholder={placeholder} i18nNoMatches={none} hideListHeader {...wired}>
          {children}
        </IxSelect>
      )}
    </Field>
  );
}
