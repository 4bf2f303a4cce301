import type { IpvsPort } from '#libs/host';
import { formatKey, type IpvsStep } from '#libs/ipvs';
import type { Clock } from '../shared/clock.js';
import type { KernelView } from './kernel-view.js';
import type { Ownership } from './ownership.js';

export interface TableWriterOptions {
  readonly ipvs: IpvsPort;
  readonly ownership: Ownership;
  readonly view: KernelView;
  readonly clock: Clock;
}

export interface RefusedStep {
  readonly step: IpvsStep;
  readonly message: string;
}

/** Runs steps in the kernel, with what is ours written down before, and the picture of the kernel brought up after. */
export class TableWriter {
  constructor(private readonly options: TableWriterOptions) {}

  /** Answers with the steps that the kernel refused. */
  async apply(steps: readonly IpvsStep[]): Promise<readonly RefusedStep[]> {
    if (steps.length === 0) return [];
    const { ipvs, ownership, view, clock } = this.options;
    await ownership.claim(steps.filter(({ kind }) => kind === 'add-service').map(({ service }) => service));
    const { failures } = await ipvs.apply(steps);
    const refused = new Set(failures.map(({ step }) => step));
    const unmade = failures.filter(({ step }) => step.kind === 'add-service').map(({ step }) => step.service);
    // Made by somebody else meanwhile, or not at all: either way it is not ours.
    if (unmade.length > 0) await ownership.disclaim(unmade);
    const missing = new Set(unmade.map(formatKey));
    view.done(
      steps.filter((step) => !refused.has(step) && !missing.has(formatKey(step.service))),
      clock.now(),
    );
    return failures;
  }
}
