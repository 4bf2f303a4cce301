import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { problemFrom, type Schemas } from '#libs/api-client/browser';
import { answerOf, api } from '../../api/client.js';
import { texts } from '../../texts/index.js';
import { ConfirmDialog } from '../../ui/dialogs/confirm-dialog.js';
import { Loaded } from '../../ui/page.js';
import { oneTimePassword } from '../../ui/secret/one-time-password.js';
import type { HandedOver } from './user-form.js';

type User = Schemas['UserView'];
const t = texts.users;
const ofUser = ({ id, revision }: User) =>
  ({ path: { id }, header: { 'If-Match': `"${revision}"` } }) as const; // prettier-ignore

interface Props {
  readonly user: User;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

export const setEnabled = (user: User, enabled: boolean): Promise<User> =>
  answerOf(api.PATCH('/api/v1/users/{id}', { params: ofUser(user), body: { spec: { enabled } } }));

export function DisableUser({ user, ...rest }: Props): ReactElement {
  return (
    <ConfirmDialog
      title={t.disableTitle(user.name)}
      submit={t.disable}
      isDanger
      send={() => setEnabled(user, false)}
      {...rest}
    >
      <p>{t.disableWhy}</p>
    </ConfirmDialog>
  );
}

interface PasswordProps extends Omit<Props, 'onDone'> {
  readonly onMade: (made: HandedOver) => void;
}

export function NewOneTimePassword({ user, onClose, onMade }: PasswordProps): ReactElement {
  const send = async (): Promise<HandedOver> => {
    const password = oneTimePassword();
    await answerOf(api.PATCH('/api/v1/users/{id}', { params: ofUser(user), body: { password } }));
    return { name: user.name, password };
  };
  return (
    <ConfirmDialog
      title={t.passwordTitle(user.name)}
      submit={t.passwordMake}
      send={send}
      onClose={onClose}
      onDone={onMade}
    >
      <p>{t.passwordWhy}</p>
    </ConfirmDialog>
  );
}

export function ResetSecondFactor({ user, ...rest }: Props): ReactElement {
  const send = async (): Promise<void> => {
    const { response, error } = await api.DELETE('/api/v1/users/{id}/second-factor', {
      params: ofUser(user),
    });
    if (!response.ok) throw problemFrom(response.status, error);
  };
  return (
    <ConfirmDialog title={t.resetTitle(user.name)} submit={t.resetFactor} isDanger send={send} {...rest}>
      <p>{t.resetWhy}</p>
    </ConfirmDialog>
  );
}

/** What ends with a user: open sessions, and the tokens by their names. */
function Impact({ user }: { user: User }): ReactElement {
  const sessions = useQuery({
    queryKey: ['sessions', 'all'],
    queryFn: () => answerOf(api.GET('/api/v1/sessions', { params: { query: { all: 'true' } } })),
  });
  const tokens = useQuery({
    queryKey: ['tokens', 'all'],
    queryFn: () => answerOf(api.GET('/api/v1/tokens', { params: { query: { all: 'true', limit: 500 } } })),
  });
  return (
    <ul className="pf-v6-c-list">
      <li>
        <Loaded query={sessions}>
          {({ items }) => t.impactSessions(items.filter(({ userId }) => userId === user.id).length)}
        </Loaded>
      </li>
      <li>
        <Loaded query={tokens}>
          {({ items }) =>
            t.impactTokens(items.filter(({ status }) => status.userId === user.id).map(({ name }) => name))
          }
        </Loaded>
      </li>
      <li>{t.impactStays}</li>
    </ul>
  );
}

export function DeleteUser({ user, ...rest }: Props): ReactElement {
  const send = async (): Promise<void> => {
    const { response, error } = await api.DELETE('/api/v1/users/{id}', { params: ofUser(user) });
    if (!response.ok) throw problemFrom(response.status, error);
  };
  return (
    <ConfirmDialog
      title={t.removeTitle(user.name)}
      submit={t.remove}
      isDanger
      typeName={user.name}
      impact={<Impact user={user} />}
      send={send}
      {...rest}
    />
  );
}
