import { z } from 'zod';
import { PATH_PROBE_MARKS, type VirtualServiceKey } from '#libs/domain';
import { DomainError } from '#libs/errors';
import type { StateFolder } from '../shared/state-folder.js';

const FILE = 'path-marks.json';
const record = z.strictObject({ marks: z.record(z.string(), z.int()) });

/** Whether a service of the kernel is one of those that only probes of directors use. */
export const isPathProbe = (key: VirtualServiceKey): boolean =>
  key.kind === 'firewall-mark' && key.mark >= PATH_PROBE_MARKS.first && key.mark <= PATH_PROBE_MARKS.last;

/** One firewall mark for each server that is probed through its service; on the disk, so that no restart swaps two of them. */
export class PathMarks {
  private marks = new Map<string, number>();

  constructor(private readonly folder: StateFolder) {}

  async load(): Promise<void> {
    const text = await this.folder.read(FILE);
    if (text === null) return;
    const parsed = record.safeParse(JSON.parse(text));
    if (parsed.success) this.marks = new Map(Object.entries(parsed.data.marks));
  }

  /** Keeps marks for exactly these names; one that stays keeps its mark, a new one gets the lowest free. */
  async keep(names: readonly string[]): Promise<void> {
    const wanted = new Set(names);
    if (wanted.size === this.marks.size && names.every((name) => this.marks.has(name))) return;
    const next = new Map([...this.marks].filter(([name]) => wanted.has(name)));
    const taken = new Set(next.values());
    let mark: number = PATH_PROBE_MARKS.first;
    for (const name of wanted) {
      if (next.has(name)) continue;
      while (taken.has(mark)) mark += 1;
      if (mark > PATH_PROBE_MARKS.last)
        throw new DomainError('invalid-input', 'More servers are probed by their path than there are marks.');
      next.set(name, mark);
      taken.add(mark);
    }
    await this.folder.write(FILE, JSON.stringify({ marks: Object.fromEntries(next) }));
    this.marks = next;
  }

  of(name: string): number | undefined {
    return this.marks.get(name);
  }
}
