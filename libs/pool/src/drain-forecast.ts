/** What a draining server holds at one moment. */
export interface DrainSample {
  /** Milliseconds; only differences mean something. */
  readonly atMs: number;
  /** Active and inactive connections. */
  readonly connections: number;
  /** Clients whose persistence still points to the server. */
  readonly pinnedClients: number;
}

export interface DrainOutlook {
  readonly pinnedClients: number;
  /** Connections that end per minute now, by the fitted curve; null while that cannot be told. */
  readonly endingPerMinute: number | null;
  /** Seconds until connections and pinned clients are gone, by their curves; 0: it is empty; null: not to be foreseen. */
  readonly emptyInSeconds: number | null;
}

const WINDOW_MS = 300_000;
const SAMPLES_MAX = 300;
/** Fewer samples, or a shorter time, say nothing about a curve. */
const SAMPLES_MIN = 5;
const SPAN_MIN_MS = 10_000;
/** Share of the variation that the curve must explain (R²), or nothing is foretold. */
const FIT_MIN = 0.6;
/** Further ahead, a forecast is a guess. */
const HORIZON_SECONDS = 86_400;

/** Foretells when a draining server is empty by fitting n(t) = n₀·e^(−λt) to what was counted in the last five minutes. */
export class DrainForecast {
  private samples: DrainSample[] = [];

  /** Takes one count; earlier ones that are no longer needed are dropped, and all of them when the time goes back. */
  add(sample: DrainSample): void {
    const last = this.samples.at(-1);
    if (last !== undefined && sample.atMs <= last.atMs) this.samples = [];
    this.samples.push(sample);
    const oldest = sample.atMs - WINDOW_MS;
    this.samples = this.samples.filter(({ atMs }) => atMs >= oldest).slice(-SAMPLES_MAX);
  }

  outlook(): DrainOutlook {
    const last = this.samples.at(-1);
    if (last === undefined) return { pinnedClients: 0, endingPerMinute: null, emptyInSeconds: null };
    const { connections, pinnedClients } = last;
    const curve = fitDecay(this.samples.map((sample) => ({ atMs: sample.atMs, count: sample.connections })));
    const pinned = fitDecay(this.samples.map((sample) => ({ atMs: sample.atMs, count: sample.pinnedClients })));
    return {
      pinnedClients,
      endingPerMinute: connections === 0 ? 0 : curve === null ? null : round(curve.ratePerSecond * curve.countNow * 60),
      emptyInSeconds: later(emptyIn(connections, curve), emptyIn(pinnedClients, pinned)),
    };
  }
}

interface Point {
  readonly atMs: number;
  readonly count: number;
}

interface Decay {
  /** λ, per second; above 0. */
  readonly ratePerSecond: number;
  /** What the curve gives for the newest sample. */
  readonly countNow: number;
}

/** Least squares of ln(count) over time; null when it does not fall, or not like a curve. Points at 0 end the curve. */
export function fitDecay(points: readonly Point[]): Decay | null {
  const lastEmpty = points.findLastIndex(({ count }) => count <= 0);
  const live = points.slice(lastEmpty + 1);
  const [first] = live;
  const last = live.at(-1);
  if (first === undefined || last === undefined || live.length < SAMPLES_MIN) return null;
  if (last.atMs - first.atMs < SPAN_MIN_MS) return null;
  const times = live.map(({ atMs }) => (atMs - last.atMs) / 1000);
  const logs = live.map(({ count }) => Math.log(count));
  const [meanTime, meanLog] = [mean(times), mean(logs)];
  const sum = (of: (at: number) => number): number => live.reduce((total, _, at) => total + of(at), 0);
  const time = (at: number): number => (times[at] ?? 0) - meanTime;
  const log = (at: number): number => (logs[at] ?? 0) - meanLog;
  const [varTime, varLog, both] = [sum((n) => time(n) ** 2), sum((n) => log(n) ** 2), sum((n) => time(n) * log(n))];
  const slope = both / varTime;
  if (varLog === 0 || slope >= 0) return null;
  if (both ** 2 / (varTime * varLog) < FIT_MIN) return null;
  return { ratePerSecond: -slope, countNow: Math.exp(meanLog - slope * meanTime) };
}

/** Empty is fewer than half a connection on the curve. */
function emptyIn(count: number, curve: Decay | null): number | null {
  if (count === 0) return 0;
  if (curve === null) return null;
  const seconds = Math.ceil(Math.log(Math.max(1, 2 * curve.countNow)) / curve.ratePerSecond);
  return seconds > HORIZON_SECONDS ? null : Math.max(1, seconds);
}

const later = (one: number | null, other: number | null): number | null =>
  one === null || other === null ? null : Math.max(one, other);

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
const round = (value: number): number => Math.round(value * 10) / 10;
