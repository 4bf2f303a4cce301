import { Button, Card, CardBody, CardTitle } from '@patternfly/react-core';
import { useState, type ReactElement } from 'react';
import { answerOf, api } from '../../api/client.js';
import { texts } from '../../texts/index.js';
import { TextField } from '../../ui/dialogs/field.js';
import { FormDialog } from '../../ui/dialogs/form-dialog.js';
import { useToasts } from '../../ui/toasts/toasts.js';

const t = texts.account;
const SHORTEST = 12;

function ChangePassword({ onClose }: { onClose: () => void }): ReactElement {
  const { say } = useToasts();
  const [currentPassword, setCurrent] = useState('');
  const [newPassword, setNew] = useState('');
  const [again, setAgain] = useState('');
  const isShort = newPassword !== '' && newPassword.length < SHORTEST;
  const differs = again !== '' && !newPassword.startsWith(again);
  const send = () => answerOf(api.POST('/api/v1/users/me/password', { body: { currentPassword, newPassword } }));
  return (
    <FormDialog
      title={t.changePassword}
      about={t.passwordWhy}
      submit={t.changePassword}
      size="small"
      isFit={currentPassword !== '' && newPassword.length >= SHORTEST && newPassword === again}
      send={send}
      onClose={onClose}
      onDone={() => say(t.changed)}
    >
      <TextField
        label={t.current}
        pointer="/currentPassword"
        type="password"
        autoComplete="current-password"
        value={currentPassword}
        onChange={setCurrent}
        isRequired
        autoFocus
      />
      <TextField
        label={t.next(SHORTEST)}
        pointer="/newPassword"
        type="password"
        autoComplete="new-password"
        fault={isShort ? t.tooShort(SHORTEST) : null}
        value={newPassword}
        onChange={setNew}
        isRequired
      />
      <TextField
        label={t.again}
        type="password"
        autoComplete="new-password"
        fault={differs ? t.differ : null}
        value={again}
        onChange={setAgain}
        isRequired
      />
    </FormDialog>
  );
}

export function PasswordCard(): ReactElement {
  const [isOpen, setOpen] = useState(false);
  return (
    <Card>
      <CardTitle component="h2">{t.password}</CardTitle>
      <CardBody>
        <Button variant="secondary" onClick={() => setOpen(true)}>
          {t.changePassword}
        </Button>
        {isOpen && <ChangePassword onClose={() => setOpen(false)} />}
      </CardBody>
    </Card>
  );
}
