import { STATISTICS_BUFFER_SECONDS, STATISTICS_REFRESH_SECONDS, type StatisticsSubject } from '#libs/contracts';
import { COUNTERS, type KernelReading, type Numbers, type SubjectReading } from './reading.js';

/** One row before it is sent. */
export interface TrackedRow {
  readonly subject: StatisticsSubject;
  /** Seconds that the numbers cover. */
  readonly seconds: number;
  readonly numbers: Numbers;
}

export interface Tracked {
  readonly rows: readonly TrackedRow[];
  /** Active, inactive, persistent connections of all services. */
  readonly gauges: readonly [number, number, number];
  /** Changed subjects that have to wait. */
  readonly leftOut: number;
}

export interface Moment {
  /** Milliseconds since 1970. */
  readonly wallMs: number;
  /** Milliseconds that never go back. */
  readonly steadyMs: number;
  /** Since the reading before. */
  readonly seconds: number;
}

interface Followed {
  subject: StatisticsSubject;
  /** As they were read last. */
  seen: Numbers;
  sent: Numbers | null;
  sentMs: number;
  /** The last moment at which nothing had changed yet; null when nothing waits. */
  waitsSinceMs: number | null;
}

/** A reading that comes later than that after the one before cannot tell what is new. */
const LONGEST_PAUSE_SECONDS = 10;

/** Finds what changed since it was told; tells at most so many rows at once, those that wait longest first. */
export class ChangeTracker {
  private readonly followed = new Map<string, Followed>();
  private entries: ReadonlySet<string> | null = null;

  constructor(private readonly mostRows: number) {}

  /** Whatever comes next is a beginning. */
  forget(): void {
    this.followed.clear();
    this.entries = null;
  }

  take({ subjects, entries }: KernelReading, moment: Moment): Tracked {
    const known = moment.seconds > LONGEST_PAUSE_SECONDS ? null : this.entries;
    const changed: { readonly one: SubjectReading; readonly own: Followed }[] = [];
    const gauges: [number, number, number] = [0, 0, 0];
    const present = new Set<string>();
    for (const one of subjects) {
      const key = `${one.service}/${one.server ?? ''}`;
      present.add(key);
      const own = this.follow(key, one, moment, known);
      if (one.server === null) for (const at of [0, 1, 2] as const) gauges[at] += one.numbers[COUNTERS + at] ?? 0;
      if (isWorthTelling(own, one.numbers, moment.steadyMs)) changed.push({ one, own });
    }
    for (const key of this.followed.keys()) if (!present.has(key)) this.followed.delete(key);
    this.entries = entries;
    const before = moment.steadyMs - moment.seconds * 1000;
    for (const { own } of changed) own.waitsSinceMs ??= before;
    if (changed.length > this.mostRows) changed.sort(byUrgency);
    const told = changed.slice(0, this.mostRows);
    const rows = told.map(({ one: { numbers }, own }): TrackedRow => {
      const waited = Math.round((moment.steadyMs - (own.waitsSinceMs ?? before)) / 1000);
      const seconds = Math.min(Math.max(moment.seconds, waited), STATISTICS_BUFFER_SECONDS);
      Object.assign(own, { sent: numbers, sentMs: moment.steadyMs, waitsSinceMs: null });
      return { subject: own.subject, seconds, numbers };
    });
    return { rows, gauges, leftOut: changed.length - told.length };
  }

  private follow(key: string, one: SubjectReading, moment: Moment, known: ReadonlySet<string> | null): Followed {
    const { service, server, entry, numbers } = one;
    const own = this.followed.get(key);
    const epoch = Math.max(0, Math.round(moment.wallMs));
    if (own === undefined) {
      const fromZero = known !== null && !known.has(entry);
      const subject = { service, server, epoch, fromZero };
      const fresh: Followed = { subject, seen: numbers, sent: null, sentMs: 0, waitsSinceMs: null };
      this.followed.set(key, fresh);
      return fresh;
    }
    if (ranBack(own.seen, numbers)) {
      // Zeroed, or removed and made again: a new run of the counter, which began at zero.
      own.subject = { service, server, epoch, fromZero: known !== null };
      own.sent = null;
      own.waitsSinceMs = null;
    }
    own.seen = numbers;
    return own;
  }
}

function ranBack(before: Numbers, now: Numbers): boolean {
  return now.slice(0, COUNTERS).some((count, index) => count < (before[index] ?? 0));
}

function isWorthTelling({ sent, sentMs }: Followed, now: Numbers, steadyMs: number): boolean {
  if (sent === null || now.some((count, index) => count !== sent[index])) return true;
  return steadyMs - sentMs >= STATISTICS_REFRESH_SECONDS * 1000 && now.slice(COUNTERS).some((count) => count > 0);
}

/** Services before servers; then whoever waits longest. */
function byUrgency(
  a: { readonly one: SubjectReading; readonly own: Followed },
  b: { readonly one: SubjectReading; readonly own: Followed },
): number {
  const rank = ({ server }: SubjectReading): number => (server === null ? 0 : 1);
  return rank(a.one) - rank(b.one) || (a.own.waitsSinceMs ?? 0) - (b.own.waitsSinceMs ?? 0);
}
