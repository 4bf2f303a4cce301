import type { Command } from 'commander';
import { unwrap, type Schemas } from '#libs/api-client';
import { DomainError } from '#libs/errors';
import { idempotent, secondsOf, settle, WAIT_OPTION, type ChangeOptions } from '../change.js';
import type { SessionOf } from '../cli.js';
import { wholeNumber } from '../options.js';
import type { Column } from '../output/table.js';
import type { Session } from '../session.js';
import { serviceOf } from './find-service.js';

const PROBE_SECONDS = 60;

type Why = Schemas['WhyView'];
type Compared = Schemas['ComparedServerView'];

interface WhyRow {
  readonly server: string;
  readonly stage: string;
  readonly text: string;
  readonly since: string;
}

const WHY: readonly Column<WhyRow>[] = [
  { heading: 'SERVER', cell: ({ server }) => server },
  { heading: 'STAGE', cell: ({ stage }) => stage },
  { heading: 'WHY', cell: ({ text }) => text },
  { heading: 'SINCE', cell: ({ since }) => since },
];

const COMPARED: readonly Column<Compared>[] = [
  { heading: 'SERVER', cell: ({ name }) => name },
  { heading: 'WANTED', cell: ({ desired }) => desired?.weight },
  { heading: 'KERNEL', cell: ({ kernel }) => kernel?.weight },
  { heading: 'NEW/S', cell: ({ traffic }) => traffic?.connectionsPerSecond },
  { heading: 'ACTIVE', cell: ({ traffic }) => traffic?.activeConnections },
  { heading: 'DIFFERS', cell: ({ differences }) => differences.map(differenceText).join('; ') },
];

const CONNECTIONS: readonly Column<Schemas['ConnectionView']>[] = [
  { heading: 'PROTOCOL', cell: ({ protocol }) => protocol },
  { heading: 'CLIENT', cell: ({ clientAddress, clientPort }) => `${clientAddress} ${clientPort}` },
  { heading: 'VIRTUAL', cell: ({ virtualAddress, virtualPort }) => `${virtualAddress} ${virtualPort}` },
  { heading: 'SERVER', cell: ({ realServerAddress, realServerPort }) => `${realServerAddress} ${realServerPort}` },
  { heading: 'STATE', cell: ({ state }) => state },
  { heading: 'EXPIRES', cell: ({ expiresSeconds }) => `${expiresSeconds} s` },
];

const differenceText = ({ field, isDrift, explanation }: Schemas['DifferenceView']): string =>
  isDrift ? `${field} (drift)` : `${field}: ${explanation ?? ''}`;

/** `virtual-services why | compare | zero | probe`. */
export function addServiceQuestions(noun: Command, sessionOf: SessionOf): void {
  noun
    .command('why <name>')
    .description('tell why it is as it is, from each probe to what the kernel has')
    .action(async (name: string, _options: unknown, command: Command) => {
      const session = sessionOf(command);
      const { body } = await serviceOf(session, name);
      const answer = await session.api.GET('/api/v1/virtual-services/{id}/why', { params: { path: { id: body.id } } });
      const why = unwrap(answer).body;
      session.printer.table(why, whyRows(why), WHY);
    });

  noun
    .command('compare <name>')
    .description('put what is wanted, what the kernel has and what the packets say side by side')
    .action(async (name: string, _options: unknown, command: Command) => {
      const session = sessionOf(command);
      const { body } = await serviceOf(session, name);
      const path = { id: body.id };
      const answer = await session.api.GET('/api/v1/virtual-services/{id}/comparison', { params: { path } });
      const compared = unwrap(answer).body;
      session.printer.table(compared, compared.realServers, COMPARED);
      for (const difference of compared.differences) session.printer.note(`Service: ${differenceText(difference)}`);
      if (!compared.fresh) session.printer.note('Nothing fresh is known of the kernel.');
    });

  noun
    .command('zero <name>')
    .description("set the kernel's counters of a service to 0")
    .option(...WAIT_OPTION)
    .action(async (name: string, options: ChangeOptions, command: Command) => {
      const session = sessionOf(command);
      const { body } = await serviceOf(session, name);
      const params = { path: { id: body.id }, header: idempotent() };
      await settle(
        session,
        unwrap(await session.api.POST('/api/v1/virtual-services/{id}/zero', { params })).body,
        options,
      );
    });

  noun
    .command('probe <name> <server>')
    .description('run the checks of a real server (address:port or id) now, and show the raw answers')
    .option(...WAIT_OPTION)
    .option('--check <name>', 'only this one')
    .action(async (name: string, server: string, options: ChangeOptions & { check?: string }, command: Command) => {
      const session = sessionOf(command);
      const { body } = await serviceOf(session, name);
      const serverId = serverIdOf(body, server);
      const answer = await session.api.POST('/api/v1/virtual-services/{id}/real-servers/{serverId}/probe', {
        params: { path: { id: body.id, serverId }, header: idempotent() },
        body: options.check === undefined ? {} : { check: options.check },
      });
      const { operation } = unwrap(answer).body;
      const seconds = options.wait === undefined ? PROBE_SECONDS : secondsOf(options.wait);
      const ended = operation === null ? null : await session.follow(operation, seconds);
      session.printer.object(ended, ended?.result ?? ended);
    });
}

interface ConnectionOptions {
  readonly service?: string;
  readonly client?: string;
  readonly server?: string;
  readonly limit?: number;
}

/** `connections`: what a director's kernel has open. */
export function addConnections(program: Command, sessionOf: SessionOf): void {
  program
    .command('connections')
    .description('list connections in the kernel of a director')
    .option('--service <name>', 'of one virtual service')
    .option('--client <address>', 'of one client')
    .option('--server <address>', 'to one real server')
    .option('--limit <count>', 'at most so many (100 when not given, 1000 at most)', wholeNumber)
    .action(async (options: ConnectionOptions, command: Command) => {
      const session = sessionOf(command);
      const answer = await session.api.GET('/api/v1/connections', {
        params: { query: await queryOf(session, options) },
      });
      const { body } = unwrap(answer);
      session.printer.list(body, CONNECTIONS);
      if (body.isTruncated) session.printer.note('There are more; ask for one client, one server or a higher --limit.');
    });
}

async function queryOf(session: Session, { service, client, server, limit }: ConnectionOptions) {
  return {
    ...(service === undefined ? {} : { serviceId: (await serviceOf(session, service)).body.id }),
    ...(client === undefined ? {} : { client }),
    ...(server === undefined ? {} : { server }),
    ...(limit === undefined ? {} : { limit }),
  };
}

function whyRows({ chain, realServers }: Why): WhyRow[] {
  const own = chain.map((text) => ({ server: '', stage: 'service', text, since: '' }));
  const servers = realServers.flatMap(({ name, causes, state, reason, since }): WhyRow[] => [
    ...causes.map(({ stage, text, since: at }) => ({ server: name, stage, text, since: at })),
    { server: name, stage: state, text: reason, since: since ?? '' },
  ]);
  return [...own, ...servers];
}

function serverIdOf({ name, realServers }: Schemas['VirtualServiceView'], server: string): string {
  const found = realServers.find((known) => known.id === server || known.name === server);
  if (found !== undefined) return found.id;
  const names = realServers.map((known) => known.name).join(', ');
  throw new DomainError('not-found', `${name} has no real server ${server}; it has ${names}.`);
}
