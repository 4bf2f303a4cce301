import { syncDaemon, type MachineReport } from '#libs/contracts';
import type { IpvsCapabilities, IpvsInfo, IpvsPort } from '#libs/host';
import type { KernelAbilities } from '#libs/pool';
import type { SettingsPart } from './settings.part.js';

const NOTHING_KNOWN: KernelAbilities = { schedulers: null, tunnelTypes: null, persistenceEngines: null };

/** What the running kernel's IPVS is and can do; asked once, because asking loads modules. */
export class KernelAbout {
  private schedulers: readonly string[] = [];
  private capabilities: IpvsCapabilities | null = null;
  private known: KernelAbilities = NOTHING_KNOWN;
  private info: IpvsInfo | null = null;
  private asking: Promise<void> | null = null;

  constructor(
    private readonly ipvs: Pick<IpvsPort, 'schedulers' | 'capabilities' | 'info'>,
    private readonly settings: SettingsPart,
  ) {}

  /** Nothing is held against a service until the kernel was asked. */
  abilities(): KernelAbilities {
    return this.known;
  }

  async schedulerNames(): Promise<readonly string[]> {
    await this.ask();
    return this.schedulers;
  }

  /** Null while the settings were not looked at. */
  async report(): Promise<MachineReport['ipvs']> {
    const seen = this.settings.seen();
    if (seen === null) return null;
    await this.ask();
    if (this.info === null) return null;
    const { driver, version, connectionTableSize } = this.info;
    return {
      ...{ driver, version, connectionTableSize },
      tunnelTypes: [...(this.capabilities?.tunnelTypes ?? [])],
      persistenceEngines: [...(this.capabilities?.persistenceEngines ?? [])],
      timeouts: seen.timeouts,
      // Daemons that somebody else started may have what no document could say.
      sync: seen.sync.filter((daemon) => syncDaemon.safeParse(daemon).success),
      settings: seen.kernel,
    };
  }

  private ask(): Promise<void> {
    this.asking ??= this.askOnce().catch((error: unknown) => {
      this.asking = null;
      throw error;
    });
    return this.asking;
  }

  private async askOnce(): Promise<void> {
    const schedulers = await this.ipvs.schedulers();
    this.capabilities = await this.ipvs.capabilities();
    this.info = await this.ipvs.info();
    this.schedulers = schedulers;
    const { tunnelTypes, persistenceEngines } = this.capabilities;
    this.known = { schedulers, tunnelTypes, persistenceEngines };
  }
}
