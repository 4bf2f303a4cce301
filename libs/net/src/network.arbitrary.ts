import fc from 'fast-check';
import {
  NOTHING_MANAGED,
  type Decapsulation,
  type DeviceAddress,
  type MachineNetwork,
  type NetworkStep,
  type NetworkWish,
} from './network.js';
import { planMachineNetwork, recordStep, settingsOf } from './plan.js';
import { takeOver } from './wish.js';

const FRESH: Readonly<Record<string, string>> = {
  accept_redirects: '1',
  send_redirects: '1',
  accept_ra: '1',
  conn_reuse_mode: '1',
};
const MODULE_OF: Readonly<Record<string, string>> = {
  ...{ tunl0: 'ipip', ip6tnl0: 'ip6_tunnel' },
  ...{ gre0: 'ip_gre', ip6gre0: 'ip6_gre' },
};
const text = (value: unknown): string => JSON.stringify(value);

/** A kernel with two networks, for properties of plans: it throws where the real one would refuse. */
export class FakeKernel {
  managed = NOTHING_MANAGED;
  private readonly modules = new Set<string>();
  private readonly up = new Set(['lo', 'eth0', 'eth1']);
  private readonly addresses = new Set(
    [
      { device: 'lo', address: '127.0.0.1', prefixLength: 8 },
      { device: 'eth0', address: '10.0.0.2', prefixLength: 24 },
      { device: 'eth0', address: 'fd00::2', prefixLength: 64 },
      { device: 'eth1', address: '172.16.0.2', prefixLength: 24 },
    ].map(text),
  );
  private readonly policies = new Set<string>();
  private readonly decapsulations = new Set<string>();
  private readonly values: Map<string, string>;

  constructor(settings: Readonly<Record<string, string>> = {}) {
    this.values = new Map(Object.entries(settings));
  }

  plan(wish: NetworkWish): NetworkStep[] {
    return planMachineNetwork(wish, this.observe(settingsOf(wish, this.managed)), this.managed);
  }

  carryOut(wish: NetworkWish): NetworkStep[] {
    this.managed = takeOver(wish, this.observe(settingsOf(wish, this.managed)), this.managed);
    const steps = this.plan(wish);
    for (const step of steps) {
      this.run(step);
      this.managed = recordStep(this.managed, step);
    }
    return steps;
  }

  /** As if somebody had put it there by hand. */
  give(address: DeviceAddress): void {
    this.addresses.add(text(address));
  }

  /** As if somebody had undone all of ours by hand. */
  loseEverythingManaged(): void {
    for (const address of this.managed.addresses) this.addresses.delete(text(address));
    for (const [name, value] of Object.entries(this.managed.sysctls)) this.values.set(name, value);
    for (const device of this.managed.links) this.up.delete(device);
    for (const one of this.managed.decapsulations) this.decapsulations.delete(text(one));
    this.policies.clear();
  }

  sysctl(name: string): string | undefined {
    return this.observe([name]).sysctls[name];
  }

  /** All that is not by default; modules stay loaded, as in a real kernel. */
  text(): string[] {
    const changed = [...this.values].filter(([name, value]) => value !== this.freshValue(name));
    return [this.up, this.addresses, this.policies, this.decapsulations, changed.map(text)].flatMap((part) =>
      [...part].sort(),
    );
  }

  private hasAddress({ device, address }: DeviceAddress): boolean {
    return [...this.addresses].some((one) => one.startsWith(text({ device, address }).slice(0, -1)));
  }

  private devices(): string[] {
    return ['lo', 'eth0', 'eth1', ...Object.keys(MODULE_OF).filter((device) => this.isLoaded(MODULE_OF[device]))];
  }

  private isLoaded(module: string | undefined): boolean {
    return module !== undefined && this.modules.has(module);
  }

  private freshValue(name: string): string {
    return FRESH[name.slice(name.lastIndexOf('.') + 1)] ?? '0';
  }

  private exists(name: string): boolean {
    const device = /^net\.ipv[46]\.conf\.([^.]+)\./.exec(name)?.[1];
    return device === undefined || ['all', 'default', ...this.devices()].includes(device);
  }

  private observe(patterns: readonly string[]): MachineNetwork {
    const names = patterns
      .flatMap((pattern) => ['all', 'default', ...this.devices()].map((device) => pattern.replace('*', device)))
      .filter((name) => this.exists(name));
    const policies = [...this.policies].map((policy) => JSON.parse(policy) as object);
    return {
      links: this.devices().map((name) => ({ name, mac: null, mtu: 1500, isUp: this.up.has(name) })),
      addresses: [...this.addresses].map((one) => JSON.parse(one) as MachineNetwork['addresses'][number]),
      rules: policies.filter((one): one is MachineNetwork['rules'][number] => 'from' in one),
      routes: policies.filter((one): one is MachineNetwork['routes'][number] => 'via' in one),
      decapsulations: [...this.decapsulations].map((one) => JSON.parse(one) as Decapsulation),
      sysctls: Object.fromEntries(names.map((name) => [name, this.values.get(name) ?? this.freshValue(name)])),
    };
  }

  private run(step: NetworkStep): void {
    switch (step.kind) {
      case 'load-module':
        this.modules.add(step.module);
        return;
      case 'set-sysctl':
      case 'restore-sysctl':
        this.set(step.name, step.value);
        return;
      case 'link-up':
      case 'link-down':
        this.must(this.devices().includes(step.device), step);
        this.up[step.kind === 'link-up' ? 'add' : 'delete'](step.device);
        return;
      case 'add-decapsulation':
        this.must(this.isLoaded('fou') && !this.decapsulations.has(text(step.decapsulation)), step);
        this.decapsulations.add(text(step.decapsulation));
        return;
      case 'remove-decapsulation':
        this.must(this.decapsulations.delete(text(step.decapsulation)), step);
        return;
      case 'add-address':
        this.must(this.devices().includes(step.address.device), step);
        if (!step.address.address.includes(':') || !this.hasAddress(step.address))
          this.addresses.add(text(step.address));
        return;
      case 'remove-address':
        this.must(this.addresses.delete(text(step.address)), step);
        return;
      case 'add-route':
      case 'add-rule':
        this.policies.add(text('route' in step ? step.route : step.rule));
        return;
      case 'remove-route':
      case 'remove-rule':
        this.must(this.policies.delete(text('route' in step ? step.route : step.rule)), step);
        return;
    }
  }

  private set(name: string, value: string): void {
    this.must(this.exists(name), name);
    const was = this.values.get(name) ?? this.freshValue(name);
    if (name === 'net.ipv4.ip_forward' && was !== value)
      this.values.set('net.ipv4.conf.all.accept_redirects', value === '1' ? '0' : '1');
    this.values.set(name, value);
  }

  private must(can: boolean, what: unknown): void {
    if (!can) throw new Error(`the kernel refuses ${text(what)}`);
  }
}

const hostOf = (family: 'ipv4' | 'ipv6', n: number): string => (family === 'ipv6' ? `fd00::${n}` : `10.0.0.${n}`);
const families = fc.constantFrom('ipv4' as const, 'ipv6' as const);
const virtualIp = fc.tuple(families, fc.integer({ min: 80, max: 83 })).map(([family, n]) => hostOf(family, n));

const preparation: fc.Arbitrary<NetworkWish['realServer'][number]> = fc.oneof(
  fc.record({ method: fc.constantFrom('direct-routing' as const, 'tunneling' as const), virtualIp }),
  fc.record({
    ...{ method: fc.constant('tunneling' as const), virtualIp, encapsulation: fc.constant('gue' as const) },
    port: fc.integer({ min: 6080, max: 6082 }),
  }),
  fc.record({ method: fc.constant('tunneling' as const), virtualIp, encapsulation: fc.constant('gre' as const) }),
  fc
    .record({
      family: families,
      port: fc.constantFrom(0, 53, 80),
      protocol: fc.constantFrom(null, 'tcp' as const, 'udp' as const),
      director: fc.integer({ min: 10, max: 12 }),
    })
    .map(({ family, port, protocol, director }) => ({
      ...{ method: 'masquerading' as const, address: hostOf(family, 2), port, protocol },
      directorIp: hostOf(family, director),
    })),
);

/** What a document may ask of a machine's network; small ranges, so that two wishes share much. */
export const wishes: fc.Arbitrary<NetworkWish> = fc.record({
  device: fc.constant('eth0'),
  addresses: fc.uniqueArray(virtualIp, { maxLength: 3 }).map((list) =>
    list.map((address) => ({
      ...{ address, prefixLength: address.includes(':') ? 128 : 32 },
      ...{ purpose: 'virtual-ip' as const, announce: true },
    })),
  ),
  realServer: fc.array(preparation, { maxLength: 4 }),
  director: fc.option(fc.record({ hasMasquerading: fc.boolean(), probesPaths: fc.boolean() })),
});
