import { constants } from 'node:fs';
import { open, readFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import type { NodeLoad } from '#libs/contracts';
import type { Clock } from '../shared/clock.js';

export interface LoadReaderOptions {
  /** `/proc`, or a folder like it. */
  readonly proc: string;
  /** File into which a service of the node writes how many jobs wait; null: none. */
  readonly queueFile: string | null;
  readonly processors: () => number;
  readonly clock: Clock;
}

/** A queue file that nobody wrote for so long says nothing. */
const QUEUE_FRESH_MS = 30_000;
/** Longest number that is read; the file belongs to a service, which may put anything there. */
const QUEUE_BYTES_MAX = 32;

export const systemLoad = (queueFile: string | null, clock: Clock): LoadReader =>
  new LoadReader({ proc: '/proc', queueFile, processors: availableParallelism, clock });

/** Measures how busy this machine is, from /proc/pressure (PSI, kernel 4.20), /proc/loadavg and the queue file. */
export class LoadReader {
  constructor(private readonly options: LoadReaderOptions) {}

  async read(): Promise<NodeLoad> {
    const { clock, processors } = this.options;
    const [cpu, memory, io, loadPerCpu, queueLength] = await Promise.all([
      this.pressure('cpu'),
      this.pressure('memory'),
      this.pressure('io'),
      this.loadAverage().then((load) => load / Math.max(1, processors())),
      this.queueLength(),
    ]);
    return {
      at: clock.now().toISOString(),
      cpuPressurePercent: cpu,
      memoryPressurePercent: memory,
      ioPressurePercent: io,
      loadPerCpu: Math.round(loadPerCpu * 1000) / 1000,
      queueLength,
    };
  }

  /** `some avg10=1.23 …`; null where the kernel has no PSI, or was started with psi=0. */
  private async pressure(resource: string): Promise<number | null> {
    const text = await readFile(join(this.options.proc, 'pressure', resource), 'utf8').catch(() => '');
    const found = /^some avg10=(\d+(?:\.\d+)?) /m.exec(text)?.[1];
    return found === undefined ? null : Math.min(100, Number(found));
  }

  private async loadAverage(): Promise<number> {
    const text = await readFile(join(this.options.proc, 'loadavg'), 'utf8').catch(() => '');
    return Number(/^(\d+(?:\.\d+)?) /.exec(text)?.[1] ?? 0);
  }

  /** Neither a pipe nor a link, nor a long or an old file, can hold the agent up or show what is elsewhere. */
  private async queueLength(): Promise<number | null> {
    const { queueFile, clock } = this.options;
    if (queueFile === null) return null;
    try {
      const file = await open(queueFile, constants.O_RDONLY | constants.O_NONBLOCK | constants.O_NOFOLLOW);
      try {
        const found = await file.stat();
        if (!found.isFile() || clock.now().getTime() - found.mtimeMs > QUEUE_FRESH_MS) return null;
        const { buffer, bytesRead } = await file.read(Buffer.alloc(QUEUE_BYTES_MAX), 0, QUEUE_BYTES_MAX, 0);
        const number = /^\s*(\d{1,9})\s*$/.exec(buffer.toString('latin1', 0, bytesRead))?.[1];
        return number === undefined ? null : Number(number);
      } finally {
        await file.close();
      }
    } catch {
      return null;
    }
  }
}
