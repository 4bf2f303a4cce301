/** What one probe saw. */
export interface ProbeResult {
  readonly ok: boolean;
  /** One sentence for people: `connected`, `connection refused`, `no answer in 1000 ms`. */
  readonly reason: string;
  readonly latencyMs: number;
  /** What was said on the wire, printable, at most 4 KiB, without secrets; null: nothing to show. */
  readonly raw: string | null;
}

export interface RiseFall {
  /** Good results in a row that bring a server back. */
  readonly rise: number;
  /** Bad results in a row that take a server out. */
  readonly fall: number;
}

export interface HealthStatus {
  /** `unknown` until the first result, which decides alone. */
  readonly state: 'up' | 'down' | 'unknown';
  readonly reason: string;
  readonly since: Date;
  /** Equal results in a row, the newest included. */
  readonly consecutive: number;
  readonly lastLatencyMs: number | null;
}

/** Turns single probe results into a state that does not flap: `fall` bad ones in a row to go down, `rise` good ones to come back. */
export class HealthTracker {
  private current: HealthStatus;
  private lastOk: boolean | null = null;

  constructor(
    private readonly thresholds: RiseFall,
    now: Date,
  ) {
    this.current = { state: 'unknown', reason: 'not probed yet', since: now, consecutive: 0, lastLatencyMs: null };
  }

  get status(): HealthStatus {
    return this.current;
  }

  /** Takes one result; true when the state changed. */
  record(result: ProbeResult, at: Date): boolean {
    const consecutive = result.ok === this.lastOk ? this.current.consecutive + 1 : 1;
    this.lastOk = result.ok;
    const state = this.decide(result.ok, consecutive);
    const changed = state !== this.current.state;
    this.current = {
      state,
      reason: this.explain(state, result, consecutive),
      since: changed ? at : this.current.since,
      consecutive,
      lastLatencyMs: result.ok ? result.latencyMs : this.current.lastLatencyMs,
    };
    return changed;
  }

  private decide(ok: boolean, consecutive: number): HealthStatus['state'] {
    const { state } = this.current;
    if (state === 'unknown') return ok ? 'up' : 'down';
    if (ok) return state === 'down' && consecutive >= this.thresholds.rise ? 'up' : state;
    return state === 'up' && consecutive >= this.thresholds.fall ? 'down' : state;
  }

  private explain(state: HealthStatus['state'], result: ProbeResult, consecutive: number): string {
    const { rise, fall } = this.thresholds;
    if (result.ok)
      return state === 'up' ? result.reason : `${result.reason}, ${consecutive} of ${rise} needed to come back`;
    return state === 'down'
      ? `${result.reason} (${consecutive} in a row)`
      : `${result.reason}, ${consecutive} of ${fall} until it is taken out`;
  }
}
