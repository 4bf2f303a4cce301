import type { RealServerPreparation } from '#libs/contracts';
import {
  OUR_TABLES,
  RULE_PRIORITY,
  type DeviceAddress,
  type NetworkWish,
  type PolicyRoute,
  type PolicyRule,
} from './network.js';

/** A wish spelled out in the kernel's words. */
export interface NetworkTarget {
  readonly modules: readonly { readonly module: string; readonly reason: string }[];
  readonly links: readonly { readonly device: string; readonly reason: string }[];
  readonly sysctls: readonly { readonly name: string; readonly value: string; readonly reason: string }[];
  readonly addresses: readonly {
    readonly address: DeviceAddress;
    readonly announce: boolean;
    readonly reason: string;
  }[];
  readonly routes: readonly PolicyRoute[];
  readonly rules: readonly PolicyRule[];
}

const familyOf = (address: string): 'ipv4' | 'ipv6' => (address.includes(':') ? 'ipv6' : 'ipv4');
const hostPrefix = (address: string): number => (familyOf(address) === 'ipv6' ? 128 : 32);
const TUNNELS = {
  ipv4: { module: 'ipip', device: 'tunl0' },
  ipv6: { module: 'ip6_tunnel', device: 'ip6tnl0' },
} as const;

type Setting = NetworkTarget['sysctls'][number];

/** linux/Documentation/networking/ip-sysctl.rst: the effective value is the larger of `all` and the device's. */
function silentAboutLocalAddresses(devices: readonly string[]): Setting[] {
  return devices.flatMap((device) => [
    {
      name: `net.ipv4.conf.${device}.arp_ignore`,
      value: '1',
      reason: 'answer ARP only for addresses of the asked device, never for a virtual IP',
    },
    {
      name: `net.ipv4.conf.${device}.arp_announce`,
      value: '2',
      reason: 'never use a virtual IP as the source of an ARP request',
    },
  ]);
}

function looseReversePath(devices: readonly string[]): Setting[] {
  return devices.map((device) => ({
    name: `net.ipv4.conf.${device}.rp_filter`,
    value: '0',
    reason: 'tunnelled packets arrive from clients that are routed elsewhere',
  }));
}

function directorSettings(wish: NetworkWish): Setting[] {
  if (wish.director === null) return [];
  const ipvs: Setting[] = [
    {
      name: 'net.ipv4.vs.expire_nodest_conn',
      value: '1',
      reason: 'end connections of a removed server at once, so that clients reconnect',
    },
    {
      name: 'net.ipv4.vs.expire_quiescent_template',
      value: '1',
      reason: 'persistent clients leave a server of weight 0',
    },
    { name: 'net.ipv4.vs.conn_reuse_mode', value: '1', reason: 'a reused client port is scheduled anew' },
  ];
  const notify: Setting[] = wish.addresses.some(({ address }) => familyOf(address) === 'ipv6')
    ? [
        {
          name: `net.ipv6.conf.${wish.device}.ndisc_notify`,
          value: '1',
          reason: 'neighbours learn of an IPv6 address when it arrives',
        },
      ]
    : [];
  if (!wish.director.hasMasquerading) return [...ipvs, ...notify];
  return [
    ...ipvs,
    ...notify,
    { name: 'net.ipv4.ip_forward', value: '1', reason: 'replies of masqueraded servers are forwarded' },
    { name: 'net.ipv6.conf.all.forwarding', value: '1', reason: 'replies of masqueraded IPv6 servers are forwarded' },
    ...['all', wish.device].map((device) => ({
      name: `net.ipv4.conf.${device}.send_redirects`,
      value: '0',
      reason: 'servers must keep the way back through the director',
    })),
  ];
}

type Masquerading = Extract<RealServerPreparation, { method: 'masquerading' }>;

/** One table per director address, in a stable order. */
function returnRoutes(preparations: readonly Masquerading[], device: string): Pick<NetworkTarget, 'routes' | 'rules'> {
  const directors = [...new Set(preparations.map(({ directorIp }) => directorIp))].sort();
  const tableOf = (directorIp: string): number => OUR_TABLES.first + directors.indexOf(directorIp);
  const rules = new Map<string, PolicyRule>();
  for (const { address, port, protocol, directorIp } of preparations) {
    const rule: PolicyRule = {
      family: familyOf(address),
      priority: RULE_PRIORITY,
      from: address,
      protocol,
      port,
      table: tableOf(directorIp),
    };
    rules.set(ruleText(rule), rule);
  }
  return {
    routes: directors.map((via) => ({ family: familyOf(via), table: tableOf(via), via, device })),
    rules: [...rules.values()],
  };
}

export function ruleText(rule: PolicyRule): string {
  return `${rule.family} ${rule.priority} ${rule.from} ${rule.protocol ?? 'any'} ${rule.port} ${rule.table}`;
}

/** Spells a wish out: addresses, settings, modules, devices, routes and rules. */
export function targetOf(wish: NetworkWish): NetworkTarget {
  const direct = wish.realServer.filter((one) => one.method === 'direct-routing');
  const tunneled = wish.realServer.filter((one) => one.method === 'tunneling');
  const masqueraded = wish.realServer.filter((one) => one.method === 'masquerading');
  const tunnels = [...new Set(tunneled.map(({ virtualIp }) => familyOf(virtualIp)))].map((family) => TUNNELS[family]);
  const needsSilence = direct.length + tunneled.length > 0;
  const hasTunnel4 = tunnels.some(({ device }) => device === TUNNELS.ipv4.device);
  const tunneledAddresses = new Set(tunneled.map(({ virtualIp }) => virtualIp));
  return {
    modules: tunnels.map(({ module }) => ({ module, reason: 'the machine unpacks tunnelled packets' })),
    links: tunnels.map(({ device }) => ({ device, reason: 'tunnelled packets arrive on it' })),
    sysctls: [
      ...(needsSilence ? silentAboutLocalAddresses(['all', wish.device]) : []),
      ...(hasTunnel4 ? looseReversePath(['all', TUNNELS.ipv4.device]) : []),
      ...(masqueraded.length > 0
        ? ['all', wish.device].map((device) => ({
            name: `net.ipv4.conf.${device}.accept_redirects`,
            value: '0',
            reason: 'the way back through the director must stay',
          }))
        : []),
      ...directorSettings(wish),
    ],
    addresses: [
      ...wish.addresses.map(({ address, prefixLength, purpose, announce }) => ({
        address: { device: wish.device, address, prefixLength },
        announce,
        reason: purpose === 'quorum-ip' ? 'the quorum IP of the cluster' : 'a virtual IP that this director carries',
      })),
      ...[...tunneledAddresses].map((address) => ({
        address: { device: TUNNELS[familyOf(address)].device, address, prefixLength: hostPrefix(address) },
        announce: false,
        reason: 'a virtual IP that this machine serves by tunneling',
      })),
      ...[...new Set(direct.map(({ virtualIp }) => virtualIp))]
        .filter((address) => !tunneledAddresses.has(address))
        .map((address) => ({
          address: { device: 'lo', address, prefixLength: hostPrefix(address) },
          announce: false,
          reason: 'a virtual IP that this machine serves by direct routing',
        })),
    ],
    ...returnRoutes(masqueraded, wish.device),
  };
}
