import { poolPolicy, type HealthCheckSpec } from '#libs/contracts';
import type { IpvsRealServer, VirtualServiceKey } from '#libs/domain';
import { formatKey } from '#libs/ipvs';
import type { Imported, ImportedAddress, ImportedService } from '../imported.js';
import { Ledger, type Statement } from '../ledger.js';
import { assertText } from '../malformed.js';
import { nameOfKey } from '../names.js';
import { Collection } from '../collection.js';
import { readAddresses, readInstance } from './addresses.js';
import { readGlobal } from './globals.js';
import { endpointsOfServer, readGroups, type Endpoint } from './groups.js';
import { LineReader, type KeepalivedSurroundings } from './lines.js';
import { StatementBuilder } from './statements.js';
import { readVirtualServer, type ReadVirtualServer } from './virtual-server.js';

const FILE = 'keepalived.conf';
const UNKNOWN = 'keepalived.conf(5) has no such directive here, or none that is known';
const EMPTY_POOL =
  'When all servers fail nobody answers, as before; set pool.panicPercent to 1 to serve in spite of it.';

function keyOf(endpoint: Endpoint, { protocol, family }: ReadVirtualServer): VirtualServiceKey {
  return endpoint.kind === 'address'
    ? { ...endpoint, protocol }
    : { kind: 'firewall-mark', mark: endpoint.mark, family: endpoint.family ?? family };
}

/** keepalived does the same: marked packets keep their port, and so do those of direct routing and tunnels, whatever was written. */
function serverOf(
  { address, port, config }: ReadVirtualServer['servers'][number],
  key: VirtualServiceKey,
): IpvsRealServer {
  if (key.kind === 'firewall-mark') return { address, port: 0, config };
  return { address, port: config.forwardingMethod === 'masquerading' ? port : key.port, config };
}

/** keepalived asks at the port that was written, although no packet is balanced to it. */
function checksAt(checks: readonly HealthCheckSpec[], moved: ReadVirtualServer['servers']): HealthCheckSpec[] {
  const [port, ...others] = new Set(moved.map((server) => server.port));
  if (port === undefined || port === 0 || others.length > 0) return [...checks];
  return checks.map((check) => (check.port === null ? { ...check, port } : check));
}

function serviceOf(statement: Statement, endpoint: Endpoint, read: ReadVirtualServer): Omit<ImportedService, 'name'> {
  const key = keyOf(endpoint, read);
  const { file, line } = statement;
  const realServers = read.servers.map((server) => serverOf(server, key));
  const moved = read.servers.filter(({ port }, index) => realServers[index]?.port !== port);
  return {
    key,
    config: read.config,
    health: { ...read.health, checks: checksAt(read.health.checks, moved) },
    pool: { ...poolPolicy.parse({ panicPercent: 0, quorum: read.quorum }), sorryServers: read.sorryServers },
    realServers,
    source: { file, line },
    remarks: [
      ...read.remarks,
      ...moved.map(
        ({ address, port }) =>
          `${address} gets the port ${key.kind === 'address' ? key.port : 0} instead of ${port}: packets keep their port on this way.`,
      ),
      ...(read.health.checks.length > 0 ? [EMPTY_POOL] : []),
    ],
  };
}

/**
 * Reads keepalived.conf(5) of keepalived 2.2: virtual servers with their checks, and the addresses of VRRP instances.
 * @throws DomainError `invalid-input` with line and column for a text that is none.
 */
export function readKeepalived(text: string, surroundings: KeepalivedSurroundings = {}): Imported {
  for (const [file, content] of Object.entries({ ...surroundings.files, [FILE]: text })) assertText(content, file);
  const ledger = new Ledger();
  const statements = new StatementBuilder(ledger).build(new LineReader(surroundings).read(text, FILE));
  const groups = readGroups(ledger, statements);
  const addresses: ImportedAddress[] = [];
  const collection = new Collection(ledger);
  for (const statement of ledger.readable(statements)) {
    switch (statement.words[0] ?? '') {
      case 'virtual_server':
        addServices(ledger, statement, groups, collection);
        break;
      case 'vrrp_instance':
        addresses.push(...readInstance(ledger, statement));
        break;
      case 'static_ipaddress':
        addresses.push(...readAddresses(ledger, statement, null));
        break;
      default:
        readGlobal(ledger, statement);
    }
  }
  return { addresses, services: collection.services, notTaken: ledger.conclude(statements, UNKNOWN) };
}

function addServices(
  ledger: Ledger,
  statement: Statement,
  groups: ReadonlyMap<string, readonly Endpoint[]>,
  collection: Collection,
): void {
  const endpoints = endpointsOfServer(statement.words, groups);
  if (endpoints === null || endpoints.length === 0) {
    const hint = 'Write virtual_server ADDRESS PORT, fwmark NUMBER, or the group of a virtual_server_group.';
    ledger.leave(statement, 'It names nothing to listen on', hint);
    return;
  }
  for (const endpoint of endpoints) {
    const read = readVirtualServer(ledger, statement, endpoint);
    if (read === null) return;
    const service = serviceOf(statement, endpoint, read);
    const group = statement.words[1] === 'group' ? `${statement.words[2] ?? ''}-${formatKey(service.key)}` : '';
    const wish = read.snmpName ?? group;
    collection.add(statement, service, wish === '' ? nameOfKey(service.key) : wish);
  }
}
