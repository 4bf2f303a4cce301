import { z } from 'zod';
import { syncDaemon, type MachineState } from '#libs/contracts';
import { messageOf } from '#libs/errors';
import type { IpvsPort, ModulePort } from '#libs/host';
import type { Failure, MachinePart, PartResult } from '../machine-state/part.js';
import type { Clock } from '../shared/clock.js';
import type { StateFolder } from '../shared/state-folder.js';
import type { DirectorDocument } from './director.part.js';
import {
  NO_SETTINGS,
  planSettings,
  renderSettingsStep,
  type ManagedSettings,
  type SettingsSeen,
  type SettingsStep,
  type SettingsWish,
} from './settings-plan.js';

const FILE = 'managed-ipvs.json';
const MODULE = 'ip_vs';
const seconds = z.int();
const record = z.strictObject({
  bootId: z.string(),
  kernel: z.record(z.string(), z.string()),
  timeouts: z.strictObject({ tcpSeconds: seconds, tcpFinSeconds: seconds, udpSeconds: seconds }).nullable(),
  sync: z.array(z.strictObject({ state: z.enum(['master', 'backup']), former: syncDaemon.nullable() })),
});

export interface SettingsPartOptions {
  readonly ipvs: Pick<
    IpvsPort,
    'settings' | 'setSetting' | 'timeouts' | 'setTimeouts' | 'daemons' | 'startDaemon' | 'stopDaemon'
  >;
  readonly modules: ModulePort;
  readonly folder: StateFolder;
  /** A reboot puts everything back by itself. */
  readonly bootId: string;
  readonly clock: Clock;
  /** What `net.ipv4.vs.*` shall be for these services. */
  readonly kernelFor: (director: DirectorDocument) => Readonly<Record<string, string>>;
  /** Settings that an admin wishes and this kernel has not. */
  readonly onUnknown: (names: readonly string[]) => void;
  /** Milliseconds between two looks at settings that are as they shall be. */
  readonly lookEveryMs: number;
}

const NOTHING: PartResult = { aim: '', steps: [], failures: [] };

/**
 * Keeps timeouts, connection sync and `net.ipv4.vs.*` as the document wants them. What was there before is written down before it
 * is changed, and put back when the machine directs no more.
 */
export class SettingsPart implements MachinePart {
  readonly name = 'IPVS settings';
  private managed: ManagedSettings = NO_SETTINGS;
  private settled: { readonly aim: string; readonly atMs: number } | null = null;
  private wishFor: { readonly director: DirectorDocument; readonly wish: SettingsWish; readonly aim: string } | null =
    null;
  private present: SettingsSeen | null = null;
  private toldUnknown = '';

  constructor(private readonly options: SettingsPartOptions) {}

  async load(): Promise<void> {
    const text = await this.options.folder.read(FILE);
    if (text === null) return;
    const { bootId, ...managed } = record.parse(JSON.parse(text));
    if (bootId === this.options.bootId) this.managed = managed;
  }

  /** What the kernel had at the last look; null before the first, and on machines that direct nothing. */
  seen(): SettingsSeen | null {
    return this.present;
  }

  async reconcile(document: MachineState | null): Promise<PartResult> {
    const director = document?.director ?? null;
    if (director === null && isSame(this.managed, NO_SETTINGS)) {
      this.present = null;
      return NOTHING;
    }
    const { wish, aim } = director === null ? { wish: null, aim: '' } : this.wishOf(director);
    const nowMs = this.options.clock.monotonicMs();
    if (this.settled?.aim === aim && nowMs - this.settled.atMs < this.options.lookEveryMs) return { ...NOTHING, aim };
    const loading = await this.loadModule();
    const seen = await this.observe();
    const plan = planSettings(wish, seen, this.managed);
    this.tellUnknown(director, plan.unknown);
    await this.remember(plan.before);
    const failures: Failure[] = [];
    for (const step of plan.steps) {
      try {
        await this.apply(step);
      } catch (error) {
        failures.push({ subject: renderSettingsStep(step), message: messageOf(error) });
      }
    }
    if (failures.length === 0) await this.remember(plan.after);
    this.settled = failures.length === 0 ? { aim, atMs: nowMs } : null;
    this.present = plan.steps.length === 0 ? seen : await this.observe();
    return { aim, steps: [...loading, ...plan.steps.map(renderSettingsStep)], failures };
  }

  private wishOf(director: DirectorDocument): { wish: SettingsWish; aim: string } {
    if (this.wishFor?.director === director) return this.wishFor;
    const { timeouts, sync } = director.settings;
    const wish: SettingsWish = { kernel: this.options.kernelFor(director), timeouts, sync };
    this.wishFor = { director, wish, aim: JSON.stringify(wish) };
    return this.wishFor;
  }

  private async loadModule(): Promise<string[]> {
    const { modules } = this.options;
    if ((await modules.state(MODULE)) !== 'loadable') return [];
    await modules.load(MODULE);
    return [`modprobe ${MODULE}`];
  }

  private async observe(): Promise<SettingsSeen> {
    const { ipvs } = this.options;
    const timeouts = await ipvs.timeouts();
    const sync = await ipvs.daemons();
    return { timeouts, sync, kernel: await ipvs.settings() };
  }

  private apply(step: SettingsStep): Promise<void> {
    const { ipvs } = this.options;
    switch (step.kind) {
      case 'set':
        return ipvs.setSetting(step.name, step.value);
      case 'set-timeouts':
        return ipvs.setTimeouts(step.timeouts);
      case 'stop-daemon':
        return ipvs.stopDaemon(step.state);
      case 'start-daemon':
        return ipvs.startDaemon(step.daemon);
    }
  }

  /** Our own defaults for a newer kernel are nobody's concern; what an admin asked for is told once. */
  private tellUnknown(director: DirectorDocument | null, unknown: readonly string[]): void {
    const asked = unknown.filter((name) => director?.settings.kernel[name] !== undefined);
    const text = asked.join(' ');
    if (text !== this.toldUnknown && asked.length > 0) this.options.onUnknown(asked);
    this.toldUnknown = text;
  }

  private async remember(next: ManagedSettings): Promise<void> {
    if (isSame(next, this.managed)) return;
    await this.options.folder.write(FILE, JSON.stringify({ bootId: this.options.bootId, ...next }));
    this.managed = next;
  }
}

const isSame = (one: ManagedSettings, other: ManagedSettings): boolean => JSON.stringify(one) === JSON.stringify(other);
