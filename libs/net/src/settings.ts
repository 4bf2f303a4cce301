import type { AddressFamily } from '#libs/domain';
import { familyOf } from './family.js';
import type { ManagedNetwork, NetworkWish } from './network.js';

/** A kernel setting (sysctl) that shall have a value. */
export interface Setting {
  readonly name: string;
  readonly value: string;
  readonly reason: string;
  /** The module that brings it, and the value that it has then. */
  readonly module?: string;
  readonly initial?: string;
  /** A later setting changes it too: its old value is recorded even when it is the wanted one. */
  readonly isDisturbed?: boolean;
}

/** Present values by dotted name. */
export type SettingValues = Readonly<Record<string, string>>;

const TUNNELS = {
  ipip: {
    ipv4: { module: 'ipip', device: 'tunl0' },
    ipv6: { module: 'ip6_tunnel', device: 'ip6tnl0' },
  },
  gre: {
    ipv4: { module: 'ip_gre', device: 'gre0' },
    ipv6: { module: 'ip6_gre', device: 'ip6gre0' },
  },
} as const;

export interface Tunnel {
  readonly family: AddressFamily;
  readonly module: string;
  readonly device: string;
}

type Tunneled = Extract<NetworkWish['realServer'][number], { method: 'tunneling' }>;

/** The device that tunnelled packets of a virtual IP arrive on; what GUE wraps is IP in IP (ip-fou(8)). */
export function tunnelOf({ virtualIp, encapsulation }: Tunneled): Tunnel {
  const family = familyOf(virtualIp);
  return { family, ...TUNNELS[encapsulation === 'gre' ? 'gre' : 'ipip'][family] };
}

/** The tunnel devices of a wish, each once. */
export function tunnelsOf(wish: NetworkWish): Tunnel[] {
  const all = wish.realServer.flatMap((one) => (one.method === 'tunneling' ? [tunnelOf(one)] : []));
  return [...new Map(all.map((tunnel) => [tunnel.device, tunnel])).values()].sort((one, other) =>
    one.device < other.device ? 1 : -1,
  );
}

const TUNNEL_DEVICES = new Set<string>(Object.values(TUNNELS).flatMap(({ ipv4, ipv6 }) => [ipv4.device, ipv6.device]));
export const isTunnelDevice = (device: string): boolean => TUNNEL_DEVICES.has(device);

const isOnAWire = (device: string): boolean => !['all', 'default', 'lo'].includes(device) && !isTunnelDevice(device);
/** Linux inet_forward_change: setting the first sets the second to its opposite. */
export const DISTURBING = { cause: 'net.ipv4.ip_forward', effect: 'net.ipv4.conf.all.accept_redirects' } as const;

const perDevice = (values: SettingValues, pattern: RegExp): { name: string; device: string }[] =>
  Object.keys(values)
    .map((name) => ({ name, device: pattern.exec(name)?.[1] ?? 'all' }))
    .filter(({ device }) => isOnAWire(device));

/** Settings of every device whose values a plan needs; `*` stands for any device. */
export function patternsOf(wish: NetworkWish): string[] {
  return [
    ...(tunnels4(wish).length > 0 ? ['net.ipv4.conf.*.rp_filter'] : []),
    ...(wish.director?.probesPaths === true
      ? ['all', wish.device].map((device) => `net.ipv4.conf.${device}.rp_filter`)
      : []),
    ...(forwardsFor(wish).has('ipv6') ? ['net.ipv6.conf.*.accept_ra'] : []),
  ];
}

const tunnels4 = (wish: NetworkWish): Tunnel[] => tunnelsOf(wish).filter(({ family }) => family === 'ipv4');

/** ip-sysctl: the effective arp_ignore and arp_announce are the larger of `all` and the device's. */
function silentAboutLocalAddresses(wish: NetworkWish): Setting[] {
  if (!wish.realServer.some(({ method }) => method !== 'masquerading')) return [];
  return ['all', wish.device].flatMap((device) => [
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

/**
 * Unpacked packets come from clients that are routed over another device. The effective rp_filter is the larger of `all` and the
 * device's (ip-sysctl), so `all` must fall; devices that leaned on it get its value as their own.
 */
function openReversePath(wish: NetworkWish, values: SettingValues, managed: ManagedNetwork): Setting[] {
  const tunnels = tunnels4(wish);
  if (tunnels.length === 0) return [];
  const former = (name: string): number => Number(managed.sysctls[name] ?? values[name] ?? 0);
  const general = 'net.ipv4.conf.all.rp_filter';
  const isOpen = values[general] === '0';
  // A device that comes later leaned on nothing.
  const leaning = perDevice(values, /^net\.ipv4\.conf\.(.+)\.rp_filter$/)
    .filter(({ name }) => !isOpen || managed.sysctls[name] !== undefined)
    .filter(({ name }) => former(name) < former(general))
    .map(({ name }) => ({ name, value: String(former(general)), reason: 'keeps the filter that it had through all' }));
  const reason = 'tunnelled packets arrive from clients that are routed elsewhere';
  const initial = values['net.ipv4.conf.default.rp_filter'] ?? '0';
  return [
    ...leaning,
    { name: general, value: '0', reason },
    ...tunnels.map(({ device, module }) => ({
      ...{ name: `net.ipv4.conf.${device}.rp_filter`, value: '0', reason },
      ...{ initial, module },
    })),
  ];
}

/** Same subnet: without this a redirect of ICMP would teach the server to answer past the director. */
function refuseRedirects(wish: NetworkWish): Setting[] {
  const families = new Set(wish.realServer.flatMap((one) => ('address' in one ? [familyOf(one.address)] : [])));
  const reason = 'the way back through the director must stay';
  return [
    ...(families.has('ipv4') ? ['ipv4.conf.all', `ipv4.conf.${wish.device}`] : []),
    ...(families.has('ipv6') ? [`ipv6.conf.${wish.device}`] : []),
  ].map((place) => ({ name: `net.${place}.accept_redirects`, value: '0', reason }));
}

/** Families in which a director forwards replies: those of its virtual IPs; both while it carries none. */
function forwardsFor(wish: NetworkWish): ReadonlySet<AddressFamily> {
  if (wish.director?.hasMasquerading !== true) return new Set();
  const families = new Set(
    wish.addresses.filter(({ purpose }) => purpose === 'virtual-ip').map(({ address }) => familyOf(address)),
  );
  return families.size > 0 ? families : new Set(['ipv4', 'ipv6']);
}

/**
 * Probes on the path of clients are answered from the virtual IP, which the director has itself: such a packet is taken for a
 * forged one unless accept_local is set, and unless rp_filter is off or loose (ip-sysctl). The effective rp_filter is the larger of
 * `all` and the device's.
 */
function hearOwnVirtualIps(wish: NetworkWish, values: SettingValues, managed: ManagedNetwork): Setting[] {
  if (wish.director?.probesPaths !== true) return [];
  const reason = 'real servers answer probes of a virtual IP from that address';
  const [general, own] = ['all', wish.device].map((device) => `net.ipv4.conf.${device}.rp_filter`);
  const former = (name = ''): number => Number(managed.sysctls[name] ?? values[name] ?? 0);
  return [
    { name: `net.ipv4.conf.${wish.device}.accept_local`, value: '1', reason },
    ...(own !== undefined && Math.max(former(general), former(own)) === 1 ? [{ name: own, value: '2', reason }] : []),
  ];
}

function forwarding(wish: NetworkWish, values: SettingValues, managed: ManagedNetwork): Setting[] {
  const families = forwardsFor(wish);
  const settings: Setting[] = [];
  if (families.has('ipv4')) {
    settings.push(
      { name: DISTURBING.effect, value: '0', reason: 'a router follows no redirects', isDisturbed: true },
      { name: DISTURBING.cause, value: '1', reason: 'replies of masqueraded servers are forwarded' },
      ...['all', wish.device].map((device) => ({
        name: `net.ipv4.conf.${device}.send_redirects`,
        value: '0',
        reason: 'servers must keep the way back through the director',
      })),
    );
  }
  if (families.has('ipv6')) {
    // A router ignores router advertisements unless accept_ra is 2, and would lose its own default route (ip-sysctl).
    const name = 'net.ipv6.conf.all.forwarding';
    const learning = perDevice(values, /^net\.ipv6\.conf\.(.+)\.accept_ra$/)
      .filter(({ name: one }) => (managed.sysctls[one] ?? (values[name] === '1' ? '' : values[one])) === '1')
      .map((one) => ({
        name: one.name,
        value: '2',
        reason: 'keep the routes that routers advertise while forwarding',
      }));
    settings.push(...learning, { name, value: '1', reason: 'replies of masqueraded IPv6 servers are forwarded' });
  }
  return settings;
}

/** Deleting the first address of a network deletes the others of it, other people's too, unless they are promoted (ip-sysctl). */
function promoteSecondaries(wish: NetworkWish): Setting[] {
  if (!wish.addresses.some(({ address }) => familyOf(address) === 'ipv4')) return [];
  const reason = 'removing a virtual IP must not remove others of its network';
  return [{ name: 'net.ipv4.conf.all.promote_secondaries', value: '1', reason }];
}

/** All settings of a wish, each once, in the order in which they are made. */
export function settingsFor(wish: NetworkWish, values: SettingValues, managed: ManagedNetwork): Setting[] {
  const settings = [
    ...forwarding(wish, values, managed),
    ...silentAboutLocalAddresses(wish),
    ...hearOwnVirtualIps(wish, values, managed),
    ...openReversePath(wish, values, managed),
    ...refuseRedirects(wish),
    ...promoteSecondaries(wish),
  ];
  return settings.filter(({ name }, index) => settings.findIndex((one) => one.name === name) === index);
}
