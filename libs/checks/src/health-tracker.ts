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

/** `first-result`: unknown until the first result, which decides alone. */
export type InitialState = 'first-result' | 'up' | 'down';

export interface HealthStatus {
  readonly state: 'up' | 'down' | 'unknown';
  readonly reason: string;
  readonly since: Date;
  /** Equal results in a row, the newest included. */
  readonly consecutive: number;
  readonly lastLatencyMs: number | null;
}

const NOT_PROBED: Readonly<Record<InitialState, string>> = {
  'first-result': 'not probed yet',
  up: 'not probed yet, taken as up until then',
  down: 'not probed yet, taken as down until then',
};

/** Turns single probe results into a state that does not flap: `fall` bad ones in a row to go down, `rise` good ones to come back. */
export class HealthTracker {
  private state: HealthStatus['state'];
  private reason: string;
  private since: Date;
  private consecutive = 0;
  private lastLatencyMs: number | null = null;
  private lastOk: boolean | null = null;

  constructor(
    private thresholds: RiseFall,
    now: Date,
    initialState: InitialState = 'first-result',
  ) {
    this.state = initialState === 'first-result' ? 'unknown' : initialState;
    this.reason = NOT_PROBED[initialState];
    this.since = now;
  }

  get status(): HealthStatus {
    const { state, reason, since, consecutive, lastLatencyMs } = this;
    return { state, reason, since, consecutive, lastLatencyMs };
  }

  /** Counts with other thresholds from the next result on; the history stays. */
  retune({ rise, fall }: RiseFall): void {
    this.thresholds = { rise, fall };
  }

  /** Takes one result; true when the state changed. In the warm-up a bad result is shown but does not count. */
  record(result: ProbeResult, at: Date, isWarmingUp = false): boolean {
    if (isWarmingUp && !result.ok) {
      this.lastOk = null;
      this.consecutive = 0;
      this.reason = `${result.reason}, not counted while it warms up`;
      return false;
    }
    this.consecutive = result.ok === this.lastOk ? this.consecutive + 1 : 1;
    this.lastOk = result.ok;
    const state = this.decide(result.ok, this.consecutive);
    const isChanged = state !== this.state;
    this.state = state;
    if (isChanged) this.since = at;
    if (result.ok) this.lastLatencyMs = result.latencyMs;
    const reason = this.explain(state, result, this.consecutive);
    // Ten thousand equal sentences a second need not all be kept.
    if (reason !== this.reason) this.reason = reason;
    return isChanged;
  }

  private decide(ok: boolean, consecutive: number): HealthStatus['state'] {
    const { state } = this;
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
