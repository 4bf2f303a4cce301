import { isDeepStrictEqual } from 'node:util';
import type { DirectorVirtualService, MachineState } from '#libs/contracts';
import type { IpvsService, IpvsTable, VirtualServiceKey } from '#libs/domain';
import type { IpvsPort, IpvsStatistics } from '#libs/host';
import { formatKey, planTable, renderStep, type IpvsStep } from '#libs/ipvs';
import type { KernelAbilities, PoolDecision } from '#libs/pool';
import type { Failure, MachinePart, PartResult } from '../machine-state/part.js';
import type { Clock } from '../shared/clock.js';
import type { KernelView } from './kernel-view.js';
import type { Ownership } from './ownership.js';
import { isPathProbe, type PathMarks } from './path-marks.js';
import { pathName, pathServers, pathServices } from './path-probes.js';
import type { PoolKeeper } from './pool-keeper.js';
import type { ServiceQuarantine } from './quarantine.js';
import { TableWriter, type RefusedStep } from './table-writer.js';

export interface DirectorPartOptions {
  readonly ipvs: IpvsPort;
  readonly ownership: Ownership;
  readonly pools: PoolKeeper;
  readonly marks: PathMarks;
  readonly quarantine: ServiceQuarantine;
  readonly view: KernelView;
  readonly clock: Clock;
  /** This machine's own addresses: the kernel forwards to them locally, whatever method was asked. */
  readonly localAddresses: () => ReadonlySet<string>;
  /** What the running kernel can do, as far as it is known yet. */
  readonly abilities: () => KernelAbilities;
  /** What `expire_quiescent_template` shall be for these services. */
  readonly expiresTemplates: (director: DirectorDocument) => boolean;
  readonly onForeign: (service: string) => void;
  /** The kernel is not as it was thought: a whole look is needed. */
  readonly onStray: () => void;
  /** A whole look decided about services. */
  readonly onDecided: () => void;
}

export type DirectorDocument = NonNullable<MachineState['director']>;

/** The kernel's table and the decisions behind it, as they stand now. */
export interface DirectorView {
  /** Without the private services of probes. */
  readonly table: IpvsTable;
  readonly isOwned: (key: VirtualServiceKey) => boolean;
  readonly decision: (serviceId: string) => PoolDecision | undefined;
  readonly kernel: KernelView;
}

const NOTHING: PartResult = { aim: '', steps: [], failures: [] };
/** A whole look takes at most this share of the time, but drift is found within `SLOWEST_LOOK_MS`. */
const LOOKING_SHARE = 20;
const SLOWEST_LOOK_MS = 3000;
const COUNTS_FRESH_MS = 300;

/**
 * Keeps the kernel's IPVS table as the document and the pools' decisions want it; touches only services of ours. A whole look
 * reads and plans everything; between two of them a changed decision goes to the kernel by itself.
 */
export class DirectorPart implements MachinePart {
  readonly name = 'IPVS table';
  private readonly writer: TableWriter;
  private readonly foreignKnown = new Set<string>();
  private director: DirectorDocument | null = null;
  private services = new Map<string, DirectorVirtualService>();
  private desired = new Map<string, IpvsService>();
  private conflicts = new Set<string>();
  private expires = true;
  private abilities: KernelAbilities | null = null;
  /** Grows whenever something else is desired. */
  private generation = 0;
  private nextLookMs = 0;
  private last: PartResult = NOTHING;
  private hasLooked = false;
  private counted: { readonly atMs: number; readonly reading: Promise<IpvsStatistics> } | null = null;
  private turn: Promise<unknown> = Promise.resolve();

  constructor(private readonly options: DirectorPartOptions) {
    this.writer = new TableWriter(options);
  }

  view(): DirectorView {
    const { view, ownership, pools } = this.options;
    return {
      table: view.table().filter(({ key }) => !isPathProbe(key)),
      isOwned: (key) => ownership.has(key),
      decision: (serviceId) => pools.decision(serviceId),
      kernel: view,
    };
  }

  isDirector(): boolean {
    return this.director !== null;
  }

  /** Counters and connections, shared by all who ask at nearly the same time; null on a machine that directs nothing. */
  async statistics(): Promise<IpvsStatistics | null> {
    const { clock, ipvs, view } = this.options;
    if (!this.isDirector() || view.isEmpty()) return null;
    const nowMs = clock.monotonicMs();
    if (this.counted === null || nowMs - this.counted.atMs > COUNTS_FRESH_MS) {
      this.counted = { atMs: nowMs, reading: ipvs.statistics() };
    }
    return this.counted.reading;
  }

  reconcile(document: MachineState | null): Promise<PartResult> {
    return this.alone(() => this.bring(document?.director ?? null));
  }

  /** Decides anew about some services and tells the kernel what is different; the rest of the table is not looked at. */
  refresh(serviceIds: readonly string[]): Promise<void> {
    return this.alone(() => this.bringSome(serviceIds));
  }

  private async bring(director: DirectorDocument | null): Promise<PartResult> {
    const isNew = director !== this.director;
    if (isNew) this.take(director);
    if (director === null && this.options.ownership.isEmpty()) return (this.last = NOTHING);
    if (!isNew && this.options.clock.monotonicMs() < this.nextLookMs) return { ...this.last, steps: [] };
    try {
      return (this.last = await this.look());
    } catch (error) {
      this.nextLookMs = 0;
      throw error;
    }
  }

  private take(director: DirectorDocument | null): void {
    const { pools, expiresTemplates } = this.options;
    this.director = director;
    this.services = new Map(director?.virtualServices.map((service) => [service.id, service]));
    this.expires = director === null || expiresTemplates(director);
    for (const id of this.desired.keys()) if (!this.services.has(id)) this.desired.delete(id);
    pools.keepOnly(new Set(this.services.keys()));
    this.generation += 1;
    this.hasLooked = false;
  }

  /** Observe, plan, apply, read back: the whole table. */
  private async look(): Promise<PartResult> {
    const { ipvs, ownership, view, clock, marks, quarantine } = this.options;
    const begunMs = clock.monotonicMs();
    const observed = await ipvs.table();
    view.replace(observed, clock.now());
    const tookMs = clock.monotonicMs() - begunMs;
    await this.settleOwnership(observed);
    const services = [...this.services.values()];
    await marks.keep(services.flatMap((one) => pathServers(one).map(({ id }) => pathName(one.id, id))));
    const abilities = this.options.abilities();
    if (!this.hasLooked || abilities !== this.abilities) quarantine.inspect(services, abilities);
    this.abilities = abilities;
    if (!this.hasLooked) {
      for (const service of services) this.decide(service);
      this.options.onDecided();
    }
    const wanted = services.flatMap(({ id, key }) => this.wantedOf(id, key));
    const probes = pathServices(services, marks);
    const owns = (key: VirtualServiceKey): boolean =>
      isPathProbe(key) || (ownership.has(key) && !quarantine.holds(key));
    const local = this.options.localAddresses();
    const isLocal = (address: string): boolean => local.has(address);
    const steps = planTable([...wanted, ...probes], observed, { owns, isLocal });
    const refused = await this.writer.apply(steps);
    if (steps.length > 0) view.replace(await ipvs.table(), clock.now());
    this.noteRefused(refused);
    this.hasLooked = true;
    this.nextLookMs = clock.monotonicMs() + Math.min(SLOWEST_LOOK_MS, tookMs * LOOKING_SHARE);
    return {
      aim: String(this.generation),
      steps: steps
        .filter(({ service }) => !isPathProbe(service))
        .map((step) => `ipvsadm ${renderStep(step).join(' ')}`),
      failures: [...this.conflictFailures(), ...quarantine.failures(), ...refused.flatMap(failureOf)],
    };
  }

  private async bringSome(serviceIds: readonly string[]): Promise<void> {
    // Before the first whole look nothing is known of the kernel; that look decides about everything.
    if (!this.hasLooked) return;
    const { view, ownership, quarantine } = this.options;
    const local = this.options.localAddresses();
    const isLocal = (address: string): boolean => local.has(address);
    const steps: IpvsStep[] = [];
    let isStray = false;
    for (const id of serviceIds) {
      const service = this.services.get(id);
      if (service === undefined) continue;
      const wanted = this.decide(service);
      if (quarantine.holds(service.key) || this.conflicts.has(formatKey(service.key))) continue;
      const present = view.service(service.key);
      if (present === undefined || !ownership.has(service.key)) isStray = true;
      else steps.push(...planTable([wanted], [present], { owns: () => true, isLocal }));
    }
    const refused = await this.writer.apply(steps).catch((error: unknown) => {
      this.stray();
      throw error;
    });
    if (isStray || refused.length > 0) this.stray();
  }

  private stray(): void {
    this.nextLookMs = 0;
    this.options.onStray();
  }

  private decide(service: DirectorVirtualService): IpvsService {
    const { pools, view, ownership } = this.options;
    const kernel = ownership.has(service.key) ? (view.service(service.key) ?? null) : null;
    const { service: wanted } = pools.decide(service, kernel, this.expires);
    const before = this.desired.get(service.id);
    if (before !== undefined && isDeepStrictEqual(before, wanted)) return before;
    this.generation += 1;
    this.desired.set(service.id, wanted);
    return wanted;
  }

  private wantedOf(id: string, key: VirtualServiceKey): IpvsService[] {
    const wanted = this.desired.get(id);
    if (wanted === undefined || this.options.quarantine.holds(key) || this.conflicts.has(formatKey(key))) return [];
    return [wanted];
  }

  private async settleOwnership(observed: IpvsTable): Promise<void> {
    const { ownership } = this.options;
    const adopted = new Set(this.director?.adopted ?? []);
    const present = observed.map(({ key }) => key);
    await ownership.claim(present.filter((key) => adopted.has(formatKey(key))));
    await ownership.keepOnly(present);
    const foreign = present.filter((key) => !ownership.has(key) && !isPathProbe(key)).map(formatKey);
    const desired = new Set([...this.services.values()].map(({ key }) => formatKey(key)));
    this.conflicts = new Set(foreign.filter((name) => desired.has(name)));
    this.tellForeign(foreign);
  }

  private tellForeign(names: readonly string[]): void {
    for (const name of names) {
      if (this.foreignKnown.has(name)) continue;
      this.foreignKnown.add(name);
      this.options.onForeign(name);
    }
    for (const name of this.foreignKnown) if (!names.includes(name)) this.foreignKnown.delete(name);
  }

  private noteRefused(refused: readonly RefusedStep[]): void {
    const { quarantine, view } = this.options;
    const unmade = new Map(
      refused
        .filter(({ step }) => step.kind === 'add-service')
        .map(({ step, message }) => [formatKey(step.service), message]),
    );
    for (const service of this.services.values()) {
      const message = unmade.get(formatKey(service.key));
      if (message !== undefined) quarantine.refuse(service, message);
      else if (view.service(service.key) !== undefined) quarantine.cured(service.key);
    }
  }

  private conflictFailures(): Failure[] {
    return [...this.conflicts].map((subject) => ({
      subject,
      message: 'the kernel has this service already, made by somebody else; adopt it or remove it there (ipvsadm -D)',
    }));
  }

  private alone<T>(work: () => Promise<T>): Promise<T> {
    const done = this.turn.then(work);
    this.turn = done.catch(() => undefined);
    return done;
  }
}

/** A service that was not made is told by the quarantine. */
function failureOf({ step, message }: RefusedStep): Failure[] {
  if (step.kind === 'add-service' && !isPathProbe(step.service)) return [];
  const what = isPathProbe(step.service) ? `probe by ${formatKey(step.service)}` : formatKey(step.service);
  return [{ subject: what, message }];
}
