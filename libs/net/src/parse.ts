import type { AddressFamily } from '#libs/domain';
import { z } from 'zod';
import { familyOf } from './family.js';
import {
  isOurTable,
  type Decapsulation,
  type DeviceAddress,
  type NetworkLink,
  type PolicyRoute,
  type PolicyRule,
} from './network.js';

const linkJson = z.array(
  z.object({
    ifname: z.string().optional(),
    address: z.string().optional(),
    mtu: z.number().optional(),
    flags: z.array(z.string()).optional(),
    addr_info: z.array(z.object({ local: z.string().optional(), prefixlen: z.number().optional() })).optional(),
  }),
);
const ruleJson = z.array(
  z.object({
    priority: z.number(),
    src: z.string().optional(),
    ipproto: z.string().optional(),
    sport: z.number().optional(),
    table: z.string().optional(),
  }),
);
const routeJson = z.array(
  z.object({
    dst: z.string(),
    gateway: z.string().optional(),
    dev: z.string().optional(),
    table: z.union([z.string(), z.number()]).optional(),
  }),
);

const fouJson = z.array(z.object({ port: z.number(), family: z.string().optional(), gue: z.null().optional() }));

const asJson = (text: string): unknown => (text.trim() === '' ? [] : JSON.parse(text));
/** `eth0@if5` is the device `eth0`. */
const plainName = (name: string): string => name.split('@')[0] ?? name;

/** Reads `ip -j addr show`. */
export function parseAddresses(text: string): { links: NetworkLink[]; addresses: DeviceAddress[] } {
  const entries = linkJson
    .parse(asJson(text))
    .flatMap((entry) => (entry.ifname === undefined ? [] : [{ ...entry, name: plainName(entry.ifname) }]));
  return {
    links: entries.map(({ name, address, mtu, flags }) => ({
      name,
      mac: address !== undefined && /^([0-9a-f]{2}:){5}[0-9a-f]{2}$/.test(address) ? address : null,
      mtu: mtu ?? 0,
      isUp: flags?.includes('UP') ?? false,
    })),
    addresses: entries.flatMap(({ name, addr_info }) =>
      (addr_info ?? []).flatMap(({ local, prefixlen }) =>
        local === undefined || prefixlen === undefined
          ? []
          : [{ device: name, address: local, prefixLength: prefixlen }],
      ),
    ),
  };
}

const PROTOCOLS = ['tcp', 'udp', 'sctp'] as const;

/** Reads `ip -4|-6 -j rule show`; only rules into our tables. */
export function parseRules(text: string, family: AddressFamily): PolicyRule[] {
  return ruleJson.parse(asJson(text)).flatMap(({ priority, src, ipproto, sport, table }) => {
    const number = Number(table);
    if (!isOurTable(number) || src === undefined) return [];
    const protocol = PROTOCOLS.find((known) => known === ipproto) ?? null;
    return [{ family, priority, from: src, protocol, port: sport ?? 0, table: number }];
  });
}

/** Reads `ip -j route show table all`, of both families; only default routes in our tables. */
export function parseRoutes(text: string): PolicyRoute[] {
  return routeJson.parse(asJson(text)).flatMap(({ dst, gateway, dev, table }) => {
    const number = Number(table);
    if (!isOurTable(number) || dst !== 'default' || gateway === undefined || dev === undefined) return [];
    return [{ family: familyOf(gateway), table: number, via: gateway, device: dev }];
  });
}

/** Reads `ip -j fou show`; only ports of GUE. */
export function parseDecapsulations(text: string): Decapsulation[] {
  return fouJson
    .parse(asJson(text))
    .filter((entry) => 'gue' in entry)
    .map(({ port, family }) => ({ family: family === 'inet6' ? 'ipv6' : 'ipv4', port }));
}
