import type { Command } from 'commander';
import { unwrap, type Schemas } from '#libs/api-client';
import type { SessionOf } from '../cli.js';
import type { Column } from '../output/table.js';

const SCHEDULERS: readonly Column<Schemas['SchedulerView']>[] = [
  { heading: 'NAME', cell: ({ name }) => name },
  { heading: 'TITLE', cell: ({ title }) => title },
  { heading: 'AVAILABLE', cell: ({ available }) => available },
  { heading: 'WHEN', cell: ({ bestWhen }) => bestWhen },
  { heading: 'LOOKS AT', cell: ({ looksAt }) => looksAt },
  { heading: 'FLAGS', cell: ({ flags }) => flags },
];

const TEMPLATES: readonly Column<Schemas['ServiceTemplateView']>[] = [
  { heading: 'NAME', cell: ({ name }) => name },
  { heading: 'SERVICES', cell: ({ services }) => services.map(({ protocol, port }) => `${protocol} ${port}`) },
  { heading: 'ASKS FOR', cell: ({ asks }) => asks },
  { heading: 'DESCRIPTION', cell: ({ description }) => description },
];

/** `schedulers list`, `templates list`, `capabilities`: what there is to choose from. */
export function addCatalogue(program: Command, sessionOf: SessionOf): void {
  program
    .command('schedulers')
    .alias('scheduler')
    .description('ways to pick a server, in plain words')
    .command('list', { isDefault: true })
    .description('list them, with what the directors have')
    .action(async (_options: unknown, command: Command) => {
      const session = sessionOf(command);
      session.printer.list(unwrap(await session.api.GET('/api/v1/schedulers')).body, SCHEDULERS);
    });

  program
    .command('templates')
    .alias('template')
    .description('ready-made services')
    .command('list', { isDefault: true })
    .description('list them')
    .action(async (_options: unknown, command: Command) => {
      const session = sessionOf(command);
      const { body } = unwrap(await session.api.GET('/api/v1/service-templates'));
      session.printer.table(body, body.items, TEMPLATES);
    });

  program
    .command('capabilities')
    .description("what the directors' kernels can do")
    .action(async (_options: unknown, command: Command) => {
      const session = sessionOf(command);
      session.printer.object(unwrap(await session.api.GET('/api/v1/capabilities')).body);
    });
}
