import { Option, type Command } from 'commander';
import { unwrap, type Schemas } from '#libs/api-client';
import { DomainError } from '#libs/errors';
import { asControlledChange, controlledQuery, idempotent, settle, type ControlledOptions } from '../change.js';
import type { SessionOf } from '../cli.js';
import { listAll } from '../lookup.js';
import { wholeNumber } from '../options.js';
import type { Column } from '../output/table.js';
import type { Session } from '../session.js';
import { asDrainFirst, assertNoDrainOptions, drainThenDelete, type DrainFirstOptions } from './drain-first.js';
import { nodeIdOf } from './nodes.js';
import { serviceOf } from './find-service.js';

type RealServer = Schemas['RealServerView'];

const COLUMNS: readonly Column<RealServer>[] = [
  { heading: 'SERVER', cell: ({ spec }) => endpointOf(spec) },
  { heading: 'METHOD', cell: ({ spec }) => spec.forwardingMethod },
  { heading: 'WEIGHT', cell: ({ spec, status }) => `${spec.weight} (kernel: ${status.kernel?.weight ?? '-'})` },
  { heading: 'ADMIN', cell: ({ spec }) => spec.adminState },
  { heading: 'STATE', cell: ({ status }) => status.state },
  { heading: 'CONNECTIONS', cell: ({ status }) => status.activeConnections },
  { heading: 'WHY', cell: ({ status }) => status.reason },
];

interface SettingOptions extends ControlledOptions {
  readonly method?: Schemas['ForwardingMethod'];
  readonly weight?: number;
  readonly upperThreshold?: number;
  readonly lowerThreshold?: number;
}
interface AddOptions extends SettingOptions {
  readonly node?: string;
  readonly address?: string;
  readonly port?: number;
}

/** `real-servers list | add | update | drain | enable | disable | remove`, each of one virtual service. */
export function addRealServers(program: Command, sessionOf: SessionOf): void {
  const noun = program.command('real-servers').alias('servers').description('the hosts that do the work of a service');

  noun
    .command('list <service>')
    .description('list the real servers of a virtual service')
    .action(async (service: string, _options: unknown, command: Command) => {
      const session = sessionOf(command);
      const { body } = await serviceOf(session, service);
      session.printer.list({ items: body.realServers }, COLUMNS);
    });

  asControlledChange(asSettings(noun.command('add <service>')))
    .description('add a node, or a server outside of the cluster')
    .option('--node <name>', 'a node of the cluster')
    .option('--address <address>', "the server's address, when it is no node or has several")
    .option('--port <port>', "the server's port, when it is not the service's (masquerading only)", wholeNumber)
    .action(async (service: string, options: AddOptions, command: Command) => {
      const session = sessionOf(command);
      const { body } = await serviceOf(session, service);
      const answer = await session.api.POST('/api/v1/virtual-services/{id}/real-servers', {
        params: { path: { id: body.id }, header: idempotent(), query: controlledQuery(options) },
        body: { spec: { ...(await placeOf(session, options)), ...settingsOf(options) } },
      });
      await settle(session, unwrap(answer).body, options);
    });

  asControlledChange(asSettings(noun.command('update <service> <server>')))
    .description('change weight, thresholds or forwarding method')
    .action((service: string, server: string, options: SettingOptions, command: Command) =>
      patch(sessionOf(command), service, server, settingsOf(options), options),
    );

  const states = [
    { verb: 'drain', adminState: 'drain', about: 'give it no new connections; the old ones live on' },
    { verb: 'enable', adminState: 'enabled', about: 'give it connections again' },
    { verb: 'disable', adminState: 'disabled', about: 'take it out of the table' },
  ] as const;
  for (const { verb, adminState, about } of states) {
    asControlledChange(noun.command(`${verb} <service> <server>`))
      .description(about)
      .action((service: string, server: string, options: ControlledOptions, command: Command) =>
        patch(sessionOf(command), service, server, { adminState }, options),
      );
  }

  asDrainFirst(asControlledChange(noun.command('remove <service> <server>').alias('delete')))
    .description('remove it; --drain lets its connections end before')
    .action(async (service: string, server: string, options: DrainFirstOptions, command: Command) => {
      const session = sessionOf(command);
      const { path, etag } = await serverOf(session, service, server);
      if (options.drain === true) {
        return drainThenDelete(session, { virtualServiceId: path.id, realServerId: path.serverId }, options);
      }
      assertNoDrainOptions(options);
      const answer = await session.api.DELETE('/api/v1/virtual-services/{id}/real-servers/{serverId}', {
        params: { path, header: { 'If-Match': etag }, query: controlledQuery(options) },
      });
      await settle(session, unwrap(answer).body, options);
    });
}

function asSettings(command: Command): Command {
  const methods = ['direct-routing', 'masquerading', 'tunneling'];
  return command
    .addOption(new Option('--method <method>', 'how packets reach it').choices(methods))
    .option('--weight <number>', 'its share; 0 takes no new connections', wholeNumber)
    .option('--upper-threshold <connections>', 'above it: no new connections; 0 is no limit', wholeNumber)
    .option('--lower-threshold <connections>', 'below it: new ones again', wholeNumber);
}

function settingsOf({ method, weight, upperThreshold, lowerThreshold }: SettingOptions): Schemas['RealServerSettings'] {
  return {
    ...(method === undefined ? {} : { forwardingMethod: method }),
    ...(weight === undefined ? {} : { weight }),
    ...(upperThreshold === undefined ? {} : { upperThreshold }),
    ...(lowerThreshold === undefined ? {} : { lowerThreshold }),
  };
}

async function placeOf(session: Session, { node, address, port }: AddOptions): Promise<Schemas['RealServerSpec']> {
  return {
    ...(node === undefined ? {} : { nodeId: await nodeIdOf(session, node) }),
    ...(address === undefined ? {} : { address }),
    ...(port === undefined ? {} : { port }),
  };
}

async function patch(
  session: Session,
  service: string,
  server: string,
  spec: Schemas['RealServerSettings'],
  options: ControlledOptions,
): Promise<void> {
  const { path, etag } = await serverOf(session, service, server);
  const answer = await session.api.PATCH('/api/v1/virtual-services/{id}/real-servers/{serverId}', {
    params: { path, header: { 'If-Match': etag }, query: controlledQuery(options) },
    body: { spec },
  });
  await settle(session, unwrap(answer).body, options);
}

/** A real server by id, address, address and port, or node; it must be one server only. */
async function serverOf(
  session: Session,
  service: string,
  server: string,
): Promise<{ path: { id: string; serverId: string }; etag: string }> {
  const { body } = await serviceOf(session, service);
  const named = body.realServers.filter(({ id, name, spec }) =>
    [id, name, spec.address, endpointOf(spec)].includes(server),
  );
  const found = named.length > 0 ? named : await serversOfNode(session, body.realServers, server);
  const [one] = found;
  if (one === undefined) throw new DomainError('not-found', `${body.name} has no real server ${server}.`);
  if (found.length > 1) {
    throw new DomainError('conflict', `${server} has ${found.length} real servers of ${body.name}.`, {
      hint: `Name one of ${found.map(({ spec }) => endpointOf(spec)).join(', ')}.`,
    });
  }
  const path = { id: body.id, serverId: one.id };
  const answer = await session.api.GET('/api/v1/virtual-services/{id}/real-servers/{serverId}', { params: { path } });
  return { path, etag: unwrap(answer).etag };
}

async function serversOfNode(session: Session, servers: readonly RealServer[], node: string): Promise<RealServer[]> {
  const { items } = await listAll((query) => session.api.GET('/api/v1/nodes', { params: { query } }), { search: node });
  const nodeId = items.find(({ name }) => name === node)?.id;
  return nodeId === undefined ? [] : servers.filter(({ spec }) => spec.nodeId === nodeId);
}

function endpointOf({ address, port }: RealServer['spec']): string {
  return address.includes(':') ? `[${address}]:${port}` : `${address}:${port}`;
}
