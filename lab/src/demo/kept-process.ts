import { setTimeout as sleep } from 'node:timers/promises';
import type { LabMachine, LabProcess, SpawnOptions } from '../types.js';

const FIRST_PAUSE_MS = 1_000;
const LAST_PAUSE_MS = 15_000;
const STOP_PATIENCE_MS = 4_000;

/** A program of a lab machine that is started again whenever it ends, until it is told to stop. */
export class KeptProcess {
  #current: LabProcess | null = null;
  readonly #stopping = new AbortController();
  #loop: Promise<void> = Promise.resolve();

  constructor(
    private readonly machine: LabMachine,
    private readonly argv: readonly string[],
    private readonly options: SpawnOptions & { readonly onEnd: (how: string) => void },
  ) {}

  async start(): Promise<void> {
    this.#current = await this.machine.spawn(this.argv, this.options);
    this.#loop = this.#keep(this.#current);
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#current?.kill('SIGTERM');
    const inTime = await Promise.race([this.#loop.then(() => true), sleep(STOP_PATIENCE_MS, false, { ref: false })]);
    if (inTime) return;
    await this.#current?.kill('SIGKILL');
    await this.#loop;
  }

  async #keep(first: LabProcess): Promise<void> {
    const { signal } = this.#stopping;
    let pauseMs = FIRST_PAUSE_MS;
    for (let running = first; ;) {
      const end = await running.exited.catch(() => null);
      if (end === null || signal.aborted) return;
      this.options.onEnd(end.signal ?? `status ${String(end.code)}`);
      const pause = pauseMs;
      pauseMs = Math.min(pauseMs * 2, LAST_PAUSE_MS);
      if (!(await sleep(pause, true, { signal }).catch(() => false))) return;
      running = await this.machine.spawn(this.argv, this.options);
      this.#current = running;
    }
  }
}
