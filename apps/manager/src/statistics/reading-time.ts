import type { StatisticsFrame } from '#libs/contracts';
import { LATEST_SECONDS } from './grain.js';

/** Farther from the arrival, the machine's clock is not believed. */
const SKEW_MS = 2000;

/**
 * When a frame was read, in whole seconds of the manager's clock; null when that is too long ago. The machine's own time is
 * taken while it fits to the arrival, so that seconds stay whole; otherwise the arrival less the frame's age counts.
 */
export function readingTime(frame: Pick<StatisticsFrame, 'at' | 'ageMs'>, arrivedAt: Date, now: Date): Date | null {
  const byArrival = arrivedAt.getTime() - frame.ageMs;
  const byMachine = Date.parse(frame.at);
  const at = Math.abs(byMachine - byArrival) <= SKEW_MS ? byMachine : byArrival;
  const whole = Math.floor(at / 1000) * 1000;
  return now.getTime() - whole > LATEST_SECONDS * 1000 ? null : new Date(whole);
}

/** A hole of more than this between two readings is not bridged. */
const BRIDGE_MS = 90_000;

export interface Place {
  /** Seconds that the frame covers. */
  readonly seconds: number;
  /** Readings from then on follow each other. */
  readonly unbrokenSinceMs: number;
}

/** How a frame follows the one before; `previous` is null when there was none of the same run of the agent. */
export function placeOf(
  atMs: number,
  frameSeconds: number,
  previous: { readonly atMs: number; readonly unbrokenSinceMs: number } | null,
): Place {
  if (previous === null) return { seconds: frameSeconds, unbrokenSinceMs: atMs };
  const gapMs = atMs - previous.atMs;
  if (gapMs > frameSeconds * 1000 + BRIDGE_MS) return { seconds: frameSeconds, unbrokenSinceMs: atMs };
  // A clock that was set back puts later readings before earlier ones; they still follow each other.
  const unbrokenSinceMs = Math.min(previous.unbrokenSinceMs, atMs);
  return { seconds: Math.max(frameSeconds, Math.round(gapMs / 1000)), unbrokenSinceMs };
}
