import { z } from 'zod';
import { messageOf } from '#libs/errors';
import { device, ip, type DirectorVirtualService, type MachineState } from '#libs/contracts';
import type { NetworkPort } from '#libs/host';
import {
  needsDecapsulations,
  NOTHING_MANAGED,
  planMachineNetwork,
  recordStep,
  renderNetworkStep,
  settingsOf,
  takeOver,
  type ManagedNetwork,
  type NetworkStep,
  type NetworkWish,
} from '#libs/net';
import { isMasquerading } from '../director/masquerading.js';
import { pathServers } from '../director/path-probes.js';
import type { Failure, MachinePart, PartResult } from '../machine-state/part.js';
import type { Clock } from '../shared/clock.js';
import type { StateFolder } from '../shared/state-folder.js';

const FILE = 'managed-network.json';
const managedNetwork = z.strictObject({
  addresses: z.array(z.strictObject({ device, address: ip, prefixLength: z.int() })),
  sysctls: z.record(z.string(), z.string()),
  links: z.array(device),
  decapsulations: z.array(z.strictObject({ family: z.enum(['ipv4', 'ipv6']), port: z.int() })).default([]),
});

export interface NetworkPartOptions {
  readonly network: NetworkPort;
  readonly folder: StateFolder;
  /** The device of the cluster's segment. */
  readonly device: () => string;
  readonly clock: Clock;
  /** Milliseconds between two looks at a network that is as it shall be; each look costs five forks. */
  readonly lookEveryMs: number;
}

/**
 * Keeps addresses, kernel settings, tunnels and return routes as the document wants them. What was changed is written
 * down before it is changed, so that it can be undone after any crash.
 */
export class NetworkPart implements MachinePart {
  readonly name = 'network';
  private managed: ManagedNetwork = NOTHING_MANAGED;
  private settled: { readonly aim: string; readonly atMs: number } | null = null;

  constructor(private readonly options: NetworkPartOptions) {}

  async load(): Promise<void> {
    const text = await this.options.folder.read(FILE);
    if (text !== null) this.managed = managedNetwork.parse(JSON.parse(text));
  }

  isManaged(device: string, address: string): boolean {
    return this.managed.addresses.some((one) => one.device === device && one.address === address);
  }

  /** Whether the network is as the document wants it, as far as it was looked at. */
  isSettled(): boolean {
    return this.settled !== null;
  }

  async reconcile(document: MachineState | null): Promise<PartResult> {
    const wish = this.wishOf(document);
    if (isNothing(wish) && isSameManaged(this.managed, NOTHING_MANAGED)) return { aim: '', steps: [], failures: [] };
    const aim = JSON.stringify(wish);
    const nowMs = this.options.clock.monotonicMs();
    if (this.settled?.aim === aim && nowMs - this.settled.atMs < this.options.lookEveryMs) {
      return { aim, steps: [], failures: [] };
    }
    const observed = await this.options.network.observe(settingsOf(wish, this.managed), {
      decapsulations: needsDecapsulations(wish, this.managed),
    });
    await this.record(takeOver(wish, observed, this.managed));
    const steps = planMachineNetwork(wish, observed, this.managed);
    const failures: Failure[] = [];
    for (const step of steps) {
      try {
        await this.apply(step);
      } catch (error) {
        failures.push({ subject: renderNetworkStep(step).join(' '), message: messageOf(error) });
      }
    }
    if (isNothing(wish) && failures.length === 0) await this.record(NOTHING_MANAGED);
    this.settled = failures.length === 0 ? { aim, atMs: nowMs } : null;
    return { aim, steps: steps.map((step) => renderNetworkStep(step).join(' ')), failures };
  }

  private wishOf(document: MachineState | null): NetworkWish {
    const services = document?.director?.virtualServices ?? [];
    const hasMasquerading = services.some(isMasquerading);
    const probesPaths = services.some(isProbedByIpv4Path);
    return {
      device: this.options.device(),
      addresses: document?.addresses ?? [],
      realServer: document?.realServer ?? [],
      director: (document?.director ?? null) === null ? null : { hasMasquerading, probesPaths },
    };
  }

  private async apply(step: NetworkStep): Promise<void> {
    const before = this.managed;
    const isUndoing = ['remove-address', 'remove-decapsulation', 'restore-sysctl', 'link-down'].includes(step.kind);
    if (!isUndoing) await this.record(recordStep(before, step));
    try {
      await this.options.network.apply(step);
    } catch (error) {
      await this.record(before);
      throw error;
    }
    if (isUndoing) await this.record(recordStep(before, step));
  }

  private async record(next: ManagedNetwork): Promise<void> {
    if (isSameManaged(next, this.managed)) return;
    await this.options.folder.write(FILE, JSON.stringify(next));
    this.managed = next;
  }
}

/** Of IPv6 the kernel takes answers from an address of its own without being told. */
function isProbedByIpv4Path(service: DirectorVirtualService): boolean {
  return service.key.kind === 'address' && !service.key.address.includes(':') && pathServers(service).length > 0;
}

function isNothing(wish: NetworkWish): boolean {
  return wish.addresses.length === 0 && wish.realServer.length === 0 && wish.director === null;
}

const isSameManaged = (one: ManagedNetwork, other: ManagedNetwork): boolean =>
  JSON.stringify(one) === JSON.stringify(other);
