import { z } from 'zod';
import { name } from '#libs/contracts';
import type { StateFolder } from '../shared/state-folder.js';

const FILE = 'services.json';

const records = z.strictObject({
  bootId: z.string(),
  processes: z.record(name, z.strictObject({ pid: z.int(), startTime: z.string() })),
  /** What a command asked for, as long as the document does not say something new. */
  overrides: z.record(name, z.strictObject({ isWanted: z.boolean(), documentSaid: z.boolean().nullable() })),
});
type Records = z.infer<typeof records>;
export type ProcessRecord = Records['processes'][string];
export type Override = Records['overrides'][string];

/** Which processes are whose, so that a restarted agent goes on watching and starts nothing twice. */
export class ServiceRecords {
  private current: Records;

  constructor(
    private readonly folder: StateFolder,
    private readonly bootId: string,
  ) {
    this.current = { bootId, processes: {}, overrides: {} };
  }

  /** Reads the records; process numbers from before a reboot mean nothing. */
  async load(): Promise<void> {
    const text = await this.folder.read(FILE);
    if (text === null) return;
    try {
      const found = records.parse(JSON.parse(text));
      this.current = found.bootId === this.bootId ? found : { ...found, bootId: this.bootId, processes: {} };
    } catch {
      // A broken record costs overrides only: running processes are found by their marker.
    }
  }

  process(service: string): ProcessRecord | null {
    return this.current.processes[service] ?? null;
  }

  override(service: string): Override | null {
    return this.current.overrides[service] ?? null;
  }

  names(): string[] {
    return [...new Set([...Object.keys(this.current.processes), ...Object.keys(this.current.overrides)])];
  }

  async setProcess(service: string, process: ProcessRecord | null): Promise<void> {
    await this.save({ ...this.current, processes: replaced(this.current.processes, service, process) });
  }

  async setOverride(service: string, override: Override | null): Promise<void> {
    await this.save({ ...this.current, overrides: replaced(this.current.overrides, service, override) });
  }

  async clear(): Promise<void> {
    await this.save({ bootId: this.bootId, processes: {}, overrides: {} });
  }

  private async save(next: Records): Promise<void> {
    await this.folder.write(FILE, JSON.stringify(next));
    this.current = next;
  }
}

function replaced<T>(all: Readonly<Record<string, T>>, key: string, value: T | null): Record<string, T> {
  const rest = Object.fromEntries(Object.entries(all).filter(([other]) => other !== key));
  return value === null ? rest : { ...rest, [key]: value };
}
