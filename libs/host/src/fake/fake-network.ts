import { DomainError } from '#libs/errors';
import {
  renderNetworkStep,
  type Decapsulation,
  type DeviceAddress,
  type MachineNetwork,
  type NetworkLink,
  type NetworkStep,
  type PolicyRoute,
  type PolicyRule,
} from '#libs/net';
import type { NetworkPort, RouteAnswer } from '../network/network-port.js';
import type { FakeModules } from './fake-modules.js';
import { FakeSettings } from './fake-settings.js';

const same = (one: object, other: object): boolean => JSON.stringify(one) === JSON.stringify(other);
const isSameAddress = (one: DeviceAddress, other: DeviceAddress): boolean =>
  one.device === other.device && one.address === other.address && one.prefixLength === other.prefixLength;

/** A device has an IPv6 address once, whatever its prefix length. */
const isTaken = (one: DeviceAddress, other: DeviceAddress): boolean =>
  isSameAddress(one, other) ||
  (other.address.includes(':') && one.device === other.device && one.address === other.address);

const TUNNEL_OF: Readonly<Record<string, string>> = {
  ...{ ipip: 'tunl0', ip6_tunnel: 'ip6tnl0' },
  ...{ ip_gre: 'gre0', ip6_gre: 'ip6gre0' },
};

/** A network in memory with one device `eth0` and the loopback; refuses what the kernel refuses. */
export class FakeNetwork implements NetworkPort {
  links: NetworkLink[] = [
    { name: 'lo', mac: null, mtu: 65_536, isUp: true },
    { name: 'eth0', mac: '02:00:00:00:00:01', mtu: 1500, isUp: true },
  ];
  addresses: DeviceAddress[] = [];
  rules: PolicyRule[] = [];
  routes: PolicyRoute[] = [];
  decapsulations: Decapsulation[] = [];
  readonly sysctls: FakeSettings;
  /** Who answers for an address on the segment. */
  readonly neighbours = new Map<string, string>();
  readonly announced: string[] = [];
  readonly history: string[] = [];

  constructor(private readonly modules: FakeModules) {
    this.sysctls = new FakeSettings(() => this.links.map(({ name }) => name));
  }

  observe(settings: readonly string[], also = { decapsulations: false }): Promise<MachineNetwork> {
    const { links, addresses, rules, routes, decapsulations } = this;
    return Promise.resolve({
      ...{ links: [...links], addresses: [...addresses], rules: [...rules], routes: [...routes] },
      decapsulations: also.decapsulations ? [...decapsulations] : [],
      sysctls: this.sysctls.read(settings),
    });
  }

  async apply(step: NetworkStep): Promise<void> {
    const command = renderNetworkStep(step).join(' ');
    this.history.push(command);
    const refusal = step.kind === 'load-module' ? await this.load(step.module) : this.change(step);
    if (refusal !== null) throw new DomainError('command-failed', `${command}: ${refusal}`);
    if (step.kind === 'add-address' && step.announce) await this.announce(step.address);
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
    return Promise.resolve(this.sysctls.get(name));
  }

  canWriteSetting(name: string): Promise<boolean> {
    return Promise.resolve(this.sysctls.get(name) !== null);
  }

  private async load(module: string): Promise<null> {
    await this.modules.load(module);
    const device = TUNNEL_OF[module];
    if (device !== undefined && !this.hasLink(device))
      this.links.push({ name: device, mac: null, mtu: 1480, isUp: false });
    return null;
  }

  private hasLink(device: string): boolean {
    return this.links.some(({ name }) => name === device);
  }

  /** Null when it is done, else what the kernel says. */
  private change(step: Exclude<NetworkStep, { kind: 'load-module' }>): string | null {
    switch (step.kind) {
      case 'set-sysctl':
      case 'restore-sysctl':
        return this.sysctls.set(step.name, step.value) ? null : 'No such file or directory';
      case 'link-up':
      case 'link-down':
        if (!this.hasLink(step.device)) return `Cannot find device "${step.device}"`;
        this.links = this.links.map((link) =>
          link.name === step.device ? { ...link, isUp: step.kind === 'link-up' } : link,
        );
        return null;
      case 'add-decapsulation':
        if (this.decapsulations.some((one) => same(one, step.decapsulation))) return 'Address already in use';
        this.decapsulations.push(step.decapsulation);
        return null;
      case 'remove-decapsulation':
        if (!this.decapsulations.some((one) => same(one, step.decapsulation))) return 'No such process';
        this.decapsulations = this.decapsulations.filter((one) => !same(one, step.decapsulation));
        return null;
      case 'add-address':
        if (!this.hasLink(step.address.device)) return `Cannot find device "${step.address.device}"`;
        if (!this.addresses.some((one) => isTaken(one, step.address))) this.addresses.push(step.address);
        return null;
      case 'remove-address':
        if (!this.addresses.some((one) => isSameAddress(one, step.address))) return 'Cannot assign requested address';
        this.addresses = this.addresses.filter((one) => !isSameAddress(one, step.address));
        return null;
      default:
        return this.changePolicy(step);
    }
  }

  private changePolicy(step: Extract<NetworkStep, { route: PolicyRoute } | { rule: PolicyRule }>): string | null {
    switch (step.kind) {
      case 'add-route':
        this.routes = [
          ...this.routes.filter(({ table, family }) => table !== step.route.table || family !== step.route.family),
          step.route,
        ];
        return null;
      case 'remove-route':
        if (!this.routes.some((one) => same(one, step.route))) return 'No such process';
        this.routes = this.routes.filter((one) => !same(one, step.route));
        return null;
      case 'add-rule':
        if (this.rules.some((one) => same(one, step.rule))) return 'File exists';
        this.rules.push(step.rule);
        return null;
      case 'remove-rule':
        if (!this.rules.some((one) => same(one, step.rule))) return 'No such file or directory';
        this.rules = this.rules.filter((one) => !same(one, step.rule));
        return null;
    }
  }
}
