import { canonicalAddress, isInNetwork, type AddressFamily } from '#libs/domain';
import { familyOf, hostPrefix } from './family.js';
import type { DeviceAddress, MachineNetwork, ManagedNetwork, NetworkWish, PolicyRoute, PolicyRule } from './network.js';
import { returnRoutes } from './return-routes.js';
import { settingsFor, TUNNELS, type Setting } from './settings.js';

/** A wish spelled out in the kernel's words. */
export interface NetworkTarget {
  readonly modules: readonly { readonly module: string; readonly reason: string }[];
  readonly links: readonly { readonly device: string; readonly module: string; readonly reason: string }[];
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

function tunnelFamilies(wish: NetworkWish): AddressFamily[] {
  return [
    ...new Set(wish.realServer.flatMap((one) => (one.method === 'tunneling' ? [familyOf(one.virtualIp)] : []))),
  ].sort();
}

function virtualIpsOf(wish: NetworkWish, method: 'direct-routing' | 'tunneling'): string[] {
  return [
    ...new Set(wish.realServer.flatMap((one) => (one.method === method ? [canonicalAddress(one.virtualIp)] : []))),
  ];
}

/** A device on which an address is carried for others, not served by this machine. */
const isCarrying = (device: string): boolean =>
  device !== 'lo' && !Object.values(TUNNELS).some((tunnel) => tunnel.device === device);

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
  const tunneled = virtualIpsOf(wish, 'tunneling');
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
    ...tunneled.map((address) =>
      local(TUNNELS[familyOf(address)].device, address, 'a virtual IP that this machine serves by tunneling'),
    ),
    // On a tunnel device it is local as well.
    ...virtualIpsOf(wish, 'direct-routing')
      .filter((address) => !tunneled.includes(address))
      .map((address) => local('lo', address, 'a virtual IP that this machine serves by direct routing')),
  ];
}

/** Spells a wish out: modules, devices, settings, addresses, routes and rules. */
export function targetOf(wish: NetworkWish, observed: MachineNetwork, managed: ManagedNetwork): NetworkTarget {
  const families = tunnelFamilies(wish);
  const placement = placeOn(wish, observed, managed);
  return {
    modules: families.map((family) => ({
      module: TUNNELS[family].module,
      reason: 'the machine unpacks tunnelled packets',
    })),
    links: families.map((family) => ({ ...TUNNELS[family], reason: 'tunnelled packets arrive on it' })),
    settings: settingsFor(wish, observed.sysctls, managed),
    addresses: addressesFor(wish, managed, placement),
    ...returnRoutes(wish, placement),
  };
}
