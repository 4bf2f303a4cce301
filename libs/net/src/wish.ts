import { canonicalAddress, isInNetwork } from '#libs/domain';
import { familyOf, hostPrefix } from './family.js';
import type {
  Decapsulation,
  DeviceAddress,
  MachineNetwork,
  ManagedNetwork,
  NetworkWish,
  PolicyRoute,
  PolicyRule,
} from './network.js';
import { returnRoutes } from './return-routes.js';
import { isTunnelDevice, settingsFor, tunnelOf, tunnelsOf, type Setting } from './settings.js';

/** The module that unwraps foo-over-UDP and GUE, of both families. */
export const FOU = 'fou';

/** A wish spelled out in the kernel's words. */
export interface NetworkTarget {
  readonly modules: readonly { readonly module: string; readonly reason: string }[];
  readonly links: readonly { readonly device: string; readonly module: string; readonly reason: string }[];
  readonly decapsulations: readonly Decapsulation[];
  readonly settings: readonly Setting[];
  readonly addresses: readonly {
    readonly address: DeviceAddress;
    readonly announce: boolean;
    readonly reason: string;
  }[];
  readonly routes: readonly PolicyRoute[];
  readonly rules: readonly PolicyRule[];
}

/**
 * The device for an address: the one that has it without our doing, else one whose own addresses are on its network, else the
 * wish's. So a machine with two networks carries each address on the right one.
 */
function placeOn(wish: NetworkWish, observed: MachineNetwork, managed: ManagedNetwork): (address: string) => string {
  const ours = new Set(managed.addresses.map(({ device, address }) => `${device} ${address}`));
  const own = observed.addresses.filter(({ device, address }) => device !== 'lo' && !ours.has(`${device} ${address}`));
  return (address) => {
    const same = own.filter((one) => one.address === address);
    const near = own.filter((one) => isInNetwork(address, one.address, one.prefixLength));
    const fitting = same.length > 0 ? same : near;
    const isDefaultFitting = fitting.some(({ device }) => device === wish.device);
    return isDefaultFitting ? wish.device : (fitting[0]?.device ?? wish.device);
  };
}

/** The ports at which the machine unwraps GUE, each once. */
export function decapsulationsOf({ realServer }: NetworkWish): Decapsulation[] {
  const all = realServer.flatMap((one) =>
    one.method === 'tunneling' && one.encapsulation === 'gue' && one.port !== undefined
      ? [{ family: familyOf(one.virtualIp), port: one.port }]
      : [],
  );
  return [...new Map(all.map((one) => [`${one.family} ${one.port}`, one])).values()];
}

function servedDirectly(wish: NetworkWish): string[] {
  const all = wish.realServer.flatMap((one) => (one.method === 'direct-routing' ? [one.virtualIp] : []));
  return [...new Set(all.map(canonicalAddress))];
}

/** Virtual IP → the device of its tunnel; one that is reached by several is on one of them. */
function servedByTunnel(wish: NetworkWish): Map<string, string> {
  const served = new Map<string, string>();
  for (const one of wish.realServer) {
    if (one.method !== 'tunneling') continue;
    const address = canonicalAddress(one.virtualIp);
    if (!served.has(address)) served.set(address, tunnelOf(one).device);
  }
  return served;
}

/** A device on which an address is carried for others, not served by this machine. */
const isCarrying = (device: string): boolean => device !== 'lo' && !isTunnelDevice(device);

/**
 * The record with the adopted addresses that the machine has already: taken over as they are, so that nothing is dropped. Keep it before
 * the plan is made.
 */
export function takeOver(wish: NetworkWish, observed: MachineNetwork, managed: ManagedNetwork): ManagedNetwork {
  const adopted = new Set(
    wish.addresses.filter((one) => one.adopted === true).map((one) => canonicalAddress(one.address)),
  );
  const known = new Set(managed.addresses.filter(({ device }) => isCarrying(device)).map(({ address }) => address));
  const taken = observed.addresses.filter(
    ({ device, address }) => isCarrying(device) && adopted.has(address) && !known.has(address),
  );
  if (taken.length === 0) return managed;
  const places = taken.map(({ device, address, prefixLength }) => ({ device, address, prefixLength }));
  return { ...managed, addresses: [...managed.addresses, ...places] };
}

function addressesFor(
  wish: NetworkWish,
  managed: ManagedNetwork,
  placement: (address: string) => string,
): NetworkTarget['addresses'] {
  const tunneled = servedByTunnel(wish);
  const carried = wish.addresses.map(({ address: text, prefixLength, purpose, announce, adopted }) => {
    const address = canonicalAddress(text);
    const reason = purpose === 'quorum-ip' ? 'the quorum IP of the cluster' : 'a virtual IP that this director carries';
    const asItWas = (one: DeviceAddress): boolean => one.address === address && isCarrying(one.device);
    const place = adopted === true ? managed.addresses.find(asItWas) : undefined;
    return { address: place ?? { device: placement(address), address, prefixLength }, announce, reason };
  });
  const local = (device: string, address: string, reason: string): NetworkTarget['addresses'][number] => ({
    address: { device, address, prefixLength: hostPrefix(address) },
    announce: false,
    reason,
  });
  return [
    ...carried,
    ...[...tunneled].map(([address, device]) =>
      local(device, address, 'a virtual IP that this machine serves by tunneling'),
    ),
    // On a tunnel device it is local as well.
    ...servedDirectly(wish)
      .filter((address) => !tunneled.has(address))
      .map((address) => local('lo', address, 'a virtual IP that this machine serves by direct routing')),
  ];
}

/** Spells a wish out: modules, devices, settings, addresses, routes and rules. */
export function targetOf(wish: NetworkWish, observed: MachineNetwork, managed: ManagedNetwork): NetworkTarget {
  const tunnels = tunnelsOf(wish);
  const decapsulations = decapsulationsOf(wish);
  const placement = placeOn(wish, observed, managed);
  return {
    modules: [
      ...tunnels.map(({ module }) => ({ module, reason: 'the machine unpacks tunnelled packets' })),
      ...(decapsulations.length === 0 ? [] : [{ module: FOU, reason: 'the machine unwraps GUE' }]),
    ],
    links: tunnels.map(({ device, module }) => ({ device, module, reason: 'tunnelled packets arrive on it' })),
    decapsulations,
    settings: settingsFor(wish, observed.sysctls, managed),
    addresses: addressesFor(wish, managed, placement),
    ...returnRoutes(wish, placement),
  };
}
