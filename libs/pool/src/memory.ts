import { z } from 'zod';

const instantMs = z.number();

const serverMemory = z.strictObject({
  /** `10.0.0.2:80`: a server that moved is another one. */
  endpoint: z.string().max(100),
  /** Whether it counted as healthy. */
  isHealthy: z.boolean(),
  /** Whether it took its share: healthy, enabled, and its pool served. */
  isServing: z.boolean(),
  /** Weight that the last decision gave it in the kernel; null: not in the table. */
  weight: z.number().nullable(),
  /** When its slow start began; null: none runs. */
  rampStartMs: instantMs.nullable(),
  /** Its share by feedback in per cent, and when that was last moved; null: no feedback. */
  feedback: z.strictObject({ percent: z.number(), movedMs: instantMs }).nullable(),
  /** By stage of the chain: what held at the last decision, and since when. */
  stages: z.record(z.string().max(20), z.strictObject({ what: z.string().max(300), sinceMs: instantMs })),
});

/** What a decision about one virtual service leaves for the next one; plain JSON. */
export const poolMemory = z.strictObject({
  version: z.literal(1),
  state: z.enum(['serving', 'sorry', 'panic', 'empty']),
  sinceMs: instantMs,
  /** Whether the quorum was reached, with hysteresis. */
  hasQuorum: z.boolean(),
  /** Whether the share of healthy servers was high enough, by the watermarks. */
  isAboveWatermark: z.boolean(),
  /** By id of the real or sorry server. */
  servers: z.record(z.string().max(40), serverMemory),
});

export type PoolMemory = z.infer<typeof poolMemory>;
export type ServerMemory = z.infer<typeof serverMemory>;

/** Reads what `JSON.parse` made of a stored memory; null when it is not one, so that the decision starts from the kernel. */
export function readPoolMemory(value: unknown): PoolMemory | null {
  const parsed = poolMemory.safeParse(value);
  return parsed.success ? parsed.data : null;
}
