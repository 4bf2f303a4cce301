import { useState, type ReactElement, type ReactNode } from 'react';
import { texts } from '../../texts/index.js';
import { TextField } from './field.js';
import { FormDialog, type FormDialogProps } from './form-dialog.js';

interface ConfirmDialogProps<A> extends FormDialogProps<A> {
  /** What it does to others: shown first. */
  readonly impact?: ReactNode;
  /** The name that has to be typed before the button can be pressed; for what cannot be taken back easily. */
  readonly typeName?: string;
}

/** Asks before something is done: its impact first, then, for what is dangerous, the name. Enter works. */
export function ConfirmDialog<A>(props: ConfirmDialogProps<A>): ReactElement {
  const { impact, typeName, isFit = true, ...dialog } = props;
  const [typed, setTyped] = useState('');
  // A field that comes later, with a choice, does not take the focus from that choice.
  const [isAsked] = useState(typeName !== undefined);
  return (
    <FormDialog size="small" {...dialog} isFit={isFit && (typeName === undefined || typed === typeName)}>
      {impact}
      {dialog.children}
      {typeName !== undefined && (
        <TextField
          label={texts.dialogs.typeName(typeName)}
          value={typed}
          onChange={setTyped}
          isRequired
          autoFocus={isAsked}
          fault={typed !== '' && !typeName.startsWith(typed) ? texts.dialogs.otherName : null}
        />
      )}
    </FormDialog>
  );
}
