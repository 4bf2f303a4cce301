import { Label } from '@patternfly/react-core';
import { Table, Tbody, Td, Th, Thead, Tr } from '@patternfly/react-table';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type Dispatch, type ReactElement, type SetStateAction } from 'react';
import type { Schemas } from '#libs/api-client/browser';
import { answerOf, api } from '../api/client.js';
import { useRight } from '../api/rights.js';
import { useMay, useSession } from '../api/session.js';
import { texts } from '../texts/index.js';
import { ActionButton } from '../ui/action-button.js';
import { Closed } from '../ui/closed.js';
import { Loaded, Page } from '../ui/page.js';
import { ProblemCard } from '../ui/problem-card.js';
import { RowMenu, type RowAction } from '../ui/row-menu.js';
import { SecretDialog } from '../ui/secret/secret-dialog.js';
import { Ago } from '../ui/time.js';
import { useToasts } from '../ui/toasts/toasts.js';
import {
  DeleteUser,
  DisableUser,
  NewOneTimePassword,
  ResetSecondFactor,
  setEnabled,
} from './users/user-confirmations.js';
import { AddUser, EditUser, type HandedOver } from './users/user-form.js';
import { UserGrants } from './users/user-grants.js';
import { isLockedOut, UserState } from './users/user-state.js';

type User = Schemas['UserView'];
const t = texts.users;

type Asked =
  | { readonly kind: 'add' }
  | { readonly kind: 'edit' | 'grants' | 'password' | 'disable' | 'reset' | 'remove'; readonly user: User }
  | { readonly kind: 'secret'; readonly made: HandedOver };

/** The dialog that is open. */
function Dialog({ asked, ask }: { asked: Asked; ask: Dispatch<SetStateAction<Asked | null>> }): ReactElement {
  const queries = useQueryClient();
  const { say } = useToasts();
  // A dialog that made a password closes itself after it has opened the one that shows it.
  const onClose = (): void => ask((now) => (now?.kind === 'secret' && asked.kind !== 'secret' ? now : null));
  const onMade = (made: HandedOver): void => {
    void queries.invalidateQueries({ queryKey: ['users'] });
    ask({ kind: 'secret', made });
  };
  const done = (text: string) => (): void => {
    void queries.invalidateQueries({ queryKey: ['users'] });
    say(text);
  };
  if (asked.kind === 'add') return <AddUser onClose={onClose} onMade={onMade} />;
  if (asked.kind === 'secret') {
    const { name, password } = asked.made;
    const secrets = { [t.name]: name, [t.states.oneTime]: password };
    return <SecretDialog title={t.secretTitle(name)} why={t.secretWhy} secrets={secrets} onClose={onClose} />;
  }
  const { user } = asked;
  switch (asked.kind) {
    case 'edit':
      return <EditUser user={user} onClose={onClose} onSaved={done(t.done.saved)} />;
    case 'grants':
      return <UserGrants user={user} onClose={onClose} onSaved={done(t.done.saved)} />;
    case 'password':
      return <NewOneTimePassword user={user} onClose={onClose} onMade={onMade} />;
    case 'disable':
      return <DisableUser user={user} onClose={onClose} onDone={done(t.done.saved)} />;
    case 'reset':
      return <ResetSecondFactor user={user} onClose={onClose} onDone={done(t.done.reset)} />;
    case 'remove':
      return <DeleteUser user={user} onClose={onClose} onDone={done(t.done.removed)} />;
  }
}

/** Users for who may see them. */
function Users(): ReactElement {
  const own = useSession().user.id;
  const queries = useQueryClient();
  const { may, needs } = useRight('users:write');
  const [asked, ask] = useState<Asked | null>(null);
  const users = useQuery({
    queryKey: ['users'],
    queryFn: () => answerOf(api.GET('/api/v1/users', { params: { query: { limit: 500 } } })),
  });
  const enable = useMutation({
    mutationFn: (user: User) => setEnabled(user, true),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['users'] }),
  });
  const actionsOf = (user: User): RowAction[] => {
    const item = (title: string, onClick: () => void, isPossible = true): RowAction => ({
      ...{ title, onClick, isAriaDisabled: !may || !isPossible },
      ...(needs === null ? {} : { tooltipProps: { content: needs } }),
    });
    const open = (title: string, kind: Exclude<Asked['kind'], 'add' | 'secret'>, isPossible = true): RowAction =>
      item(title, () => ask({ kind, user }), isPossible);
    return [
      open(t.edit, 'edit'),
      open(t.grants, 'grants'),
      open(t.password, 'password'),
      open(t.resetFactor, 'reset', user.status.hasSecondFactor),
      ...(isLockedOut(user) ? [item(t.unlock, () => enable.mutate(user))] : []),
      user.spec.enabled ? open(t.disable, 'disable', user.id !== own) : item(t.enable, () => enable.mutate(user)),
      { isSeparator: true },
      open(t.remove, 'remove', user.id !== own),
    ];
  };
  const add = (
    <ActionButton scope="users:write" onClick={() => ask({ kind: 'add' })}>
      {t.add}
    </ActionButton>
  );
  return (
    <Page title={t.title} about={t.about} actions={add}>
      {enable.error !== null && <ProblemCard error={enable.error} />}
      <Loaded query={users}>
        {({ items }) => (
          <Table aria-label={t.title} variant="compact">
            <Thead>
              <Tr>
                <Th>{t.name}</Th>
                <Th>{t.role}</Th>
                <Th>{texts.common.state}</Th>
                <Th>{t.factor}</Th>
                <Th>{t.lastLogIn}</Th>
                <Th screenReaderText={texts.common.actions} />
              </Tr>
            </Thead>
            <Tbody>
              {items.map((user) => (
                <Tr key={user.id}>
                  <Td dataLabel={t.name}>
                    <strong>{user.name}</strong> <span className="soft">{user.spec.displayName}</span>{' '}
                    {user.id === own && <Label isCompact>{t.you}</Label>}
                    {user.tags.includes('automation') && <Label isCompact>{t.automation}</Label>}
                  </Td>
                  <Td dataLabel={t.role}>{t.roles[user.spec.role]}</Td>
                  <Td dataLabel={texts.common.state}>
                    <UserState user={user} />
                  </Td>
                  <Td dataLabel={t.factor}>{user.status.hasSecondFactor ? t.hasFactor : t.noFactor}</Td>
                  <Td dataLabel={t.lastLogIn}>
                    <Ago at={user.status.lastLogInAt} />
                  </Td>
                  <Td isActionCell>
                    <RowMenu name={user.name} items={actionsOf(user)} />
                  </Td>
                </Tr>
              ))}
            </Tbody>
          </Table>
        )}
      </Loaded>
      {asked !== null && <Dialog key={asked.kind} asked={asked} ask={ask} />}
    </Page>
  );
}

export function UsersPage(): ReactElement {
  if (useMay('users:read')) return <Users />;
  return (
    <Page title={t.title}>
      <Closed scope="users:read" about={t.about} />
    </Page>
  );
}
