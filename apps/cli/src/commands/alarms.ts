import type { Command } from 'commander';
import { unwrap, type Schemas } from '#libs/api-client';
import { idempotent } from '../change.js';
import type { SessionOf } from '../cli.js';
import { listAll } from '../lookup.js';
import type { Column } from '../output/table.js';

const COLUMNS: readonly Column<Schemas['AlarmView']>[] = [
  { heading: 'ID', cell: ({ id }) => id },
  { heading: 'SEVERITY', cell: ({ severity }) => severity },
  { heading: 'SUBJECT', cell: ({ subject }) => subject.name },
  { heading: 'MESSAGE', cell: ({ message }) => message },
  { heading: 'SINCE', cell: ({ createdAt }) => createdAt },
  { heading: 'ACKNOWLEDGED BY', cell: ({ acknowledgedBy }) => acknowledgedBy?.userName },
  { heading: 'WHAT YOU CAN DO', cell: ({ hint }) => hint },
];

/** `alarms list | acknowledge`. */
export function addAlarms(program: Command, sessionOf: SessionOf): void {
  const noun = program.command('alarms').description('what needs somebody');

  noun
    .command('list')
    .description('list the alarms whose cause is still there')
    .option('--all', 'also those that are over')
    .action(async (options: { readonly all?: boolean }, command: Command) => {
      const session = sessionOf(command);
      const state = options.all === true ? ('all' as const) : ('raised' as const);
      const alarms = await listAll(
        (query) => session.api.GET('/api/v1/alarms', { params: { query: { ...query, state } } }),
        {},
      );
      session.printer.list(alarms, COLUMNS);
    });

  noun
    .command('acknowledge <id>')
    .description('say that somebody looks after it')
    .action(async (id: string, _options: unknown, command: Command) => {
      const session = sessionOf(command);
      const params = { path: { id }, header: idempotent() };
      session.printer.object(unwrap(await session.api.POST('/api/v1/alarms/{id}/acknowledge', { params })).body);
    });
}
