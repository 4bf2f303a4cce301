const [SECOND, MINUTE, HOUR] = [1000, 60_000, 3_600_000];
/** Pauses after the first, second … try; after the last one the message is given up: three days in all. */
const PAUSES_MS = [5 * SECOND, 5 * MINUTE, 30 * MINUTE, 2 * HOUR, 5 * HOUR, 10 * HOUR, 14 * HOUR, 20 * HOUR, 24 * HOUR];
const JITTER = 0.2;
const LONGEST_WISH_MS = 24 * HOUR;

/** Milliseconds until the next try after `attempts` of them; null when there is none. `random` is from 0 to 1. */
export function pauseAfter(attempts: number, retryAfter: string | undefined, random: number): number | null {
  const pause = PAUSES_MS[attempts - 1];
  if (pause === undefined) return null;
  const wished = /^\d{1,6}$/.test(retryAfter ?? '') ? Number(retryAfter) * SECOND : 0;
  const jittered = pause * (1 - JITTER + 2 * JITTER * random);
  return Math.round(Math.max(jittered, Math.min(wished, LONGEST_WISH_MS)));
}
