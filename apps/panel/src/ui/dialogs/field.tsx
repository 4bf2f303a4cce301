import { FormGroup, FormHelperText, HelperText, HelperTextItem, TextInput } from '@patternfly/react-core';
import { useId, type ReactElement, type ReactNode } from 'react';
import { useFault } from './faults.js';

interface FieldProps {
  readonly label: string;
  readonly help?: ReactNode;
  /** Where the API calls it: `/spec/address`; its fault is shown here. */
  readonly pointer?: string;
  /** A fault that is known before the API is asked. */
  readonly fault?: string | null;
  readonly isRequired?: boolean;
  readonly children: (control: { id: string; describedBy: string; isFaulty: boolean }) => ReactNode;
}

/** A labelled control with its help, or with what is wrong about it. */
export function Field({ label, help, pointer, fault = null, isRequired = false, children }: FieldProps): ReactElement {
  const id = useId();
  const refused = useFault(pointer);
  const wrong = fault ?? refused;
  const describedBy = `${id}-help`;
  return (
    <FormGroup label={label} fieldId={id} isRequired={isRequired}>
      {children({ id, describedBy, isFaulty: wrong !== null })}
      {(wrong !== null || help !== undefined) && (
        <FormHelperText id={describedBy}>
          <HelperText>
            {wrong !== null && <HelperTextItem variant="error">{wrong}</HelperTextItem>}
            {help !== undefined && <HelperTextItem>{help}</HelperTextItem>}
          </HelperText>
        </FormHelperText>
      )}
    </FormGroup>
  );
}

interface TextFieldProps extends Omit<FieldProps, 'children'> {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly type?: 'text' | 'number' | 'password' | 'email' | 'url' | 'search';
  readonly min?: number;
  readonly max?: number;
  readonly placeholder?: string;
  readonly autoComplete?: string;
  readonly autoFocus?: boolean;
}

export function TextField({
  value,
  onChange,
  type = 'text',
  min,
  max,
  placeholder,
  autoComplete = 'off',
  autoFocus,
  ...field
}: TextFieldProps): ReactElement {
  return (
    <Field {...field}>
      {({ id, describedBy, isFaulty }) => (
        <TextInput
          id={id}
          type={type}
          value={value}
          autoComplete={autoComplete}
          aria-describedby={describedBy}
          validated={isFaulty ? 'error' : 'default'}
          isRequired={field.isRequired === true}
          onChange={(_event, next) => onChange(next)}
          {...(min === undefined ? {} : { min })}
          {...(max === undefined ? {} : { max })}
          {...(placeholder === undefined ? {} : { placeholder })}
          {...(autoFocus === true ? { autoFocus } : {})}
        />
      )}
    </Field>
  );
}
