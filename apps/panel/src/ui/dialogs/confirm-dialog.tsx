import { useState, type ReactElement, type ReactNode } from 'react';
import { texts } from '../../texts/index.js';
import { TextField } from './field.js';
import { FormDialog, type FormDialogProps } from './form-dialog.js';

interface ConfirmDialogProps<A> extends Omit<FormDialogProps<A>, 'isFit'> {
  /** What it does to others: shown first. */
  readonly impact?: ReactNode;
  /** The name that has to be typed before the button can be pressed; for what cannot be taken back easily. */
  readonly typeName?: string;
  /** False: it cannot be confirmed yet, such as while the impact is not known. */
  readonly isReady?: boolean;
}

/** Asks before something is done: its impact first, then, for what is dangerous, the name. Enter works. */
export function ConfirmDialog<A>({ impact, typeName, isReady = true, ...dialog }: ConfirmDialogProps<A>): ReactElement {
  const [typed, setTyped] = useState('');
  const isFit = isReady && (typeName === undefined || typed === typeName);
  return (
    <FormDialog size="small" {...dialog} isFit={isFit}>
      {impact}
      {dialog.children}
      {typeName !== undefined && (
        <TextField
          label={texts.dialogs.typeName(typeName)}
          value={typed}
          onChange={setTyped}
          isRequired
          autoFocus
          fault={typed !== '' && !typeName.startsWith(typed) ? texts.dialogs.otherName : null}
        />
      )}
    </FormDialog>
  );
}
