import { deepEqual, equal, ok, rejects } from 'node:assert/strict';
import {
  needsDecapsulations,
  NOTHING_MANAGED,
  planMachineNetwork,
  recordStep,
  renderNetworkStep,
  settingsOf,
  type DeviceAddress,
  type ManagedNetwork,
  type NetworkStep,
  type NetworkWish,
} from '#libs/net';
import type { NetworkPort } from '../network/network-port.js';
import type { ContractCase } from './contract-case.js';

export interface NetworkBench {
  readonly network: NetworkPort;
  /** An Ethernet device that is up, has addresses in 10.97.0.0/24 and fd97::/64, and may be changed. */
  readonly device: string;
}

const reason = 'the contract';
const FORWARD = 'net.ipv4.ip_forward';
const REDIRECTS = 'net.ipv4.conf.all.accept_redirects';
const refused = { name: 'DomainError', code: 'command-failed' };
const lines = (steps: readonly NetworkStep[]): string[] => steps.map((step) => renderNetworkStep(step).join(' '));
const set = (name: string, value: string): NetworkStep => ({ kind: 'restore-sysctl', name, value, reason });
const add = (address: DeviceAddress): NetworkStep => ({ kind: 'add-address', address, announce: false, reason });
const remove = (address: DeviceAddress): NetworkStep => ({ kind: 'remove-address', address, reason });

async function has(network: NetworkPort, address: DeviceAddress): Promise<boolean> {
  const { addresses } = await network.observe([]);
  return addresses.some((one) => JSON.stringify(one) === JSON.stringify(address));
}

/** Carries a wish out, checks that nothing is left to do, and returns what is managed then. */
async function carryOut(
  network: NetworkPort,
  wish: NetworkWish,
  former: ManagedNetwork = NOTHING_MANAGED,
): Promise<ManagedNetwork> {
  let managed = former;
  const plan = async (): Promise<NetworkStep[]> =>
    planMachineNetwork(
      wish,
      await network.observe(settingsOf(wish, managed), { decapsulations: needsDecapsulations(wish, managed) }),
      managed,
    );
  for (const step of await plan()) {
    await network.apply(step);
    managed = recordStep(managed, step);
  }
  deepEqual(lines(await plan()), []);
  return managed;
}

/** What a wish and its undoing may touch. */
async function stateOf(network: NetworkPort): Promise<unknown> {
  const conf = ['arp_ignore', 'arp_announce', 'rp_filter', 'accept_redirects', 'send_redirects', 'promote_secondaries'];
  const settings = [
    ...conf.map((name) => `net.ipv4.conf.*.${name}`),
    ...['accept_ra', 'accept_redirects', 'forwarding'].map((name) => `net.ipv6.conf.*.${name}`),
    FORWARD,
  ];
  const { addresses, rules, routes, sysctls } = await network.observe(settings);
  // A link-local address comes and goes with its device.
  return { addresses: addresses.filter(({ address }) => !address.startsWith('fe80:')), rules, routes, sysctls };
}

async function doAndUndo(network: NetworkPort, wish: NetworkWish): Promise<void> {
  const before = await stateOf(network);
  const managed = await carryOut(network, wish);
  const nothing: NetworkWish = { ...wish, addresses: [], realServer: [], director: null };
  deepEqual(await carryOut(network, nothing, managed), NOTHING_MANAGED);
  deepEqual(await stateOf(network), before);
}

const virtualIp = (address: string, prefixLength: number): NetworkWish['addresses'][number] => ({
  ...{ address, prefixLength, purpose: 'virtual-ip', announce: true },
});
const vips = [virtualIp('10.97.0.80', 32), virtualIp('10.97.0.81', 24), virtualIp('fd97::80', 64)];

/** What every network port promises. */
export const networkContract: readonly ContractCase<NetworkBench>[] = [
  ...['lo', ''].flatMap((place) =>
    [
      { address: '10.97.0.90', prefixLength: 32 },
      { address: 'fd97::90', prefixLength: 128 },
    ].map((one): ContractCase<NetworkBench> => ({
      name: `adds ${one.address} to ${place === '' ? 'the device' : place} once, however often it is asked, and removes it`,
      run: async ({ network, device }) => {
        const address = { device: place === '' ? device : place, ...one };
        await network.apply(add(address));
        await network.apply(add(address));
        ok(await has(network, address));
        await network.apply(remove(address));
        ok(!(await has(network, address)));
        await rejects(network.apply(remove(address)), refused);
      },
    })),
  ),
  {
    name: 'refuses a device that is not there',
    run: async ({ network }) => {
      const address = { device: 'dtestnone', address: '10.97.0.90', prefixLength: 32 };
      await rejects(network.apply(add(address)), refused);
      await rejects(network.apply({ kind: 'link-up', device: 'dtestnone', reason }), refused);
    },
  },
  {
    name: 'reads and writes settings, of any device by a pattern, and tells what the kernel has not',
    run: async ({ network, device }) => {
      const name = `net.ipv4.conf.${device}.arp_ignore`;
      const before = await network.readSetting(name);
      await network.apply(set(name, '1'));
      equal((await network.observe(['net.ipv4.conf.*.arp_ignore'])).sysctls[name], '1');
      ok('net.ipv4.conf.all.arp_ignore' in (await network.observe(['net.ipv4.conf.*.arp_ignore'])).sysctls);
      ok(await network.canWriteSetting(name));
      await network.apply(set(name, before ?? '0'));
      const missing = 'net.ipv4.conf.dtestnone.arp_ignore';
      equal(await network.readSetting(missing), null);
      deepEqual((await network.observe([missing])).sysctls, {});
      await rejects(network.apply(set(missing, '1')), refused);
    },
  },
  {
    name: 'sets accept_redirects to the opposite of ip_forward',
    run: async ({ network }) => {
      await network.apply(set(FORWARD, '0'));
      for (const value of ['1', '0']) {
        await network.apply(set(FORWARD, value));
        equal(await network.readSetting(REDIRECTS), value === '1' ? '0' : '1');
      }
    },
  },
  {
    name: 'is a director with virtual IPs, and then nothing again',
    run: ({ network, device }) => doAndUndo(network, { device, addresses: vips, realServer: [], director: null }),
  },
  {
    name: 'serves by direct routing, and then nothing again',
    run: ({ network, device }) => {
      const served = ['10.97.0.80', 'fd97::80'].map((one) => ({ method: 'direct-routing' as const, virtualIp: one }));
      return doAndUndo(network, { device, addresses: [], realServer: served, director: null });
    },
  },
  {
    name: 'serves by masquerading, and then nothing again',
    run: ({ network, device }) => {
      const behind = (address: string, port: number, directorIp: string): NetworkWish['realServer'][number] => ({
        ...{ method: 'masquerading', address, port, protocol: port === 0 ? null : 'tcp', directorIp },
      });
      const realServer = [
        behind('10.97.0.2', 80, '10.97.0.10'),
        behind('10.97.0.2', 443, '10.97.0.11'),
        behind('10.97.0.2', 0, '10.97.0.10'),
        behind('fd97::2', 80, 'fd97::10'),
      ];
      return doAndUndo(network, { device, addresses: [], realServer, director: null });
    },
  },
  {
    name: 'changes the prefix length of an address',
    run: async ({ network, device }) => {
      const wish = (four: number, six: number): NetworkWish => ({
        ...{ device, realServer: [], director: null },
        addresses: [virtualIp('10.97.0.80', four), virtualIp('fd97::80', six)],
      });
      const managed = await carryOut(network, wish(24, 128), await carryOut(network, wish(32, 64)));
      ok(await has(network, { device, address: 'fd97::80', prefixLength: 128 }));
      await carryOut(network, { ...wish(24, 128), addresses: [] }, managed);
      ok(!(await has(network, { device, address: '10.97.0.80', prefixLength: 24 })));
    },
  },
  {
    name: 'keeps the other addresses of a network when the first of it goes',
    run: async ({ network, device }) => {
      const wish: NetworkWish = {
        ...{ device, realServer: [], director: null },
        addresses: [virtualIp('10.97.9.80', 24), virtualIp('10.97.9.81', 24)],
      };
      const managed = await carryOut(network, wish);
      const second = { ...wish, addresses: wish.addresses.slice(1) };
      await carryOut(network, { ...wish, addresses: [] }, await carryOut(network, second, managed));
      ok(!(await has(network, { device, address: '10.97.9.81', prefixLength: 24 })));
    },
  },
];

/** Promises that need the modules ipip, ip6_tunnel, fou, ip_gre and ip6_gre. */
export const tunnelContract: readonly ContractCase<NetworkBench>[] = [
  {
    name: 'serves by tunneling in one go, although the modules are loaded on the way',
    run: async ({ network, device }) => {
      const served = ['10.97.0.80', 'fd97::80'].map((one) => ({ method: 'tunneling' as const, virtualIp: one }));
      const wish: NetworkWish = { device, addresses: [], realServer: served, director: null };
      await carryOut(network, { ...wish, realServer: [] }, await carryOut(network, wish));
    },
  },
  {
    name: 'serves by tunneling, and then nothing again',
    run: ({ network, device }) => {
      const served = ['10.97.0.80', 'fd97::80'].map((one) => ({ method: 'tunneling' as const, virtualIp: one }));
      return doAndUndo(network, { device, addresses: [], realServer: served, director: null });
    },
  },
  {
    name: 'unwraps GUE and GRE, and then nothing again',
    run: async ({ network, device }) => {
      const gue = { method: 'tunneling', encapsulation: 'gue', port: 6099 } as const;
      const served = [
        ...['10.97.0.80', 'fd97::80'].map((virtualIp) => ({ ...gue, virtualIp })),
        ...['10.97.0.81', 'fd97::81'].map((virtualIp) => ({
          ...{ method: 'tunneling' as const, encapsulation: 'gre' as const },
          virtualIp,
        })),
      ];
      const wish: NetworkWish = { device, addresses: [], realServer: served, director: null };
      // The devices that come with the modules stay.
      await carryOut(network, { ...wish, realServer: [] }, await carryOut(network, wish));
      await doAndUndo(network, wish);
      deepEqual((await network.observe([], { decapsulations: true })).decapsulations, []);
    },
  },
  {
    name: 'directs masqueraded services, and then nothing again',
    run: ({ network, device }) =>
      doAndUndo(network, {
        device,
        addresses: vips,
        realServer: [],
        director: { hasMasquerading: true, probesPaths: true },
      }),
  },
];
