import { Injectable, type OnModuleInit } from '@nestjs/common';
import { OBSERVATION_TTL_SECONDS } from '#libs/contracts';
import { Clock } from '../common/clock.js';
import { Transactor } from '../common/database/transactor.js';
import { rowsOf } from '../common/database/rows-of.js';
import { type Counters, type Gauges, NO_COUNTERS, plus } from './increment.js';
import type { CounterState, Sample } from './sample.js';
import { SampleRepository } from './sample.repository.js';
import type { SeriesSubject } from './series.repository.js';

/** Seconds over which present rates are taken. */
export const RATE_SECONDS = 10;

/** The present numbers of one series. */
export interface Traffic {
  readonly at: Date;
  /** The kernel's counters on this director. */
  readonly totals: Counters;
  /** Per second, over the last ten. */
  readonly rates: Counters;
  readonly gauges: Gauges;
}

export interface SubjectTraffic extends SeriesSubject, Traffic {}

interface Recent {
  readonly atMs: number;
  readonly seconds: number;
  readonly increments: Counters;
}

interface Entry {
  readonly subject: SeriesSubject;
  state: CounterState;
  recent: Recent[];
}

interface Arrival {
  readonly arrivedAt: Date;
  readonly report: { readonly leftOut: { readonly rows: number; readonly seconds: number } };
}

/** What is kept of a director besides its series. */
export interface DirectorFeed {
  readonly arrivedAt: Date;
  /** Since the manager began. */
  readonly leftOutRows: number;
  readonly leftOutSeconds: number;
}

/** The newest numbers of every series in memory, as long as their director tells them. */
@Injectable()
export class TrafficNow implements OnModuleInit {
  private readonly entries = new Map<number, Entry>();
  /** Of each service and server: one entry per director. */
  private readonly bySubject = new Map<string, Map<string, Entry>>();
  private readonly feeds = new Map<string, DirectorFeed>();

  constructor(
    private readonly transactor: Transactor,
    private readonly samples: SampleRepository,
    private readonly clock: Clock,
  ) {}

  /** Counters that did not change since a manager before are not told again soon: they are read from the record. */
  async onModuleInit(): Promise<void> {
    const { reader } = this.transactor;
    const states = await this.samples.counters(reader, null);
    const rows = await rowsOf<{ id: number; machine_id: string; service_id: string; server_id: string }>(
      reader,
      'SELECT id, machine_id, service_id, server_id FROM statistics_series',
    );
    for (const { id, machine_id: machineId, service_id: serviceId, server_id: serverId } of rows) {
      const state = states.get(id);
      if (state !== undefined) {
        this.add(id, { subject: { machineId, serviceId, serverId }, state, recent: [] });
      }
    }
  }

  /** Takes what a committed transaction has stored. */
  take(
    machineId: string,
    read: readonly Sample[],
    known: ReadonlyMap<number, CounterState>,
    named: { readonly subjects: readonly SeriesSubject[]; readonly ids: readonly (number | null)[] },
    arrived: readonly Arrival[],
  ): void {
    named.subjects.forEach((subject, index) => {
      const id = named.ids[index] ?? null;
      const state = id === null ? undefined : known.get(id);
      if (id === null || state === undefined) return;
      const entry = this.entries.get(id);
      if (entry === undefined) this.add(id, { subject, state, recent: [] });
      else entry.state = state;
    });
    for (const { seriesId, at, seconds, increments } of read) {
      const entry = this.entries.get(seriesId);
      if (entry === undefined) continue;
      const atMs = at.getTime();
      const since = entry.state.atMs - 2 * RATE_SECONDS * 1000;
      entry.recent = [...entry.recent.filter((one) => one.atMs > since), { atMs, seconds, increments }];
    }
    const former = this.feeds.get(machineId);
    const last = arrived.at(-1);
    if (last === undefined) return;
    this.feeds.set(machineId, {
      arrivedAt: last.arrivedAt,
      leftOutRows: (former?.leftOutRows ?? 0) + arrived.reduce((sum, { report }) => sum + report.leftOut.rows, 0),
      leftOutSeconds:
        (former?.leftOutSeconds ?? 0) + arrived.reduce((sum, { report }) => sum + report.leftOut.seconds, 0),
    });
  }

  /** Present numbers of all series of fresh directors that `fits` chooses. */
  find(fits: (subject: SeriesSubject) => boolean): SubjectTraffic[] {
    return this.present([...this.entries.values()].filter(({ subject }) => fits(subject)));
  }

  /** Present numbers of one service, or of one of its servers, on each of its directors that is fresh. */
  of(serviceId: string, serverId = ''): SubjectTraffic[] {
    return this.present([...(this.bySubject.get(keyOf({ serviceId, serverId }))?.values() ?? [])]);
  }

  /** Numbers of several series as one: of a service on all of its directors, for example. */
  sum(series: readonly Traffic[]): Traffic | null {
    const [first, ...others] = series;
    if (first === undefined) return null;
    return others.reduce<Traffic>(
      (sum, one) => ({
        at: sum.at > one.at ? sum.at : one.at,
        totals: plus(sum.totals, one.totals),
        rates: plus(sum.rates, one.rates),
        gauges: [sum.gauges[0] + one.gauges[0], sum.gauges[1] + one.gauges[1], sum.gauges[2] + one.gauges[2]],
      }),
      first,
    );
  }

  feed(machineId: string): DirectorFeed | null {
    return this.feeds.get(machineId) ?? null;
  }

  /** Forgets services and servers that are no longer there. */
  keepOnly(isThere: (subject: SeriesSubject) => boolean): void {
    for (const [id, { subject }] of this.entries) {
      if (isThere(subject)) continue;
      this.entries.delete(id);
      this.bySubject.get(keyOf(subject))?.delete(subject.machineId);
    }
    for (const [key, entries] of this.bySubject) if (entries.size === 0) this.bySubject.delete(key);
  }

  private add(id: number, entry: Entry): void {
    this.entries.set(id, entry);
    const key = keyOf(entry.subject);
    const own = this.bySubject.get(key) ?? new Map<string, Entry>();
    this.bySubject.set(key, own.set(entry.subject.machineId, entry));
  }

  /** Those of directors that are fresh, up to the director's own last word. */
  private present(entries: readonly Entry[]): SubjectTraffic[] {
    const directors = this.bySubject.get(keyOf({ serviceId: '', serverId: '' }));
    return entries.flatMap(({ subject, state, recent }): SubjectTraffic[] => {
      const end = directors?.get(subject.machineId)?.state.atMs;
      if (end === undefined || !this.isFresh(subject.machineId)) return [];
      const { counters: totals, gauges } = state;
      return [{ ...subject, at: new Date(end), totals, gauges, rates: ratesOf(recent, end) }];
    });
  }

  private isFresh(machineId: string): boolean {
    const feed = this.feeds.get(machineId);
    const ageMs = this.clock.now().getTime() - (feed?.arrivedAt.getTime() ?? 0);
    return feed !== undefined && ageMs <= OBSERVATION_TTL_SECONDS * 1000;
  }
}

const keyOf = ({ serviceId, serverId }: Pick<SeriesSubject, 'serviceId' | 'serverId'>): string =>
  `${serviceId}/${serverId}`;

/** Per second over the last ten; what was counted over a longer time counts with its share. */
function ratesOf(recent: readonly Recent[], endMs: number): Counters {
  const beginMs = endMs - RATE_SECONDS * 1000;
  let sum = NO_COUNTERS;
  for (const { atMs, seconds, increments } of recent) {
    const from = Math.max(atMs - seconds * 1000, beginMs);
    const share = Math.max(0, atMs - from) / (seconds * 1000);
    sum = plus(sum, scale(increments, share));
  }
  return scale(sum, 1 / RATE_SECONDS);
}

const scale = (counts: Counters, by: number): Counters => [
  counts[0] * by,
  counts[1] * by,
  counts[2] * by,
  counts[3] * by,
  counts[4] * by,
];
