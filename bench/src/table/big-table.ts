import type { IpvsService, IpvsTable } from '#libs/domain';

export const SERVICES = 200;
export const SERVERS_PER_SERVICE = 50;
const PORT = 80;

const address = (network: number, number: number): string =>
  `10.${network}.${Math.floor(number / 250)}.${1 + (number % 250)}`;

/** 200 services with 50 servers each, 10,000 in all, as a hosting cluster has them. */
export function bigTable(): IpvsTable {
  return Array.from({ length: SERVICES }, (_, service): IpvsService => ({
    key: { kind: 'address', protocol: 'tcp', address: address(10, service), port: PORT },
    config: { scheduler: 'wlc', schedulerFlags: [], persistence: null, onePacket: false },
    realServers: Array.from({ length: SERVERS_PER_SERVICE }, (__, server) => ({
      address: address(20, service * SERVERS_PER_SERVICE + server),
      port: PORT,
      config: { forwardingMethod: 'direct-routing', tunnel: null, weight: 10, upperThreshold: 0, lowerThreshold: 0 },
    })),
  }));
}

/** The table with another weight of one server. */
export function withWeight(table: IpvsTable, service: number, server: number, weight: number): IpvsTable {
  return table.map((one, at) =>
    at !== service
      ? one
      : {
          ...one,
          realServers: one.realServers.map((real, place) =>
            place === server ? { ...real, config: { ...real.config, weight } } : real,
          ),
        },
  );
}
