import type { HealthCheckKind, HealthCheckSpec } from '#libs/contracts';
import type { VirtualServiceKey } from '#libs/domain';
import ipaddr from 'ipaddr.js';
import type { ImportedService } from './imported.js';

/** A service that is fitted to the rules of the API, with what was changed for it. */
export type FittedService = Omit<ImportedService, 'name'>;

const PORTLESS: readonly HealthCheckKind[] = ['icmp', 'file', 'program'];
const DATAGRAM: readonly HealthCheckKind[] = ['udp', 'radius'];
/** Ranges of addresses that no service and no server can have. */
const UNUSABLE = ['unspecified', 'broadcast', 'multicast', 'loopback', 'linkLocal', 'ipv4Mapped'];

export const isUsable = (address: string): boolean => !UNUSABLE.includes(ipaddr.parse(address).range());

function transportOf(check: HealthCheckSpec): 'tcp' | 'udp' {
  if (check.kind === 'dns' || check.kind === 'sip') return check.transport;
  return DATAGRAM.includes(check.kind) ? 'udp' : 'tcp';
}

/** A check asks at the server's own port; where that is none of its transport, the port is named. Null: there is none to name. */
function fitCheck(check: HealthCheckSpec, key: VirtualServiceKey, serverPort: number): HealthCheckSpec | null {
  if (check.port !== null || PORTLESS.includes(check.kind)) return check;
  if (key.kind === 'address' && key.protocol === transportOf(check) && key.port > 0) return check;
  return serverPort > 0 ? { ...check, port: serverPort } : null;
}

function fitChecks(service: FittedService): Pick<FittedService, 'health' | 'remarks'> {
  const { key, health, realServers, remarks } = service;
  const [port = 0, ...others] = new Set(realServers.map((server) => server.port));
  const fitted = health.checks.map((check) => fitCheck(check, key, others.length === 0 ? port : 0));
  const checks = fitted.filter((check) => check !== null);
  const lost = health.checks.filter((_, index) => fitted[index] === null).map(({ kind }) => kind);
  const note = `The ${lost.join(' and ')} check cannot be taken: the service names no port that it could ask.`;
  return { health: { ...health, checks }, remarks: lost.length === 0 ? remarks : [...remarks, note] };
}

/** With direct routing and tunnels a sorry server has the port of the service; one on a loopback address cannot be one here. */
function fitSorryServers({ key, pool, remarks }: FittedService): Pick<FittedService, 'pool' | 'remarks'> {
  const usable = pool.sorryServers.filter(({ address }) => isUsable(address));
  const lost = pool.sorryServers.filter(({ address }) => !isUsable(address));
  const sorryServers = usable.map((server) => {
    const isFree = server.forwardingMethod === 'masquerading' || key.kind === 'firewall-mark';
    return isFree ? server : { ...server, port: key.port };
  });
  const moved = sorryServers.filter((server, index) => usable[index]?.port !== server.port);
  return {
    pool: { ...pool, sorryServers, quorum: sorryServers.length === 0 ? null : pool.quorum },
    remarks: [
      ...remarks,
      ...lost.map(
        ({ address }) =>
          `The sorry server ${address} is not taken: name one by an address of its own, such as the director's.`,
      ),
      ...moved.map(
        ({ address, port }) => `The sorry server ${address} gets the port ${port}: its method cannot change it.`,
      ),
    ],
  };
}

/** Makes a service one that the API takes, and says in remarks what that changed. */
export function fit(service: FittedService): FittedService {
  const withSorry = { ...service, ...fitSorryServers(service) };
  return { ...withSorry, ...fitChecks(withSorry) };
}

/** Addresses that nobody can have; such a service is not taken. */
export function unusableAddresses({ key, realServers }: FittedService): string[] {
  const own = key.kind === 'address' ? [key.address] : [];
  return [...own, ...realServers.map(({ address }) => address)].filter((address) => !isUsable(address));
}
