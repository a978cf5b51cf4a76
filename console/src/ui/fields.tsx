import { IxInput, IxSelect, IxTextarea } from '@siemens/ix-react';
import type { ReactNode } from 'react';
import { type Control, Controller, type FieldPath, type FieldValues, type RegisterOptions } from 'react-hook-form';

interface Props<T extends FieldValues> {
  control: Control<T>;
  name: FieldPath<T>;
  label: string;
  rules?: Omit<RegisterOptions<T, FieldPath<T>>, 'disabled' | 'valueAsNumber' | 'valueAsDate' | 'setValueAs'>;
  hint?: string;
  required?: boolean;
}

export function TextField<T extends FieldValues>({
  type,
  ...props
}: Props<T> & { type?: 'text' | 'password' | 'email' }) {
  return (
    <Controller
      name={props.name}
      control={props.control}
      rules={props.rules}
      render={({ field, fieldState }) => (
        <IxInput
          name={props.name}
          label={props.label}
          type={type}
          required={props.required}
          value={field.value}
          helperText={props.hint}
          invalidText={fieldState.error?.message}
          className={fieldState.error ? 'ix-invalid' : ''}
          onValueChange={(event) => field.onChange(event.detail)}
          onIxBlur={field.onBlur}
        />
      )}
    />
  );
}

export function LongTextField<T extends FieldValues>({
  most,
  placeholder,
  ...props
}: Props<T> & { most: number; placeholder?: string }) {
  return (
    <Controller
      name={props.name}
      control={props.control}
      rules={props.rules}
      render={({ field, fieldState }) => (
        <IxTextarea
          name={props.name}
          label={props.label}
          maxLength={most}
          textareaRows={3}
          textareaWidth="100%"
          resizeBehavior="vertical"
          placeholder={placeholder}
          value={field.value}
          invalidText={fieldState.error?.message}
          className={fieldState.error ? 'ix-invalid' : ''}
          onValueChange={(event) => field.onChange(event.detail)}
          onIxBlur={field.onBlur}
        />
      )}
    />
  );
}

export function ChoiceField<T extends FieldValues>({
  placeholder,
  none,
  children,
  ...props
}: Props<T> & { placeholder?: string; none?: string; children: ReactNode }) {
  return (
    <Controller
      name={props.name}
      control={props.control}
      rules={props.rules}
      render={({ field, fieldState }) => (
        <IxSelect
          name={props.name}
          label={props.label}
          required={props.required}
          value={field.value}
          i18nPlaceholder={placeholder}
          i18nNoMatches={none}
          helperText={props.hint}
          hideListHeader
          invalidText={fieldState.error?.message}
          className={fieldState.error ? 'ix-invalid' : ''}
          onValueChange={(event) => field.onChange(event.detail)}
          onIxBlur={field.onBlur}
        >
          {children}
        </IxSelect>
      )}
    />
  );
}
