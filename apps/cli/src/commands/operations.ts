import type { Command } from 'commander';
import type { Schemas } from '#libs/api-client';
import { secondsOf } from '../change.js';
import type { SessionOf } from '../cli.js';
import { listAll, type ListOptions } from '../lookup.js';
import { asList } from '../options.js';
import type { Column } from '../output/table.js';

const COLUMNS: readonly Column<Schemas['OperationView']>[] = [
  { heading: 'ID', cell: ({ id }) => id },
  { heading: 'STATE', cell: ({ state }) => state },
  { heading: 'PERCENT', cell: ({ percent }) => percent },
  { heading: 'TITLE', cell: ({ title }) => title },
  { heading: 'BY', cell: ({ actor }) => actor.tokenName ?? actor.userName },
  { heading: 'CREATED', cell: ({ createdAt }) => createdAt },
];

/** `operations list | show | follow`. */
export function addOperations(program: Command, sessionOf: SessionOf): void {
  const noun = program.command('operations').description('everything that takes time, with its steps');

  asList(noun.command('list'))
    .description('list operations, newest first')
    .option('--state <state>', 'only those in this state')
    .option('--kind <kind>', 'only those of this kind, such as node.add')
    .action(async (options: ListOptions & { state?: Schemas['OperationState']; kind?: string }, command: Command) => {
      const session = sessionOf(command);
      const { state, kind } = options;
      const filter = { ...(state === undefined ? {} : { state }), ...(kind === undefined ? {} : { kind }) };
      const page = (query: object) =>
        session.api.GET('/api/v1/operations', { params: { query: { ...query, ...filter } } });
      session.printer.list(await listAll(page, options), COLUMNS);
    });

  noun
    .command('show <id>')
    .description('show an operation with its steps and log')
    .action(async (id: string, _options: unknown, command: Command) => {
      const session = sessionOf(command);
      session.printer.object(await session.operation(id));
    });

  noun
    .command('follow <id>')
    .description('follow an operation live to its end')
    .option('--wait <seconds>', 'give up after so many seconds', '3600')
    .action(async (id: string, options: { wait: string }, command: Command) => {
      const session = sessionOf(command);
      const ended = await session.follow(await session.operation(id), secondsOf(options.wait));
      session.printer.object(ended);
    });
}
