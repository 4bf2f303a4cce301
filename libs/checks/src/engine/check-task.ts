import type { HealthCheckSpec, ServiceHealth } from '#libs/contracts';
import type { HealthStatus, ProbeResult } from '../health-tracker.js';
import type { ProbeTarget } from '../probes/probe-target.js';

/** One check of one real server for one user of the result. Equal checks of several users are probed once. */
export interface CheckTask {
  /** Names the user of the result: unique, for instance `<service>/<server>/<check>`. */
  readonly key: string;
  readonly check: HealthCheckSpec;
  readonly target: ProbeTarget;
  readonly initialState: ServiceHealth['initialState'];
  readonly warmUpMs: number;
}

export interface CheckEngineOptions {
  readonly probe: (check: HealthCheckSpec, target: ProbeTarget) => Promise<ProbeResult>;
  /** Milliseconds that only grow. */
  readonly monotonicMs: () => number;
  readonly now: () => Date;
  /** 0 ≤ number < 1. */
  readonly random: () => number;
  /** The state of `key` changed. */
  readonly onChange: (change: CheckChange) => void;
  /** Every result that counted, changed or not. */
  readonly onResult?: (key: string, result: ProbeResult) => void;
}

export interface CheckChange {
  readonly key: string;
  readonly from: HealthStatus['state'];
  readonly status: HealthStatus;
}

/** Probes many checks, each from start to start in its own rhythm, with one timer. */
export interface CheckScheduling {
  /** Takes what shall be checked now; what did not change keeps its history. */
  sync(tasks: readonly CheckTask[]): void;
  status(key: string): HealthStatus | null;
  /** Probes at once, outside the rhythm; the result is told, not counted. Null: no such key. */
  runNow(key: string): Promise<ProbeResult | null>;
  stop(): void;
}
