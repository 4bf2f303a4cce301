import type { HealthCheckKind, HealthCheckSpec, PoolPolicy, ServiceHealth, SorryServer } from '#libs/contracts';
import type { VirtualServiceKey } from '#libs/domain';
import type { FieldFault } from '#libs/errors';
import { familyOfKey } from '#libs/ipvs';
import { familyOf, unusableBecause } from '../../addresses/address.js';

/** Kinds that ask no port. */
const PORTLESS: readonly HealthCheckKind[] = ['icmp', 'file', 'program'];
const DATAGRAM: readonly HealthCheckKind[] = ['udp', 'radius'];

const transportOf = (check: HealthCheckSpec): 'tcp' | 'udp' => {
  if (check.kind === 'dns' || check.kind === 'sip') return check.transport;
  return DATAGRAM.includes(check.kind) ? 'udp' : 'tcp';
};

/** What a schema cannot say of checks; pointers are below `at`. */
export function healthFaults(key: VirtualServiceKey, { checks }: ServiceHealth, at = '/spec/health'): FieldFault[] {
  const names = checks.map(({ name }) => name);
  return checks.flatMap((check, index) => {
    const where = `${at}/checks/${index}`;
    const isTwin = names.indexOf(check.name) < index;
    const hint = 'Give each check a name of its own.';
    return [
      ...(isTwin ? [{ pointer: `${where}/name`, message: 'is the name of an earlier check', hint }] : []),
      ...portFaults(key, check, where),
      ...pathFaults(key, check, where),
      ...tlsFaults(check, where),
    ];
  });
}

/** A probe needs a port: its own, or that of servers which speak its transport on one. */
function portFaults(key: VirtualServiceKey, check: HealthCheckSpec, where: string): FieldFault[] {
  if (check.port !== null || PORTLESS.includes(check.kind)) return [];
  const transport = transportOf(check);
  if (key.kind === 'address' && key.protocol === transport && key.port !== 0) return [];
  const name = transport.toUpperCase();
  return [
    {
      pointer: `${where}/port`,
      message: `must be given, as the service itself names no ${name} port`,
      hint: `Name a ${name} port that answers only while the server works, or leave the check out.`,
    },
  ];
}

function pathFaults(key: VirtualServiceKey, check: HealthCheckSpec, where: string): FieldFault[] {
  if (check.path === 'real-server') return [];
  const pointer = `${where}/path`;
  const hint = 'Use the path real-server.';
  if (PORTLESS.includes(check.kind)) {
    return [{ pointer, message: `cannot be virtual-service for the kind ${check.kind}: it makes no connection`, hint }];
  }
  if (key.kind === 'address') return [];
  return [{ pointer, message: 'cannot be virtual-service: a firewall mark names no virtual IP to ask at', hint }];
}

function tlsFaults(check: HealthCheckSpec, where: string): FieldFault[] {
  if (!('tls' in check) || (check.tls.certificate === null) === (check.tls.key === null)) return [];
  const missing = check.tls.key === null ? 'key' : 'certificate';
  const message = 'must be given: a client certificate and its key belong together';
  return [{ pointer: `${where}/tls/${missing}`, message }];
}

/** What a schema cannot say of a pool. */
export function poolFaults(key: VirtualServiceKey, pool: PoolPolicy, at = '/spec/pool'): FieldFault[] {
  const { quorum, watermarks, sorryServers } = pool;
  return [
    ...(quorum !== null && quorum.hysteresis >= quorum.weight
      ? [{ pointer: `${at}/quorum/hysteresis`, message: 'must be less than the weight that the quorum needs' }]
      : []),
    ...(watermarks !== null && watermarks.lowPercent > watermarks.highPercent
      ? [{ pointer: `${at}/watermarks/lowPercent`, message: 'must not be greater than highPercent' }]
      : []),
    ...sorryServers.flatMap((server, index) => {
      const where = `${at}/sorryServers/${index}`;
      const isTwin = sorryServers.findIndex((other) => isSamePlace(other, server)) < index;
      const own = server.health === null ? [] : healthFaults(key, server.health, `${where}/health`);
      return [
        ...(isTwin ? [{ pointer: where, message: 'is an earlier sorry server once more' }] : []),
        ...addressFaults(key, server, where),
        ...own,
      ];
    }),
  ];
}

const isSamePlace = (one: SorryServer, other: SorryServer): boolean =>
  one.address === other.address && one.port === other.port;

function addressFaults(
  key: VirtualServiceKey,
  { address, port, forwardingMethod }: SorryServer,
  where: string,
): FieldFault[] {
  const reason = unusableBecause(address);
  const faults: FieldFault[] = reason === null ? [] : [{ pointer: `${where}/address`, message: reason }];
  if (forwardingMethod !== 'tunneling' && familyOf(address) !== familyOfKey(key)) {
    const hint = 'Only tunneling may cross address families.';
    faults.push({ pointer: `${where}/address`, message: `must be an ${familyOfKey(key)} address`, hint });
  }
  if (forwardingMethod !== 'masquerading' && key.kind === 'address' && port !== key.port) {
    const hint = 'Use the same port, or the forwarding method masquerading.';
    faults.push({
      pointer: `${where}/port`,
      message: `must be the service’s, ${key.port}, with ${forwardingMethod}`,
      hint,
    });
  }
  return faults;
}
