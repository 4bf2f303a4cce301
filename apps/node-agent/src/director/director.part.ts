import type { MachineState } from '#libs/contracts';
import type { IpvsTable, VirtualServiceKey } from '#libs/domain';
import type { IpvsPort, IpvsStatistics } from '#libs/host';
import { formatKey, planTable, renderStep } from '#libs/ipvs';
import type { Failure, MachinePart, PartResult } from '../machine-state/part.js';
import { effectiveTable } from './effective-table.js';
import type { HealthScheduler } from './health-scheduler.js';
import type { Ownership } from './ownership.js';

export interface DirectorPartOptions {
  readonly ipvs: IpvsPort;
  readonly ownership: Ownership;
  readonly health: HealthScheduler;
  /** Whether an address is this machine's own: the kernel forwards to it locally, whatever method was asked. */
  readonly isLocal: (address: string) => boolean;
  readonly onForeign: (service: string) => void;
}

/** The kernel's table as the last run left it. */
export interface DirectorView {
  readonly table: IpvsTable;
  readonly isOwned: (key: VirtualServiceKey) => boolean;
}

const NOTHING: PartResult = { aim: '', steps: [], failures: [] };

/** Keeps the kernel's IPVS table as the document and the real servers' health want it; touches only services of ours. */
export class DirectorPart implements MachinePart {
  readonly name = 'IPVS table';
  private table: IpvsTable = [];
  private readonly foreignKnown = new Set<string>();
  private isDirector = false;
  private kernelSchedulers: readonly string[] | null = null;

  constructor(private readonly options: DirectorPartOptions) {}

  view(): DirectorView {
    return { table: this.table, isOwned: (key) => this.options.ownership.has(key) };
  }

  /** Counters and connections; null on a machine that directs nothing. */
  async statistics(): Promise<IpvsStatistics | null> {
    return this.isDirector && this.table.length > 0 ? this.options.ipvs.statistics() : null;
  }

  /** What the running kernel schedules by; asked once, because asking loads modules. */
  async schedulers(): Promise<readonly string[]> {
    if (!this.isDirector) return [];
    this.kernelSchedulers ??= await this.options.ipvs.schedulers();
    return this.kernelSchedulers;
  }

  async reconcile(document: MachineState | null): Promise<PartResult> {
    const { ipvs, ownership, health } = this.options;
    const director = document?.director ?? null;
    const services = director?.virtualServices ?? [];
    this.isDirector = director !== null;
    health.sync(services);
    if (director === null && ownership.isEmpty()) return NOTHING;
    const observed = await ipvs.table();
    const adopted = new Set(director?.adopted ?? []);
    await ownership.claim(observed.map(({ key }) => key).filter((key) => adopted.has(formatKey(key))));
    const desired = effectiveTable(services, (service, server) => health.state(service, server), observed);
    const present = new Set(observed.map(({ key }) => formatKey(key)));
    const isForeign = (key: VirtualServiceKey): boolean => present.has(formatKey(key)) && !ownership.has(key);
    this.tellForeign(observed.filter(({ key }) => !ownership.has(key)).map(({ key }) => formatKey(key)));
    const ours = desired.filter(({ key }) => !isForeign(key));
    const conflicts = desired.filter(({ key }) => isForeign(key)).map(({ key }) => conflictOf(key));
    const steps = planTable(ours, observed, { owns: (key) => ownership.has(key), isLocal: this.options.isLocal });
    await ownership.claim(ours.map(({ key }) => key));
    const result = steps.length === 0 ? { failures: [] } : await ipvs.apply(steps);
    this.table = steps.length === 0 ? observed : await ipvs.table();
    await ownership.keepOnly([...ours, ...this.table].map(({ key }) => key));
    return {
      aim: JSON.stringify(ours),
      steps: steps.map((step) => `ipvsadm ${renderStep(step).join(' ')}`),
      failures: [
        ...conflicts,
        ...result.failures.map(({ step, message }) => ({ subject: formatKey(step.service), message })),
      ],
    };
  }

  private tellForeign(names: readonly string[]): void {
    for (const name of names) {
      if (this.foreignKnown.has(name)) continue;
      this.foreignKnown.add(name);
      this.options.onForeign(name);
    }
    for (const name of this.foreignKnown) if (!names.includes(name)) this.foreignKnown.delete(name);
  }
}

function conflictOf(key: VirtualServiceKey): Failure {
  return {
    subject: formatKey(key),
    message: 'the kernel has this service already, made by somebody else; adopt it or remove it there (ipvsadm -D)',
  };
}
