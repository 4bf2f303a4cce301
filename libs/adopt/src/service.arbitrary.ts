import fc from 'fast-check';
import { SCHEDULERS, type IpvsService, type RealServerConfig } from '#libs/domain';

/** Services that every kind of file can say: tcp or udp over IPv4, tunnels by ipip, no thresholds. */
export const plainServices: fc.Arbitrary<IpvsService[]> = fc.uniqueArray(
  fc
    .record({
      protocol: fc.constantFrom('tcp' as const, 'udp' as const),
      host: fc.integer({ min: 1, max: 254 }),
      port: fc.integer({ min: 1, max: 65_535 }),
      scheduler: fc.constantFrom(...SCHEDULERS),
      persistence: fc.option(
        fc.record({
          timeoutSeconds: fc.integer({ min: 1, max: 86_400 }),
          prefixLength: fc.integer({ min: 1, max: 32 }),
          engine: fc.constant(null),
        }),
      ),
      servers: fc.uniqueArray(
        fc.record({
          host: fc.integer({ min: 1, max: 254 }),
          method: fc.constantFrom('direct-routing' as const, 'masquerading' as const, 'tunneling' as const),
          weight: fc.integer({ min: 0, max: 65_535 }),
        }),
        { selector: ({ host }) => host, maxLength: 6 },
      ),
    })
    .map(({ protocol, host, port, scheduler, persistence, servers }): IpvsService => ({
      key: { kind: 'address', protocol, address: `192.0.2.${host}`, port },
      config: { scheduler, schedulerFlags: [], persistence, onePacket: false },
      realServers: servers.map(({ host: last, method, weight }) => {
        const config: RealServerConfig = {
          ...{ forwardingMethod: method, tunnel: null, weight, upperThreshold: 0, lowerThreshold: 0 },
        };
        return { address: `10.0.0.${last}`, port, config };
      }),
    })),
  { selector: ({ key }) => JSON.stringify(key), maxLength: 6 },
);
