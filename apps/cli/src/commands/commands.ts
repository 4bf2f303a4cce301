import { Option, type Command } from 'commander';
import { unwrap, type Schemas } from '#libs/api-client';
import { asChange, changeQuery, idempotent, settle, type ChangeOptions } from '../change.js';
import type { SessionOf } from '../cli.js';
import { listAll, type ListOptions } from '../lookup.js';
import { asList } from '../options.js';
import type { Column } from '../output/table.js';
import { nodeIdOf } from './nodes.js';

const COLUMNS: readonly Column<Schemas['CommandView']>[] = [
  { heading: 'ID', cell: ({ id }) => id },
  { heading: 'TYPE', cell: ({ spec }) => spec.type },
  { heading: 'NODE', cell: ({ spec }) => spec.nodeName },
  { heading: 'STATE', cell: ({ status }) => status.state },
  { heading: 'OUTCOME', cell: ({ status }) => status.outcome },
  { heading: 'CREATED', cell: ({ createdAt }) => createdAt },
];

/** `commands list | show | service | diagnose | cancel`. */
export function addCommands(program: Command, sessionOf: SessionOf): void {
  const noun = program.command('commands').description('what the machines were told, and what they answered');

  asList(noun.command('list'))
    .description('list commands, newest first')
    .option('--node <name>', 'only those to one machine')
    .option('--state <state>', 'only those in this state')
    .action(async (options: ListOptions & { node?: string; state?: Schemas['CommandState'] }, command: Command) => {
      const session = sessionOf(command);
      const { node, state } = options;
      const filter = {
        ...(node === undefined ? {} : { nodeId: await nodeIdOf(session, node) }),
        ...(state === undefined ? {} : { state }),
      };
      const page = (query: object) =>
        session.api.GET('/api/v1/commands', { params: { query: { ...query, ...filter } } });
      session.printer.list(await listAll(page, options), COLUMNS);
    });

  noun
    .command('show <id>')
    .description('show a command with what it carries and what came back')
    .action(async (id: string, _options: unknown, command: Command) => {
      const session = sessionOf(command);
      session.printer.object(unwrap(await session.api.GET('/api/v1/commands/{id}', { params: { path: { id } } })).body);
    });

  const actions: readonly Schemas['ServiceAction'][] = ['start', 'stop', 'restart'];
  asChange(noun.command('service <node> <service>'))
    .description("start, stop or restart a service of a machine's own catalogue")
    .addOption(new Option('--action <action>', 'what to do').choices(actions).makeOptionMandatory())
    .action(
      async (
        node: string,
        service: string,
        options: ChangeOptions & { readonly action: Schemas['ServiceAction'] },
        command: Command,
      ) => {
        const session = sessionOf(command);
        const answer = await session.api.POST('/api/v1/commands', {
          params: { header: idempotent(), query: changeQuery(options) },
          body: {
            nodeId: await nodeIdOf(session, node),
            type: 'service.control',
            payload: { service, action: options.action },
          },
        });
        await settle(session, unwrap(answer).body, options);
      },
    );

  asChange(noun.command('diagnose <node>'))
    .description('collect versions, tables, addresses and last plans of a machine')
    .action(async (node: string, options: ChangeOptions, command: Command) => {
      const session = sessionOf(command);
      const answer = await session.api.POST('/api/v1/commands', {
        params: { header: idempotent(), query: changeQuery(options) },
        body: { nodeId: await nodeIdOf(session, node), type: 'diagnosis.collect' },
      });
      await settle(session, unwrap(answer).body, options);
    });

  noun
    .command('cancel <id>')
    .description('take a command back that its machine has not begun')
    .action(async (id: string, _options: unknown, command: Command) => {
      const session = sessionOf(command);
      const params = { path: { id }, header: idempotent() };
      session.printer.object(unwrap(await session.api.POST('/api/v1/commands/{id}/cancel', { params })).body);
    });
}
