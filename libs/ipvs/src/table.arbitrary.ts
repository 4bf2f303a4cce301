import {
  SCHEDULERS,
  SCHEDULER_FLAGS,
  TUNNEL_CHECKSUMS,
  type IpvsService,
  type IpvsTable,
  type Tunnel,
  type VirtualServiceKey,
} from '#libs/domain';
import fc from 'fast-check';
import { formatEndpoint, formatKey } from './key.js';

const address = (family: 'ipv4' | 'ipv6'): fc.Arbitrary<string> =>
  fc.integer({ min: 1, max: 12 }).map((n) => (family === 'ipv6' ? `fd00::${n.toString(16)}` : `10.0.0.${n}`));

const family = fc.constantFrom('ipv4' as const, 'ipv6' as const);

const keyOf = (chosen: 'ipv4' | 'ipv6'): fc.Arbitrary<VirtualServiceKey> =>
  fc.oneof(
    fc.record({
      kind: fc.constant('address' as const),
      protocol: fc.constantFrom('tcp' as const, 'udp' as const, 'sctp' as const),
      address: address(chosen),
      port: fc.integer({ min: 1, max: 4 }),
    }),
    fc.record({
      kind: fc.constant('firewall-mark' as const),
      family: fc.constant(chosen),
      mark: fc.integer({ min: 1, max: 6 }),
    }),
  );

const isUdp = (key: VirtualServiceKey): boolean => key.kind === 'firewall-mark' || key.protocol === 'udp';

const tunnels: fc.Arbitrary<Tunnel | null> = fc.oneof(
  fc.constant(null),
  fc.record({
    type: fc.constant('gue' as const),
    port: fc.integer({ min: 1, max: 65_535 }),
    checksum: fc.constantFrom(...TUNNEL_CHECKSUMS),
  }),
  fc.record({
    type: fc.constant('gre' as const),
    port: fc.constant(0),
    checksum: fc.constantFrom('none' as const, 'checksum' as const),
  }),
);

const serviceOf = (chosen: 'ipv4' | 'ipv6'): fc.Arbitrary<IpvsService> =>
  fc
    .record({
      key: keyOf(chosen),
      scheduler: fc.constantFrom(...SCHEDULERS),
      flags: fc.subarray([...SCHEDULER_FLAGS]),
      persistence: fc.option(
        fc.record({
          timeoutSeconds: fc.integer({ min: 1, max: 4000 }),
          prefixLength: fc.integer({ min: 1, max: chosen === 'ipv6' ? 128 : 32 }),
          engine: fc.constantFrom(null, 'sip' as const),
        }),
      ),
      servers: fc.array(
        fc.record({
          address: address(chosen),
          port: fc.integer({ min: 1, max: 4 }),
          method: fc.constantFrom('masquerading' as const, 'direct-routing' as const, 'tunneling' as const),
          tunnel: tunnels,
          weight: fc.oneof(fc.integer({ min: 0, max: 2 }), fc.integer({ min: 0, max: 2_147_483_647 })),
        }),
        { maxLength: 5 },
      ),
    })
    .map(({ key, scheduler, flags, persistence, servers }) => {
      const realServers = servers.map(({ address: rip, port, method, tunnel, weight }) => ({
        address: rip,
        port: key.kind === 'address' && method !== 'masquerading' ? key.port : port,
        config: {
          ...{ forwardingMethod: method, tunnel: method === 'tunneling' ? tunnel : null, weight },
          ...{ upperThreshold: 0, lowerThreshold: 0 },
        },
      }));
      return {
        key,
        config: {
          scheduler,
          schedulerFlags: flags.filter((flag) => flag.startsWith(`${scheduler}-`)),
          persistence: persistence === null || isUdp(key) ? persistence : { ...persistence, engine: null },
          onePacket: key.kind === 'address' && key.protocol === 'udp' && weightParity(servers.length),
        },
        realServers: [...new Map(realServers.map((server) => [formatEndpoint(server), server])).values()],
      };
    });

const weightParity = (count: number): boolean => count % 2 === 1;

/** A service that the kernel would take, with up to five servers. Thresholds stay 0: `ipvsadm -Sn` does not print them. */
export const services: fc.Arbitrary<IpvsService> = family.chain(serviceOf);

/** A table of up to six services with different names; small ranges, so that two tables often share services and servers. */
export const table: fc.Arbitrary<IpvsTable> = fc
  .array(services, { maxLength: 6 })
  .map((list) => [...new Map(list.map((service) => [formatKey(service.key), service])).values()]);
