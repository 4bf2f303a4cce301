import type { Command } from 'commander';
import { unwrap, type Schemas } from '#libs/api-client';
import type { SessionOf } from '../cli.js';
import { EXIT, OperationFailed } from '../exit-codes.js';
import { listAll, type ListOptions } from '../lookup.js';
import { asList } from '../options.js';
import type { Column } from '../output/table.js';

const COLUMNS: readonly Column<Schemas['AuditView']>[] = [
  { heading: 'AT', cell: ({ at }) => at },
  { heading: 'BY', cell: ({ actor }) => actor.tokenName ?? actor.userName },
  { heading: 'ACTION', cell: ({ action }) => action },
  { heading: 'SUBJECT', cell: ({ subjectName }) => subjectName },
  { heading: 'RESULT', cell: ({ result }) => result },
];

/** `audit list | verify`. */
export function addAudit(program: Command, sessionOf: SessionOf): void {
  const noun = program.command('audit').description('who changed what: a log that cannot be altered unseen');

  asList(noun.command('list'))
    .description('list entries, newest first')
    .option('--action <action>', 'only this action, such as virtual-service.create')
    .action(async (options: ListOptions & { readonly action?: string }, command: Command) => {
      const session = sessionOf(command);
      const filter = options.action === undefined ? {} : { action: options.action };
      const page = (query: object) => session.api.GET('/api/v1/audit', { params: { query: { ...query, ...filter } } });
      session.printer.list(await listAll(page, options), COLUMNS);
    });

  noun
    .command('verify')
    .description('check the chain of hashes over all entries')
    .action(async (_options: unknown, command: Command) => {
      const session = sessionOf(command);
      const { body } = unwrap(await session.api.GET('/api/v1/audit/verification'));
      session.printer.object(body);
      if (body.isIntact) return;
      throw new OperationFailed(
        `The audit log was altered at entry ${String(body.firstBroken)}.`,
        undefined,
        EXIT.refused,
      );
    });
}
