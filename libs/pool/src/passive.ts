import type { ServiceHealth } from '#libs/contracts';
import { z } from 'zod';
import { leastHealthy } from './members.js';
import { counted } from './texts.js';
import type { PassiveEjection } from './types.js';

export type PassivePolicy = NonNullable<ServiceHealth['passive']>;

/** What the connection table said of one server since the sample before. */
export interface PassiveSample {
  readonly serverId: string;
  /** Connections that began. */
  readonly newConnections: number;
  /** Those of them whose handshake did not end (`SYN_RECV` that stays). */
  readonly unanswered: number;
}

const count = z.strictObject({ atMs: z.number(), newConnections: z.number(), unanswered: z.number() });
const passiveMemory = z.strictObject({
  version: z.literal(1),
  servers: z.record(
    z.string().max(40),
    z.strictObject({
      window: z.array(count).max(1000),
      /** Ejections in a row; 0: none that still counts. */
      times: z.number(),
      untilMs: z.number(),
      reason: z.string().max(300),
    }),
  ),
});
/** What passive signals leave for the next look; plain JSON. */
export type PassiveMemory = z.infer<typeof passiveMemory>;
type Watched = PassiveMemory['servers'][string];

export interface PassiveInput {
  readonly policy: PassivePolicy;
  readonly samples: readonly PassiveSample[];
  /** Servers that may serve and that the checks call healthy, the ejected ones too. */
  readonly healthyIds: readonly string[];
  /** Enabled servers with a weight. */
  readonly totalServers: number;
  readonly panicPercent: number;
  readonly nowMs: number;
}

export interface PassiveJudgement {
  /** Who is out now, by server id: for `PoolInput.ejected`. */
  readonly ejected: ReadonlyMap<string, PassiveEjection>;
  readonly memory: PassiveMemory;
}

/** How many times longer than the first an ejection gets at most, and how many of its times a server must do well to begin anew. */
const LONGEST = 10;
/** A window is kept in at most so many parts. */
const PARTS_MAX = 120;

/** Reads what `JSON.parse` made of a stored memory; null when it is not one. */
export function readPassiveMemory(value: unknown): PassiveMemory | null {
  const parsed = passiveMemory.safeParse(value);
  return parsed.success ? parsed.data : null;
}

/**
 * Takes servers out whose clients get no answer: more than `maxUnansweredPercent` of at least `minConnections` new connections in
 * the window. Each time twice as long, at most ten times; never more than panic allows, and nobody when more than half of
 * the servers look so, for then it is the clients (a SYN flood) or the network.
 */
export function judgePassively(input: PassiveInput, memory: PassiveMemory | null): PassiveJudgement {
  const { policy, samples, healthyIds, nowMs } = input;
  const servers = new Map<string, Watched>();
  for (const id of healthyIds) {
    const sample = samples.find(({ serverId }) => serverId === id);
    servers.set(id, watched(memory?.servers[id], sample, policy, nowMs));
  }
  const inRotation = [...servers].filter(([, { untilMs }]) => untilMs <= nowMs);
  const judged = inRotation.map(([id, { window }]) => ({ id, ...sumOf(window) }));
  const proven = judged.filter(({ newConnections }) => newConnections >= policy.minConnections);
  const bad = proven.filter(({ percent }) => percent > policy.maxUnansweredPercent);
  const isEverybody = bad.length * 2 > proven.length;
  const isAlone = proven.length === 1 && inRotation.length > 1;
  const least = leastHealthy(input.totalServers, input.panicPercent);
  const allowed = isEverybody && !isAlone ? 0 : Math.max(0, inRotation.length - least);
  const worstFirst = [...bad].sort((one, other) => other.percent - one.percent || (one.id < other.id ? -1 : 1));
  for (const { id, newConnections, unanswered } of worstFirst.slice(0, allowed)) {
    const times = (servers.get(id)?.times ?? 0) + 1;
    const seconds = policy.ejectSeconds * Math.min(LONGEST, 2 ** (times - 1));
    const reason = `${unanswered} of ${counted(newConnections, 'new connection')} got no answer`;
    servers.set(id, { window: [], times, untilMs: nowMs + seconds * 1000, reason });
  }
  return {
    ejected: new Map(
      [...servers]
        .filter(([, { untilMs }]) => untilMs > nowMs)
        .map(([id, { untilMs, reason }]) => [id, { untilMs, reason }]),
    ),
    memory: { version: 1, servers: Object.fromEntries(servers) },
  };
}

function watched(
  before: Watched | undefined,
  sample: PassiveSample | undefined,
  policy: PassivePolicy,
  nowMs: number,
): Watched {
  if (before !== undefined && before.untilMs > nowMs) return before;
  const { window, times, untilMs, reason } = before ?? { window: [], times: 0, untilMs: 0, reason: '' };
  const oldest = nowMs - policy.windowSeconds * 1000;
  const kept = window.filter(({ atMs }) => atMs > oldest && atMs <= nowMs).slice(-PARTS_MAX);
  if (sample !== undefined && sample.newConnections > 0) {
    kept.push({ atMs: nowMs, newConnections: sample.newConnections, unanswered: sample.unanswered });
  }
  const isForgiven = nowMs - untilMs >= policy.ejectSeconds * LONGEST * 1000;
  return { window: kept, times: isForgiven ? 0 : times, untilMs, reason };
}

function sumOf(window: Watched['window']): { newConnections: number; unanswered: number; percent: number } {
  const newConnections = window.reduce((sum, part) => sum + part.newConnections, 0);
  const unanswered = window.reduce((sum, part) => sum + part.unanswered, 0);
  return { newConnections, unanswered, percent: newConnections === 0 ? 0 : (unanswered / newConnections) * 100 };
}
