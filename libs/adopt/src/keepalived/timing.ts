import type { Scope } from './scope.js';

/** When checks are made; a virtual server's holds for its real servers, theirs for their checkers (keepalived.conf(5)). */
export interface Timing {
  readonly delayLoopMs?: number;
  readonly connectTimeoutMs?: number;
  readonly retry?: number;
  readonly delayBeforeRetryMs?: number;
}

/** What a kind of checker does when nothing is said. */
export interface TimingDefaults {
  readonly retry: number;
  /** Null: as long as `delay_loop`. */
  readonly delayBeforeRetryMs: number | null;
}

const DELAY_LOOP_MS = 60_000;
const CONNECT_TIMEOUT_MS = 5_000;
const SPREAD = 'Checks are spread by their jitter here';

export function readTiming(scope: Scope, inherited: Timing): Timing {
  scope.leave(['warmup'], SPREAD, null);
  const own = {
    delayLoopMs: scope.milliseconds('delay_loop'),
    connectTimeoutMs: scope.milliseconds('connect_timeout'),
    retry: scope.integer(['retry', 'nb_get_retry', 'nb_sock_retry'], 0, 10_000),
    delayBeforeRetryMs: scope.milliseconds('delay_before_retry'),
  };
  return { ...inherited, ...Object.fromEntries(Object.entries(own).filter(([, value]) => value !== undefined)) };
}

const within = (value: number, low: number, high: number): number => Math.min(high, Math.max(low, Math.round(value)));

/**
 * The same in the words of a check. keepalived asks each `delay_loop`, and after a failure `retry` times more with
 * `delay_before_retry` between; here one interval serves both. It is chosen so that a dead server is found as soon.
 */
export function checkTiming(
  timing: Timing,
  defaults: TimingDefaults,
): { intervalMs: number; timeoutMs: number; rise: number; fall: number } {
  const delayLoopMs = timing.delayLoopMs ?? DELAY_LOOP_MS;
  const retry = timing.retry ?? defaults.retry;
  const pauseMs = timing.delayBeforeRetryMs ?? defaults.delayBeforeRetryMs ?? delayLoopMs;
  const fall = within(retry + 1, 1, 100);
  return {
    intervalMs: within(Math.floor((delayLoopMs + (fall - 1) * pauseMs) / fall), 100, 3_600_000),
    timeoutMs: within(timing.connectTimeoutMs ?? CONNECT_TIMEOUT_MS, 50, 600_000),
    rise: 1,
    fall,
  };
}
