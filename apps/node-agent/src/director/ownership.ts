import { z } from 'zod';
import type { VirtualServiceKey } from '#libs/domain';
import { formatKey } from '#libs/ipvs';
import type { StateFolder } from '../shared/state-folder.js';

const FILE = 'owned-services.json';
const record = z.strictObject({ bootId: z.string(), keys: z.array(z.string()) });

/**
 * Which virtual services of the kernel are ours. A key is written down before its service is made, so that no crash
 * makes our own service foreign; a reboot empties the kernel and with it the record.
 */
export class Ownership {
  private keys = new Set<string>();

  constructor(
    private readonly folder: StateFolder,
    private readonly bootId: string,
  ) {}

  async load(): Promise<void> {
    const text = await this.folder.read(FILE);
    if (text === null) return;
    const parsed = record.safeParse(safeJson(text));
    if (parsed.success && parsed.data.bootId === this.bootId) this.keys = new Set(parsed.data.keys);
  }

  has(key: VirtualServiceKey): boolean {
    return this.keys.has(formatKey(key));
  }

  isEmpty(): boolean {
    return this.keys.size === 0;
  }

  /** Writes down that these are ours, or will be in a moment. */
  async claim(keys: readonly VirtualServiceKey[]): Promise<void> {
    await this.set(new Set([...this.keys, ...keys.map(formatKey)]));
  }

  /** Takes back claims of services that the kernel refused to make: should somebody else make them, they are his. */
  async disclaim(keys: readonly VirtualServiceKey[]): Promise<void> {
    const refused = new Set(keys.map(formatKey));
    await this.set(new Set([...this.keys].filter((key) => !refused.has(key))));
  }

  /** Keeps only these: all others are gone from the kernel. */
  async keepOnly(keys: readonly VirtualServiceKey[]): Promise<void> {
    const present = new Set(keys.map(formatKey));
    await this.set(new Set([...this.keys].filter((key) => present.has(key))));
  }

  private async set(keys: Set<string>): Promise<void> {
    if (keys.size === this.keys.size && [...keys].every((key) => this.keys.has(key))) return;
    await this.folder.write(FILE, JSON.stringify({ bootId: this.bootId, keys: [...keys] }));
    this.keys = keys;
  }
}

function safeJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
