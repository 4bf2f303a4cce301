import { FormGroup, Radio } from '@patternfly/react-core';
import { useQueryClient } from '@tanstack/react-query';
import { useState, type ReactElement } from 'react';
import type { Schemas } from '#libs/api-client/browser';
import { answerOf, api } from '../../api/client.js';
import { texts } from '../../texts/index.js';
import { TextField } from '../../ui/dialogs/field.js';
import { FormDialog } from '../../ui/dialogs/form-dialog.js';
import { oneTimePassword } from '../../ui/secret/one-time-password.js';

type User = Schemas['UserView'];
type Role = Schemas['UserRole'];
const t = texts.users;
const ROLES: readonly Role[] = ['viewer', 'operator', 'admin'];

function RoleChoice({ role, onChange }: { role: Role; onChange: (role: Role) => void }): ReactElement {
  return (
    <FormGroup role="radiogroup" label={t.role} isStack isRequired>
      {ROLES.map((one) => (
        <Radio
          key={one}
          id={`role-${one}`}
          name="role"
          label={t.roles[one]}
          description={t.roleHelp[one]}
          isChecked={role === one}
          onChange={() => onChange(one)}
        />
      ))}
    </FormGroup>
  );
}

export interface HandedOver {
  readonly name: string;
  readonly password: string;
}

interface AddUserProps {
  readonly onClose: () => void;
  readonly onMade: (made: HandedOver) => void;
}

/** Adds a user with a one-time password that is made here and shown once. */
export function AddUser({ onClose, onMade }: AddUserProps): ReactElement {
  const queries = useQueryClient();
  const [name, setName] = useState('');
  const [displayName, setDisplayName] = useState('');
  const [role, setRole] = useState<Role>('viewer');
  const send = async (): Promise<HandedOver> => {
    const password = oneTimePassword();
    await answerOf(api.POST('/api/v1/users', { body: { name, password, spec: { role, displayName } } }));
    await queries.invalidateQueries({ queryKey: ['users'] });
    return { name, password };
  };
  return (
    <FormDialog title={t.add} submit={t.create} isFit={name !== ''} send={send} onClose={onClose} onDone={onMade}>
      <TextField
        label={t.name}
        help={t.nameHelp}
        pointer="/name"
        value={name}
        onChange={setName}
        isRequired
        autoFocus
      />
      <TextField label={t.displayName} pointer="/spec/displayName" value={displayName} onChange={setDisplayName} />
      <RoleChoice role={role} onChange={setRole} />
    </FormDialog>
  );
}

interface EditUserProps {
  readonly user: User;
  readonly onClose: () => void;
  readonly onSaved: () => void;
}

export function EditUser({ user, onClose, onSaved }: EditUserProps): ReactElement {
  const [displayName, setDisplayName] = useState(user.spec.displayName);
  const [role, setRole] = useState<Role>(user.spec.role);
  const send = (): Promise<User> =>
    answerOf(
      api.PATCH('/api/v1/users/{id}', {
        params: { path: { id: user.id }, header: { 'If-Match': `"${user.revision}"` } },
        body: { spec: { displayName, role } },
      }),
    );
  return (
    <FormDialog title={t.editTitle(user.name)} submit={t.save} send={send} onClose={onClose} onDone={onSaved}>
      <TextField label={t.displayName} pointer="/spec/displayName" value={displayName} onChange={setDisplayName} />
      <RoleChoice role={role} onChange={setRole} />
    </FormDialog>
  );
}
