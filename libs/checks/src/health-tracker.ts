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
  private current: HealthStatus;
  private lastOk: boolean | null = null;

  constructor(
    private thresholds: RiseFall,
    now: Date,
    initialState: InitialState = 'first-result',
  ) {
    const state = initialState === 'first-result' ? 'unknown' : initialState;
    const reason = NOT_PROBED[initialState];
    this.current = { state, reason, since: now, consecutive: 0, lastLatencyMs: null };
  }

  get status(): HealthStatus {
    return this.current;
  }

  /** Counts with other thresholds from the next result on; the history stays. */
  retune({ rise, fall }: RiseFall): void {
    this.thresholds = { rise, fall };
  }

  /** Takes one result; true when the state changed. In the warm-up a bad result is shown but does not count. */
  record(result: ProbeResult, at: Date, isWarmingUp = false): boolean {
    if (isWarmingUp && !result.ok) {
      this.lastOk = null;
      this.current = { ...this.current, reason: `${result.reason}, not counted while it warms up`, consecutive: 0 };
      return false;
    }
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
