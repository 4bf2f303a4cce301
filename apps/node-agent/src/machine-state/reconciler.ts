import type { MachineState } from '#libs/contracts';
import { messageOf } from '#libs/errors';
import type { ReportOutbox } from '../reports/report-outbox.js';
import type { Clock } from '../shared/clock.js';
import type { Log } from '../shared/log.js';
import { WakeableLoop } from '../shared/wakeable-loop.js';
import type { DocumentStore } from './document.store.js';
import type { Failure, MachinePart, PartResult } from './part.js';

export interface ReconcilerOptions {
  readonly documents: DocumentStore;
  /** Whether the document is this machine's still: a member's own, or null for one that leaves. */
  readonly mandate: () => { readonly machineId: string; readonly isLeaving: boolean } | null;
  readonly parts: readonly MachinePart[];
  readonly services: (wanted: MachineState['services']) => Promise<Failure[]>;
  readonly outbox: ReportOutbox;
  readonly clock: Clock;
  readonly log: Log;
  readonly intervalMs: number;
  /** After each run; for a report at once when something changed. */
  readonly onRun: (didChange: boolean) => void;
}

export interface ReconcilerState {
  /** Last revision that was applied without a failing step; 0 before the first. */
  readonly appliedRevision: number;
  readonly failures: readonly Failure[];
  readonly serviceFailures: readonly Failure[];
  /** Steps that were done since the present document came. */
  readonly steps: readonly string[];
}

const MAX_STEPS = 1000;

/** Brings the machine to its document again and again: observe, plan, apply, one run at a time; never ends by a failure. */
export class Reconciler {
  private readonly loop: WakeableLoop;
  /** Per part: what the last run without failures aimed at. */
  private readonly reached = new Map<string, string>();
  private current: ReconcilerState = { appliedRevision: 0, failures: [], serviceFailures: [], steps: [] };
  private documentId = '';

  constructor(private readonly options: ReconcilerOptions) {
    const { clock, log, intervalMs } = options;
    this.loop = new WakeableLoop({ name: 'reconciling', intervalMs, clock, log, work: () => this.run() });
  }

  start(): void {
    this.loop.start();
  }

  stop(): Promise<void> {
    return this.loop.stop();
  }

  state(): ReconcilerState {
    return this.current;
  }

  /** Runs at once; resolves with the state after a run that began later. */
  async wake(): Promise<ReconcilerState> {
    await this.loop.wake();
    return this.current;
  }

  private async run(): Promise<void> {
    const mandate = this.options.mandate();
    const stored = this.options.documents.current();
    if (mandate === null) return;
    // After joining anew the machine stays as it is until its new document comes.
    const isOwn = stored?.machineId === mandate.machineId;
    if (!isOwn && !mandate.isLeaving) return;
    const document = mandate.isLeaving ? null : stored;
    this.forgetStepsOfFormer(document);
    const results = await this.reconcileParts(document);
    const serviceFailures = await this.reconcileServices(document);
    this.conclude(document, results, serviceFailures);
  }

  private async reconcileParts(document: MachineState | null): Promise<PartResult[]> {
    const results: PartResult[] = [];
    for (const part of this.options.parts) {
      const result = await part.reconcile(document).catch((error: unknown): PartResult => ({
        aim: '',
        steps: [],
        failures: [{ subject: part.name, message: messageOf(error) }],
      }));
      this.tellDrift(part, result);
      if (result.failures.length === 0) this.reached.set(part.name, result.aim);
      results.push(result);
    }
    return results;
  }

  /** Services of a machine that leaves are stopped by whoever lets it leave. */
  private async reconcileServices(document: MachineState | null): Promise<Failure[]> {
    if (document === null) return [];
    return this.options
      .services(document.services)
      .catch((error: unknown) => [{ subject: 'services', message: messageOf(error) }]);
  }

  private tellDrift(part: MachinePart, { aim, steps }: PartResult): void {
    if (steps.length === 0 || this.reached.get(part.name) !== aim) return;
    this.options.log.warn('drift mended', { part: part.name, steps });
    this.options.outbox.event({
      event: 'drift-repaired',
      severity: 'warning',
      subject: part.name,
      message: `Somebody changed the ${part.name}; ${steps.length} steps brought it back`,
      steps,
    });
  }

  private conclude(document: MachineState | null, results: PartResult[], serviceFailures: Failure[]): void {
    const failures = results.flatMap((result) => result.failures);
    const steps = results.flatMap((result) => result.steps);
    if (steps.length > 0) this.options.log.info('steps done', { steps: steps.length, failures: failures.length });
    this.tellFailures(failures);
    const before = this.current;
    this.current = {
      appliedRevision: failures.length === 0 ? (document?.revision ?? 0) : before.appliedRevision,
      failures,
      serviceFailures,
      steps: [...before.steps, ...steps].slice(-MAX_STEPS),
    };
    const changed = before.appliedRevision !== this.current.appliedRevision || steps.length > 0;
    this.options.onRun(
      changed || !isSame(before.failures, failures) || !isSame(before.serviceFailures, serviceFailures),
    );
  }

  private tellFailures(failures: readonly Failure[]): void {
    const known = new Set(this.current.failures.map((failure) => JSON.stringify(failure)));
    for (const failure of failures.filter((one) => !known.has(JSON.stringify(one))).slice(0, 20)) {
      this.options.log.error('a step failed', { ...failure });
      this.options.outbox.event({
        event: 'apply-failed',
        severity: 'error',
        subject: failure.subject,
        message: failure.message,
        steps: [],
      });
    }
  }

  private forgetStepsOfFormer(document: MachineState | null): void {
    const id = document === null ? '' : `${document.machineId} ${document.epoch} ${document.revision}`;
    if (id !== this.documentId) this.current = { ...this.current, steps: [] };
    this.documentId = id;
  }
}

const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);
