import { Option, type Command } from 'commander';
import { unwrap, type Schemas } from '#libs/api-client';
import { asChange, controlledQuery, idempotent, settle, type ChangeOptions } from '../change.js';
import type { SessionOf } from '../cli.js';
import { UsageError } from '../exit-codes.js';
import { listAll } from '../lookup.js';
import { commaList, wholeNumber } from '../options.js';
import type { Column } from '../output/table.js';
import type { Session } from '../session.js';
import { nodeIdOf } from './nodes.js';
import { serviceOf } from './find-service.js';

const MODES = ['graceful', 'firm', 'immediate'];
const COLUMNS: readonly Column<Schemas['DrainView']>[] = [
  { heading: 'ID', cell: ({ id }) => id },
  { heading: 'STATE', cell: ({ state }) => state },
  { heading: 'MODE', cell: ({ mode }) => mode },
  { heading: 'SERVERS', cell: ({ servers }) => servers.length },
  { heading: 'TITLE', cell: ({ title }) => title },
];
const SERVER_COLUMNS: readonly Column<Schemas['DrainServerView']>[] = [
  { heading: 'SERVER', cell: ({ name }) => name },
  { heading: 'STATE', cell: ({ state }) => state },
  { heading: 'MODE', cell: ({ mode }) => mode },
  { heading: 'ACTIVE', cell: ({ activeConnections }) => activeConnections },
  { heading: 'INACTIVE', cell: ({ inactiveConnections }) => inactiveConnections },
  { heading: 'PINNED', cell: ({ pinnedClients }) => pinnedClients },
  { heading: 'EMPTY IN S', cell: ({ emptyInSeconds }) => emptyInSeconds },
  { heading: 'DEADLINE', cell: ({ deadlineAt }) => deadlineAt },
];

interface StartOptions extends ChangeOptions {
  readonly nodes?: string[];
  readonly atOnce?: number;
  readonly service?: string;
  readonly server?: string;
  readonly mode?: Schemas['DrainMode'];
  readonly deadline?: number;
  readonly onDeadline?: Schemas['OnDeadline'];
  readonly hold?: number;
  readonly ignoreCapacity?: boolean;
  readonly thenDelete?: boolean;
  readonly confirmBlastRadius?: boolean;
}

/** `drains start | list | show | set-mode | release | cancel`. */
export function addDrains(program: Command, sessionOf: SessionOf): void {
  const noun = program
    .command('drains')
    .alias('drain')
    .description('emptying servers of their connections, and bringing them back');

  asChange(noun.command('start'))
    .description('drain nodes, or one server of a service, or a service that is deleted then')
    .option('--nodes <names>', 'nodes, with commas between them', commaList)
    .option('--at-once <count>', 'how many of the nodes rest at once', wholeNumber)
    .option('--service <name>', 'a virtual service …')
    .option('--server <server>', '… and its real server, by id or address:port')
    .addOption(new Option('--mode <mode>', 'how connections end').choices(MODES))
    .option('--deadline <seconds>', 'what connections get; as long as they take when left out', wholeNumber)
    .addOption(new Option('--on-deadline <what>', 'what then').choices(['stop', 'force', 'give-up']))
    .option('--hold <seconds>', 'rest so long; until it is released when left out', wholeNumber)
    .option('--then-delete', 'delete it once it is empty: the real server, or with --service alone the whole service')
    .option('--ignore-capacity', 'though the rest could not carry it')
    .option('--confirm-blast-radius', 'a service may go though it touches more than the cluster allows at once')
    .action(async (options: StartOptions, command: Command) => {
      const session = sessionOf(command);
      const body = await requestOf(session, options);
      const params = { header: idempotent(), query: controlledQuery(options) };
      await settle(session, unwrap(await session.api.POST('/api/v1/drains', { params, body })).body, options);
    });

  noun
    .command('list')
    .description('list drains, newest first')
    .option('--limit <count>', 'at most so many')
    .action(async (options: { limit?: string }, command: Command) => {
      const session = sessionOf(command);
      const page = (query: object) => session.api.GET('/api/v1/drains', { params: { query } });
      session.printer.list(await listAll(page, options), COLUMNS);
    });

  noun
    .command('show <id>')
    .description('show how far a drain is')
    .action(async (id: string, _options: unknown, command: Command) => {
      const session = sessionOf(command);
      const { body } = unwrap(await session.api.GET('/api/v1/drains/{id}', { params: { path: { id } } }));
      session.printer.table(body, body.servers, SERVER_COLUMNS);
    });

  noun
    .command('set-mode <id>')
    .description('make it harder or gentler')
    .addArgument(noun.createArgument('<mode>', 'how connections end').choices(MODES))
    .action(async (id: string, mode: Schemas['DrainMode'], _options: unknown, command: Command) => {
      const session = sessionOf(command);
      // A drain goes on by itself: whatever has become of it since, this is what is wanted.
      const params = { path: { id }, header: { 'If-Match': '*' } };
      const answer = await session.api.PATCH('/api/v1/drains/{id}', { params, body: { mode } });
      session.printer.table(unwrap(answer).body, unwrap(answer).body.servers, SERVER_COLUMNS);
    });

  for (const [verb, description] of [
    ['release', 'bring the servers back once they are empty'],
    ['cancel', 'give it up: bring all servers back'],
  ] as const) {
    noun
      .command(`${verb} <id>`)
      .description(description)
      .action(async (id: string, _options: unknown, command: Command) => {
        const session = sessionOf(command);
        const params = { path: { id }, header: idempotent() };
        const answer =
          verb === 'release'
            ? await session.api.POST('/api/v1/drains/{id}/release', { params })
            : await session.api.POST('/api/v1/drains/{id}/cancel', { params });
        const { body } = unwrap(answer);
        session.printer.table(body, body.servers, SERVER_COLUMNS);
      });
  }
}

async function requestOf(session: Session, options: StartOptions): Promise<Schemas['StartDrain']> {
  const { mode, deadline, onDeadline, hold, ignoreCapacity, thenDelete } = options;
  return {
    subject: await subjectOf(session, options),
    ...(mode === undefined ? {} : { mode }),
    ...(deadline === undefined ? {} : { deadlineSeconds: deadline }),
    ...(onDeadline === undefined ? {} : { onDeadline }),
    ...(hold === undefined ? {} : { hold: { seconds: hold } }),
    ...(ignoreCapacity === true ? { ignoreCapacity } : {}),
    ...(thenDelete === true ? { thenDelete } : {}),
  };
}

async function subjectOf(session: Session, options: StartOptions): Promise<Schemas['DrainSubjectSpec']> {
  const { nodes = [], atOnce, service, server, thenDelete } = options;
  if (nodes.length > 0) {
    const ids = await Promise.all(nodes.map((name) => nodeIdOf(session, name)));
    const [only] = ids;
    if (ids.length === 1 && only !== undefined) return { nodeId: only };
    return { nodeIds: ids, ...(atOnce === undefined ? {} : { atOnce }) };
  }
  if (service !== undefined && server === undefined && thenDelete === true) {
    return { virtualServiceId: (await serviceOf(session, service)).body.id };
  }
  if (service === undefined || server === undefined) {
    throw new UsageError('Name --nodes, or --service and --server; --service alone only with --then-delete.');
  }
  const { body } = await serviceOf(session, service);
  const found = body.realServers.filter(({ id, name, spec }) => [id, name, spec.address].includes(server));
  const [one] = found;
  if (one === undefined || found.length > 1)
    throw new UsageError(`${service} has ${found.length} real servers ${server}.`);
  return { virtualServiceId: body.id, realServerId: one.id };
}
