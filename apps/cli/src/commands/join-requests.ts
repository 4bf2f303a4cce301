import type { Command } from 'commander';
import { unwrap, type Schemas } from '#libs/api-client';
import { asChange, changeQuery, idempotent, settleStored, type ChangeOptions } from '../change.js';
import type { SessionOf } from '../cli.js';
import { listAll } from '../lookup.js';
import { wholeNumber } from '../options.js';
import type { Column } from '../output/table.js';

const COLUMNS: readonly Column<Schemas['JoinRequestView']>[] = [
  { heading: 'ID', cell: ({ id }) => id },
  { heading: 'HOST', cell: ({ hostname }) => hostname },
  { heading: 'FROM', cell: ({ remoteAddress }) => remoteAddress },
  { heading: 'STATE', cell: ({ state }) => state },
  { heading: 'UNTIL', cell: ({ expiresAt }) => expiresAt },
  { heading: 'FINGERPRINT', cell: ({ fingerprint }) => (fingerprint.match(/.{1,4}/g) ?? []).join(' ') },
];

/** `nodes invite | requests | deny`: nodes that ask to join by a command; `nodes add --request` approves. */
export function addJoinRequests(noun: Command, sessionOf: SessionOf): void {
  noun
    .command('invite')
    .description('make a command that lets one machine ask to join, once')
    .option('--minutes <minutes>', 'how long it may be used', wholeNumber)
    .action(async ({ minutes }: { minutes?: number }, command: Command) => {
      const session = sessionOf(command);
      const body = minutes === undefined ? {} : { minutes };
      const made = unwrap(await session.api.POST('/api/v1/join-tokens', { params: { header: idempotent() }, body }));
      session.printer.object(made.body);
      session.printer.note('Run the command as root on the machine; then: directorate nodes requests');
    });

  noun
    .command('requests')
    .description('list machines that asked to join; compare the fingerprint, then: nodes add --request ID')
    .option('--limit <count>', 'at most so many')
    .action(async (options: { limit?: string }, command: Command) => {
      const session = sessionOf(command);
      const page = (query: object) => session.api.GET('/api/v1/join-requests', { params: { query } });
      session.printer.list(await listAll(page, options), COLUMNS);
    });

  asChange(noun.command('deny <request>'))
    .description('deny a machine that asked to join')
    .action(async (id: string, options: ChangeOptions, command: Command) => {
      const session = sessionOf(command);
      const { body, etag } = unwrap(await session.api.GET('/api/v1/join-requests/{id}', { params: { path: { id } } }));
      const params = { path: { id }, header: { 'If-Match': etag }, query: changeQuery(options) };
      unwrap(await session.api.DELETE('/api/v1/join-requests/{id}', { params }));
      settleStored(session, null, options, `Denied ${body.hostname}.`);
    });
}
