import type { DirectorVirtualService, NodeLoad } from '#libs/contracts';
import type { IpvsService } from '#libs/domain';
import {
  decidePool,
  readPoolMemory,
  type PassiveEjection,
  type PoolDecision,
  type PoolMemory,
  type ServerHealth,
} from '#libs/pool';
import type { Clock } from '../shared/clock.js';
import type { StateFolder } from '../shared/state-folder.js';

const FILE = 'pool-memory.json';
/** Writing takes at most this share of the time. */
const WRITING_SHARE = 20;
const SHORTEST_PAUSE_MS = 300;

/** What decisions are made from, besides the document and the kernel. */
export interface PoolSenses {
  health(service: DirectorVirtualService): ReadonlyMap<string, ServerHealth>;
  sorryHealth(service: DirectorVirtualService): ReadonlyMap<string, ServerHealth>;
  load(service: DirectorVirtualService): ReadonlyMap<string, NodeLoad | null>;
  ejected(service: DirectorVirtualService): ReadonlyMap<string, PassiveEjection>;
}

export interface PoolKeeperOptions {
  readonly folder: StateFolder;
  readonly clock: Clock;
  readonly senses: PoolSenses;
  readonly onPoolChange: (service: DirectorVirtualService, decision: PoolDecision, from: PoolMemory['state']) => void;
  readonly onFault: (error: unknown) => void;
}

interface Kept {
  readonly decision: PoolDecision;
  /** By the monotonic clock; null: time alone changes nothing. */
  readonly dueMs: number | null;
}

/** Decides about pools, and remembers on the disk what the next decision needs, so that no restart begins a slow start anew. */
export class PoolKeeper {
  private memories = new Map<string, PoolMemory>();
  private readonly kept = new Map<string, Kept>();
  private isUnsaved = false;
  private saving: Promise<void> | null = null;
  /** Ends the pauses between two writes. */
  private hurry = new AbortController();

  constructor(private readonly options: PoolKeeperOptions) {}

  async load(): Promise<void> {
    const text = await this.options.folder.read(FILE);
    if (text === null) return;
    try {
      for (const [id, value] of Object.entries(JSON.parse(text) as Record<string, unknown>)) {
        const memory = readPoolMemory(value);
        if (memory !== null) this.memories.set(id, memory);
      }
    } catch (error) {
      this.options.onFault(error);
    }
  }

  decide(
    service: DirectorVirtualService,
    kernel: IpvsService | null,
    expiresQuiescentTemplates: boolean,
  ): PoolDecision {
    const { senses, clock } = this.options;
    const memory = this.memories.get(service.id) ?? null;
    const decision = decidePool(
      {
        service,
        kernel,
        expiresQuiescentTemplates,
        health: senses.health(service),
        sorryHealth: senses.sorryHealth(service),
        load: senses.load(service),
        ejected: senses.ejected(service),
        released: new Set(),
        nowMs: clock.now().getTime(),
      },
      memory,
    );
    const { nextDecisionInMs } = decision;
    this.kept.set(service.id, {
      decision,
      dueMs: nextDecisionInMs === null ? null : clock.monotonicMs() + nextDecisionInMs,
    });
    if (decision.memory !== memory) {
      this.memories.set(service.id, decision.memory);
      this.save();
    }
    if (memory !== null && memory.state !== decision.memory.state)
      this.options.onPoolChange(service, decision, memory.state);
    return decision;
  }

  decision(serviceId: string): PoolDecision | undefined {
    return this.kept.get(serviceId)?.decision;
  }

  /** When the next decision is due by time alone, by the monotonic clock; null: never. */
  nextDueMs(): number | null {
    let next: number | null = null;
    for (const { dueMs } of this.kept.values()) if (dueMs !== null && (next === null || dueMs < next)) next = dueMs;
    return next;
  }

  /** Services whose decision is due. */
  due(): string[] {
    const nowMs = this.options.clock.monotonicMs();
    return [...this.kept].flatMap(([id, { dueMs }]) => (dueMs !== null && dueMs <= nowMs ? [id] : []));
  }

  /** Forgets all services but these. */
  keepOnly(serviceIds: ReadonlySet<string>): void {
    for (const id of this.kept.keys()) if (!serviceIds.has(id)) this.kept.delete(id);
    for (const id of this.memories.keys()) {
      if (serviceIds.has(id)) continue;
      this.memories.delete(id);
      this.save();
    }
  }

  /** Resolves when the disk has what is in memory. */
  async saved(): Promise<void> {
    this.hurry.abort();
    while (this.saving !== null) await this.saving;
    this.hurry = new AbortController();
  }

  private save(): void {
    this.isUnsaved = true;
    this.saving ??= this.write().finally(() => {
      this.saving = null;
      if (this.isUnsaved) this.save();
    });
  }

  private async write(): Promise<void> {
    const { folder, clock, onFault } = this.options;
    const begunMs = clock.monotonicMs();
    this.isUnsaved = false;
    try {
      await folder.write(FILE, JSON.stringify(Object.fromEntries(this.memories)));
    } catch (error) {
      onFault(error);
    }
    const tookMs = clock.monotonicMs() - begunMs;
    const { signal } = this.hurry;
    if (!signal.aborted) await clock.sleep(Math.max(SHORTEST_PAUSE_MS, tookMs * WRITING_SHARE), signal);
  }
}
