import type { DirectorRealServer, DirectorVirtualService, NodeLoad } from '#libs/contracts';
import type { Clock } from '../shared/clock.js';
import type { Log } from '../shared/log.js';
import { WakeableLoop } from '../shared/wakeable-loop.js';
import type { LoadAnswer, LoadTarget } from './load-client.js';

export interface NodeLoadsOptions {
  readonly ask: (target: LoadTarget) => Promise<LoadAnswer>;
  readonly clock: Clock;
  readonly log: Log;
}

interface Asked {
  readonly target: LoadTarget;
  intervalMs: number;
  askedMs: number;
  answeredMs: number;
  load: NodeLoad | null;
  /** Why it is silent; told once. */
  silence: string | null;
}

const silent = (target: LoadTarget): Asked => ({
  target,
  intervalMs: Infinity,
  askedMs: -Infinity,
  answeredMs: -Infinity,
  load: null,
  silence: null,
});

const TICK_MS = 500;
/** Nodes that are asked at the same time. */
const AT_ONCE = 32;
/** A load is fresh for so many intervals. */
const FRESH_INTERVALS = 3;

/** Keeps the loads of the nodes behind services with feedback, each asked as often as its most eager service wants. */
export class NodeLoads {
  private asked = new Map<string, Asked>();
  private readonly loop: WakeableLoop;

  constructor(private readonly options: NodeLoadsOptions) {
    const { clock, log } = options;
    this.loop = new WakeableLoop({
      name: 'asking nodes for their load',
      intervalMs: TICK_MS,
      clock,
      log,
      work: () => this.askDue(),
    });
  }

  /** Takes whom to ask from now on; what is known of the others is forgotten. */
  sync(services: readonly DirectorVirtualService[]): void {
    const next = new Map<string, Asked>();
    for (const { pool, realServers } of services) {
      if (pool.feedback === null) continue;
      const intervalMs = pool.feedback.intervalSeconds * 1000;
      for (const { agent } of realServers) {
        if (agent === null) continue;
        const twice = next.get(agent.machineId);
        const asked = twice ?? this.known(agent) ?? silent(agent);
        // The same object as before: an answer that is under way still finds it.
        asked.intervalMs = Math.min(intervalMs, twice?.intervalMs ?? intervalMs);
        next.set(agent.machineId, asked);
      }
    }
    this.asked = next;
    if (next.size > 0) this.loop.start();
  }

  /** The load of the node behind a real server; null while it is silent, or not asked. */
  of({ agent }: DirectorRealServer): NodeLoad | null {
    const asked = agent === null ? undefined : this.asked.get(agent.machineId);
    if (asked === undefined) return null;
    const ageMs = this.options.clock.monotonicMs() - asked.answeredMs;
    return ageMs <= asked.intervalMs * FRESH_INTERVALS ? asked.load : null;
  }

  async stop(): Promise<void> {
    await this.loop.stop();
  }

  private known({ machineId, address, port }: LoadTarget): Asked | undefined {
    const asked = this.asked.get(machineId);
    return asked?.target.address === address && asked.target.port === port ? asked : undefined;
  }

  private async askDue(): Promise<void> {
    const now = this.options.clock.monotonicMs();
    const due = [...this.asked.values()].filter(({ askedMs, intervalMs }) => now - askedMs >= intervalMs);
    for (let from = 0; from < due.length; from += AT_ONCE) {
      await Promise.all(due.slice(from, from + AT_ONCE).map((one) => this.askOne(one)));
    }
  }

  private async askOne(asked: Asked): Promise<void> {
    const { ask, clock, log } = this.options;
    const { machineId, address } = asked.target;
    asked.askedMs = clock.monotonicMs();
    const answer = await ask(asked.target);
    if (answer.ok) {
      asked.load = answer.load;
      asked.answeredMs = clock.monotonicMs();
      if (asked.silence !== null) log.info('a node tells its load again', { machineId, address });
      asked.silence = null;
    } else if (asked.silence !== answer.reason) {
      log.warn('a node does not tell its load', { machineId, address, reason: answer.reason });
      asked.silence = answer.reason;
    }
  }
}
