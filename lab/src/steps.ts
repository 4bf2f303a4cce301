import { LabError } from './errors.js';
import type { LabStep } from './types.js';

/** Tells of each step as it happens, and stops between two of them when asked to. */
export class Steps {
  constructor(
    private readonly onStep: (step: LabStep) => void = () => undefined,
    private readonly signal?: AbortSignal,
  ) {}

  /** Runs one step; `detail` says in a few words what came out of it. */
  async run<T>(title: string, work: () => Promise<T>, detail?: (result: T) => string | undefined): Promise<T> {
    if (this.signal?.aborted) throw new LabError('lab-aborted', 'The lab was stopped before it was up.');
    const startedAt = performance.now();
    const elapsedMs = () => Math.round(performance.now() - startedAt);
    this.onStep({ title, state: 'started', elapsedMs: 0 });
    try {
      const result = await work();
      const text = detail?.(result);
      this.onStep({ title, state: 'done', elapsedMs: elapsedMs(), ...(text === undefined ? {} : { detail: text }) });
      return result;
    } catch (error) {
      const text = error instanceof Error ? error.message : String(error);
      this.onStep({ title, state: 'failed', elapsedMs: elapsedMs(), detail: text });
      throw error;
    }
  }
}
