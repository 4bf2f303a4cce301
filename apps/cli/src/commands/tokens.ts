import type { Command } from 'commander';
import { unwrap, type Schemas } from '#libs/api-client';
import { asChange, changeQuery, idempotent, settleStored, type ChangeOptions } from '../change.js';
import type { SessionOf } from '../cli.js';
import { idOf, listAll, type ListOptions, type ListQuery } from '../lookup.js';
import { asList, commaList, wholeNumber } from '../options.js';
import type { Column } from '../output/table.js';
import type { Session } from '../session.js';

const COLUMNS: readonly Column<Schemas['TokenView']>[] = [
  { heading: 'NAME', cell: ({ name }) => name },
  { heading: 'STATE', cell: ({ status }) => status.state },
  { heading: 'EXPIRES', cell: ({ spec }) => spec.expiresAt },
  { heading: 'LAST USED', cell: ({ status }) => status.lastUsedAt },
  { heading: 'SCOPES', cell: ({ spec }) => spec.scopes },
];
const DAY_MS = 86_400_000;

interface AddOptions extends ChangeOptions {
  readonly scopes: string[];
  readonly days: number;
}

/** `tokens list | add | remove`: bearer tokens for automation. */
export function addTokens(program: Command, sessionOf: SessionOf): void {
  const noun = program.command('tokens').description('bearer tokens for automation: scoped, expiring, shown once');

  asList(noun.command('list'))
    .description('list your tokens')
    .option('--all', "everybody's")
    .action(async (options: ListOptions & { readonly all?: boolean }, command: Command) => {
      const session = sessionOf(command);
      session.printer.list(await listAll(pageOf(session, options.all === true), options), COLUMNS);
    });

  asChange(noun.command('add <name>'))
    .description('make a token; its secret is shown now and never again')
    .requiredOption('--scopes <scopes>', 'what it may do, such as services:read,services:write', commaList)
    .option('--days <count>', 'how long it is good', wholeNumber, 90)
    .action(async (name: string, options: AddOptions, command: Command) => {
      const session = sessionOf(command);
      const expiresAt = new Date(Date.now() + options.days * DAY_MS).toISOString();
      // The API checks the words; it names those that it does not know.
      const scopes = options.scopes as Schemas['Scope'][];
      const answer = await session.api.POST('/api/v1/tokens', {
        params: { header: idempotent(), query: changeQuery(options) },
        body: { name, spec: { scopes, expiresAt } },
      });
      settleStored(session, unwrap(answer).body, options);
    });

  asChange(noun.command('remove <name>'))
    .description('revoke a token')
    .action(async (name: string, options: ChangeOptions, command: Command) => {
      const session = sessionOf(command);
      const id = await idOf('token', name, pageOf(session, false));
      const { body: token, etag } = unwrap(await session.api.GET('/api/v1/tokens/{id}', { params: { path: { id } } }));
      const params = { path: { id }, header: { 'If-Match': etag }, query: changeQuery(options) };
      unwrap(await session.api.DELETE('/api/v1/tokens/{id}', { params }));
      settleStored(session, null, options, `Revoked ${token.name}.`);
    });
}

const pageOf = (session: Session, all: boolean) => (query: ListQuery) =>
  session.api.GET('/api/v1/tokens', { params: { query: { ...query, all: all ? 'true' : 'false' } } });
