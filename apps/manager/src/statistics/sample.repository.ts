import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { rowsOf } from '../common/database/rows-of.js';
import type { Counters, Gauges } from './increment.js';
import type { CounterState, Sample } from './sample.js';

/** Held shared by whoever adds samples and alone by whoever rolls them up: nothing slips in between. */
export const ROLL_UP_LOCK = 4_417_005;
const INT_MAX = 2_147_483_647;

interface CounterRow {
  readonly series_id: number;
  readonly at: Date;
  readonly since: Date;
  readonly epoch: string;
  readonly connections: string;
  readonly packets_in: string;
  readonly packets_out: string;
  readonly bytes_in: string;
  readonly bytes_out: string;
  readonly active_connections: number;
  readonly inactive_connections: number;
  readonly persistent_connections: number;
}

@Injectable()
export class SampleRepository {
  /** The newest numbers of these series; of all when none are named. */
  async counters(tx: EntityManager, seriesIds: readonly number[] | null): Promise<Map<number, CounterState>> {
    const rows = await rowsOf<CounterRow>(
      tx,
      'SELECT * FROM statistics_counter WHERE $1::int[] IS NULL OR series_id = ANY ($1)',
      [seriesIds],
    );
    return new Map(rows.map((row) => [row.series_id, stateOf(row)]));
  }

  async saveCounters(tx: EntityManager, states: readonly CounterState[]): Promise<void> {
    if (states.length === 0) return;
    const times = [
      states.map(({ seriesId }) => seriesId),
      states.map(({ atMs }) => new Date(atMs)),
      states.map(({ sinceMs }) => new Date(sinceMs)),
      states.map(({ epoch }) => epoch),
    ];
    await tx.query(
      `INSERT INTO statistics_counter (series_id, at, since, epoch, ${COUNTS})
       SELECT * FROM unnest($1::int[], $2::timestamptz[], $3::timestamptz[], $4::bigint[], ${casts(5)})
       ON CONFLICT (series_id) DO UPDATE SET at = excluded.at, since = excluded.since, epoch = excluded.epoch,
         ${COUNTS.split(', ')
           .map((column) => `${column} = excluded.${column}`)
           .join(', ')}`,
      [...times, ...columnsOf(states.map(({ counters }) => counters)), ...gaugesOf(states.map(({ gauges }) => gauges))],
    );
  }

  /** Adds samples; what there is already of the same second grows. */
  async add(tx: EntityManager, samples: readonly Sample[]): Promise<void> {
    if (samples.length === 0) return;
    await tx.query(
      `INSERT INTO statistics_second AS s (series_id, at, seconds, ${COUNTS})
       SELECT * FROM unnest($1::int[], $2::timestamptz[], $3::int[], ${casts(4)})
       ON CONFLICT (series_id, at) DO UPDATE SET seconds = s.seconds + excluded.seconds,
         ${ADDED.map((column) => `${column} = s.${column} + excluded.${column}`).join(', ')},
         ${LATEST.map((column) => `${column} = excluded.${column}`).join(', ')}`,
      [
        samples.map(({ seriesId }) => seriesId),
        samples.map(({ at }) => at),
        samples.map(({ seconds }) => seconds),
        ...columnsOf(samples.map(({ increments }) => increments)),
        ...gaugesOf(samples.map(({ gauges }) => gauges)),
      ],
    );
  }
}

const ADDED = ['connections', 'packets_in', 'packets_out', 'bytes_in', 'bytes_out'] as const;
const LATEST = ['active_connections', 'inactive_connections', 'persistent_connections'] as const;
const COUNTS = [...ADDED, ...LATEST].join(', ');

const casts = (first: number): string =>
  [...ADDED.map(() => 'bigint'), ...LATEST.map(() => 'int')]
    .map((type, index) => `$${first + index}::${type}[]`)
    .join(', ');

const columnsOf = (rows: readonly Counters[]): number[][] =>
  ADDED.map((_, index) => rows.map((row) => row[index] ?? 0));
const gaugesOf = (rows: readonly Gauges[]): number[][] =>
  LATEST.map((_, index) => rows.map((row) => Math.min(row[index] ?? 0, INT_MAX)));

function stateOf(row: CounterRow): CounterState {
  const { series_id: seriesId, at, since, epoch } = row;
  return {
    ...{ seriesId, atMs: at.getTime(), sinceMs: since.getTime(), epoch: Number(epoch) },
    counters: [
      Number(row.connections),
      Number(row.packets_in),
      Number(row.packets_out),
      Number(row.bytes_in),
      Number(row.bytes_out),
    ],
    gauges: [row.active_connections, row.inactive_connections, row.persistent_connections],
  };
}
