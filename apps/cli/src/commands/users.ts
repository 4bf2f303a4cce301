import type { Command } from 'commander';
import { unwrap, type Schemas } from '#libs/api-client';
import { asChange, changeQuery, idempotent, settleStored, type ChangeOptions } from '../change.js';
import type { SessionOf } from '../cli.js';
import { idOf, listAll, type ListOptions, type ListQuery } from '../lookup.js';
import { asList } from '../options.js';
import type { Column } from '../output/table.js';
import type { Prompt } from '../prompt.js';
import type { Session } from '../session.js';

const COLUMNS: readonly Column<Schemas['UserView']>[] = [
  { heading: 'NAME', cell: ({ name }) => name },
  { heading: 'ROLE', cell: ({ spec }) => spec.role },
  { heading: 'ENABLED', cell: ({ spec }) => spec.enabled },
  { heading: 'DISPLAY NAME', cell: ({ spec }) => spec.displayName },
  { heading: 'LAST LOG-IN', cell: ({ status }) => status.lastLogInAt },
];

interface AddOptions extends ChangeOptions {
  readonly role: Schemas['UserRole'];
  readonly displayName?: string;
}
interface UpdateOptions extends ChangeOptions {
  readonly role?: Schemas['UserRole'];
  readonly displayName?: string;
  readonly enable?: boolean;
  readonly disable?: boolean;
  readonly password?: boolean;
}

/** `users list | show | add | update | remove`. */
export function addUsers(program: Command, sessionOf: SessionOf, prompt: Prompt): void {
  const noun = program.command('users').description('people who use the cluster: viewers, operators, admins');

  asList(noun.command('list'))
    .description('list the users')
    .action(async (options: ListOptions, command: Command) => {
      const session = sessionOf(command);
      session.printer.list(await listAll(pageOf(session), options), COLUMNS);
    });

  noun
    .command('show <name>')
    .description('show one user')
    .action(async (name: string, _options: unknown, command: Command) => {
      const session = sessionOf(command);
      session.printer.object((await userOf(session, name)).body);
    });

  asChange(noun.command('add <name>'))
    .description('add a user; the password is asked for and must be changed at the first log-in')
    .requiredOption('--role <role>', 'viewer, operator or admin')
    .option('--display-name <text>', 'name in full')
    .action(async (name: string, options: AddOptions, command: Command) => {
      const session = sessionOf(command);
      const password = await prompt.secret(`Password of ${name}: `);
      const { role, displayName } = options;
      const spec = { role, ...(displayName === undefined ? {} : { displayName }) };
      const params = { header: idempotent(), query: changeQuery(options) };
      const answer = await session.api.POST('/api/v1/users', { params, body: { name, password, spec } });
      settleStored(session, unwrap(answer).body, options);
    });

  asChange(noun.command('update <name>'))
    .description('change role, name, password, or whether the user can log in')
    .option('--role <role>', 'viewer, operator or admin')
    .option('--display-name <text>', 'name in full')
    .option('--enable', 'let the user log in')
    .option('--disable', 'keep the user and all of its tokens out')
    .option('--password', 'ask for a new password')
    .action(async (name: string, options: UpdateOptions, command: Command) => {
      const session = sessionOf(command);
      const { body: user, etag } = await userOf(session, name);
      const password = options.password === true ? await prompt.secret(`New password of ${name}: `) : undefined;
      const answer = await session.api.PATCH('/api/v1/users/{id}', {
        params: { path: { id: user.id }, header: { 'If-Match': etag }, query: changeQuery(options) },
        body: { spec: changesOf(options), ...(password === undefined ? {} : { password }) },
      });
      settleStored(session, unwrap(answer).body, options);
    });

  asChange(noun.command('remove <name>'))
    .description('remove a user with all of its tokens')
    .action(async (name: string, options: ChangeOptions, command: Command) => {
      const session = sessionOf(command);
      const { body: user, etag } = await userOf(session, name);
      const params = { path: { id: user.id }, header: { 'If-Match': etag }, query: changeQuery(options) };
      unwrap(await session.api.DELETE('/api/v1/users/{id}', { params }));
      settleStored(session, null, options, `Removed ${user.name}.`);
    });
}

function changesOf({ role, displayName, enable, disable }: UpdateOptions): Schemas['UserSpecPatch'] {
  return {
    ...(role === undefined ? {} : { role }),
    ...(displayName === undefined ? {} : { displayName }),
    ...(enable === true ? { enabled: true } : {}),
    ...(disable === true ? { enabled: false } : {}),
  };
}

const pageOf = (session: Session) => (query: ListQuery) => session.api.GET('/api/v1/users', { params: { query } });

async function userOf(session: Session, name: string): Promise<{ body: Schemas['UserView']; etag: string }> {
  const id = await idOf('user', name, pageOf(session));
  return unwrap(await session.api.GET('/api/v1/users/{id}', { params: { path: { id } } }));
}
