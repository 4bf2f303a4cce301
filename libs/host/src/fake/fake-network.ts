import { DomainError } from '#libs/errors';
import {
  renderNetworkStep,
  type DeviceAddress,
  type MachineNetwork,
  type NetworkLink,
  type NetworkStep,
  type PolicyRoute,
  type PolicyRule,
} from '#libs/net';
import type { ModulePort, NetworkPort, RouteAnswer } from '../network/network-port.js';

const same = (one: object, other: object): boolean => JSON.stringify(one) === JSON.stringify(other);

/** Modules in memory: those of `available` can be loaded. */
export class FakeModules implements ModulePort {
  readonly loaded = new Set<string>();

  constructor(readonly available: ReadonlySet<string> = new Set(['ip_vs', 'ipip', 'ip6_tunnel'])) {}

  state(module: string): Promise<'loaded' | 'loadable' | 'missing'> {
    if (this.loaded.has(module)) return Promise.resolve('loaded');
    return Promise.resolve(this.available.has(module) ? 'loadable' : 'missing');
  }

  load(module: string): Promise<void> {
    if (!this.available.has(module))
      return Promise.reject(new DomainError('command-failed', `modprobe ${module}: Module not found.`));
    this.loaded.add(module);
    return Promise.resolve();
  }
}

const TUNNEL_OF: Readonly<Record<string, string>> = { ipip: 'tunl0', ip6_tunnel: 'ip6tnl0' };

/** A network in memory with one device `eth0` and the loopback. */
export class FakeNetwork implements NetworkPort {
  links: NetworkLink[] = [
    { name: 'lo', mac: null, mtu: 65_536, isUp: true },
    { name: 'eth0', mac: '02:00:00:00:00:01', mtu: 1500, isUp: true },
  ];
  addresses: DeviceAddress[] = [];
  rules: PolicyRule[] = [];
  routes: PolicyRoute[] = [];
  readonly sysctls = new Map<string, string>();
  /** Who answers for an address on the segment. */
  readonly neighbours = new Map<string, string>();
  readonly announced: string[] = [];
  readonly history: string[] = [];

  constructor(private readonly modules: FakeModules) {}

  observe(settings: readonly string[]): Promise<MachineNetwork> {
    const sysctls = Object.fromEntries(settings.map((name) => [name, this.sysctls.get(name) ?? '0']));
    return Promise.resolve({
      links: [...this.links],
      addresses: [...this.addresses],
      rules: [...this.rules],
      routes: [...this.routes],
      sysctls,
    });
  }

  async apply(step: NetworkStep): Promise<void> {
    this.history.push(renderNetworkStep(step).join(' '));
    switch (step.kind) {
      case 'load-module':
        await this.modules.load(step.module);
        this.links.push({ name: TUNNEL_OF[step.module] ?? step.module, mac: null, mtu: 1480, isUp: false });
        return;
      case 'set-sysctl':
      case 'restore-sysctl':
        this.sysctls.set(step.name, step.value);
        return;
      case 'link-up':
      case 'link-down':
        this.links = this.links.map((link) =>
          link.name === step.device ? { ...link, isUp: step.kind === 'link-up' } : link,
        );
        return;
      case 'add-address':
        this.addresses.push(step.address);
        if (step.announce) await this.announce(step.address);
        return;
      case 'remove-address':
        this.addresses = this.addresses.filter((one) => !same(one, step.address));
        return;
      case 'add-route':
        this.routes = [
          ...this.routes.filter(({ table, family }) => table !== step.route.table || family !== step.route.family),
          step.route,
        ];
        return;
      case 'remove-route':
        this.routes = this.routes.filter((one) => !same(one, step.route));
        return;
      case 'add-rule':
        this.rules.push(step.rule);
        return;
      case 'remove-rule':
        this.rules = this.rules.filter((one) => !same(one, step.rule));
        return;
    }
  }

  announce(address: DeviceAddress): Promise<void> {
    this.announced.push(`${address.device} ${address.address}`);
    return Promise.resolve();
  }

  probeNeighbour(address: string): Promise<string | null> {
    return Promise.resolve(this.neighbours.get(address) ?? null);
  }

  routeTo(): Promise<RouteAnswer | null> {
    const source = this.addresses.find(({ device }) => device === 'eth0')?.address ?? null;
    return Promise.resolve({ device: 'eth0', via: null, source });
  }

  passesUnfragmented(_address: string, bytes: number): Promise<boolean> {
    return Promise.resolve(bytes <= (this.links.find(({ name }) => name === 'eth0')?.mtu ?? 0));
  }

  readSetting(name: string): Promise<string | null> {
    return Promise.resolve(this.sysctls.get(name) ?? '0');
  }

  canWriteSetting(): Promise<boolean> {
    return Promise.resolve(true);
  }
}
