import 'reflect-metadata';
import { DataSource } from 'typeorm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readManagerConfig } from '#libs/config';
import { Clock } from '../../apps/manager/src/common/clock.js';
import { dataSourceOptions } from '../../apps/manager/src/common/database/data-source-options.js';
import { Transactor } from '../../apps/manager/src/common/database/transactor.js';
import { StatisticsPartitions } from '../../apps/manager/src/statistics/partitions.js';
import { StatisticsRollUp } from '../../apps/manager/src/statistics/roll-up.js';
import { Stores } from './harness/stores.js';

const SERIES = 8;
const HOURS = 24;
/** Half an hour at a time: a clock that leaps by more than an hour is mistrusted. */
const STEP_MS = 1_800_000;
const BEGIN = Date.parse('2026-03-02T00:00:00.000Z');
type Table = 'statistics_second' | 'statistics_minute' | 'statistics_hour';

class HandClock extends Clock {
  constructor(public ms: number) {
    super();
  }
  now(): Date {
    return new Date(this.ms);
  }
}

let stores: Stores;
let dataSource: DataSource;
let transactor: Transactor;
let partitions: StatisticsPartitions;
let rollUp: StatisticsRollUp;
const clock = new HandClock(BEGIN);

const rows = <T>(sql: string, values: unknown[] = []): Promise<T[]> => dataSource.query<T[]>(sql, values);

/** What one table holds of a span: all five counters and the covered seconds, and the greatest gauge. */
async function sums(table: Table, from: number, to: number): Promise<Record<string, string>> {
  const [row] = await rows<Record<string, string>>(
    `SELECT coalesce(sum(connections), 0) AS c, coalesce(sum(packets_in), 0) AS pi, coalesce(sum(packets_out), 0) AS po,
       coalesce(sum(bytes_in), 0) AS bi, coalesce(sum(bytes_out), 0) AS bo, coalesce(sum(seconds), 0) AS s,
       coalesce(max(active_connections), 0) AS a FROM ${table} WHERE at >= $1 AND at < $2`,
    [new Date(from), new Date(to)],
  );
  return row!;
}

async function size(table: Table): Promise<{ bytes: number; rows: number; tables: number }> {
  const [row] = await rows<{ bytes: string; tables: string }>(
    `SELECT coalesce(sum(pg_total_relation_size(inhrelid)), 0) AS bytes, count(*) AS tables
     FROM pg_inherits WHERE inhparent = $1::regclass`,
    [table],
  );
  const [count] = await rows<{ count: string }>(`SELECT count(*) FROM ${table}`);
  return { bytes: Number(row!.bytes), rows: Number(count!.count), tables: Number(row!.tables) };
}

/** Every series counts every second, as in the busiest cluster. */
const generate = (from: number, to: number): Promise<unknown> =>
  rows(
    `INSERT INTO statistics_second (series_id, at, seconds, connections, packets_in, packets_out, bytes_in, bytes_out,
       active_connections, inactive_connections, persistent_connections)
     SELECT s, t, 1, (random() * 100)::int, (random() * 1e4)::int, (random() * 1e4)::int, (random() * 1e7)::int,
       (random() * 1e7)::int, (random() * 500)::int, (random() * 500)::int, 0
     FROM generate_series($1::timestamptz, $2::timestamptz, interval '1 second') t, generate_series(1, ${SERIES}) s`,
    [new Date(from), new Date(to - 1000)],
  );

beforeAll(async () => {
  stores = await Stores.start();
  dataSource = await new DataSource(dataSourceOptions(readManagerConfig(stores.environment()).database)).initialize();
  await dataSource.runMigrations();
  transactor = new Transactor(dataSource);
  partitions = new StatisticsPartitions(transactor, clock);
  rollUp = new StatisticsRollUp(transactor, partitions, clock);
  await rows(
    `INSERT INTO statistics_series (machine_id, service_id) SELECT lpad('1', 26, '0'), 'service ' || s FROM generate_series(1, ${SERIES}) s`,
  );
});
afterAll(async () => {
  await dataSource.destroy();
  await stores.stop();
});

describe('a day of seconds', () => {
  it('has the same sums in seconds, minutes and hours, half an hour after the other', async () => {
    let generated = 0;
    for (let from = BEGIN; from < BEGIN + HOURS * 3_600_000; from += STEP_MS) {
      clock.ms = from + STEP_MS + 11_000;
      await partitions.tend();
      await generate(from, from + STEP_MS);
      await rollUp.run();
      expect(await sums('statistics_minute', from, from + STEP_MS)).toEqual(
        await sums('statistics_second', from, from + STEP_MS),
      );
      generated += SERIES * 1800;
    }
    const day = await sums('statistics_hour', BEGIN, BEGIN + HOURS * 3_600_000);
    expect(day).toEqual(await sums('statistics_minute', BEGIN, BEGIN + HOURS * 3_600_000));
    expect(Number(day.s)).toBe(generated);
    expect(Number(day.c)).toBeGreaterThan(generated * 40);
  }, 300_000);

  it('changes nothing when it is rolled up once more', async () => {
    const span = [BEGIN, BEGIN + HOURS * 3_600_000] as const;
    const minutes = await sums('statistics_minute', ...span);
    const recent = new Date(clock.ms - 3_000_000);
    await rows(`UPDATE statistics_roll_up SET done_until = date_bin('1 minute', $1, 'epoch') WHERE grain = 'minute'`, [
      recent,
    ]);
    await rollUp.run();
    expect(await sums('statistics_minute', ...span)).toEqual(minutes);
    expect(await sums('statistics_hour', ...span)).toEqual(minutes);
  });

  it('keeps seconds for little more than an hour, in tables that were dropped whole', async () => {
    const [oldest] = await rows<{ at: Date }>('SELECT min(at) AS at FROM statistics_second');
    const keptSeconds = (clock.ms - oldest!.at.getTime()) / 1000;
    expect(keptSeconds).toBeGreaterThan(3600);
    expect(keptSeconds).toBeLessThanOrEqual(3600 + 600 + 600 + 11);
    const seconds = await size('statistics_second');
    expect(seconds.tables).toBeLessThanOrEqual(11);
    const [dead] = await rows<{ n: string }>(
      `SELECT coalesce(sum(n_dead_tup), 0) AS n FROM pg_stat_user_tables WHERE relname LIKE 'statistics_second_%'`,
    );
    expect(Number(dead!.n)).toBe(0);
  });

  it('is bounded in bytes per series', async () => {
    const perRow = async (table: Table): Promise<number> => {
      const { bytes, rows: count } = await size(table);
      return bytes / count;
    };
    const [second, minute] = [await perRow('statistics_second'), await perRow('statistics_minute')];
    const bytes = {
      seconds: Math.round(second * 4800),
      minutes: Math.round(minute * 8 * 1440),
      hours: Math.round(minute * 760 * 24),
    };
    const all = bytes.seconds + bytes.minutes + bytes.hours;
    process.stdout.write(
      `bytes per row: second ${second.toFixed(0)}, minute ${minute.toFixed(0)}; at most per busy series: ` +
        `${JSON.stringify(bytes)}, together ${(all / 1_048_576).toFixed(2)} MiB\n`,
    );
    expect(second).toBeLessThan(220);
    expect(all).toBeLessThan(8 * 1_048_576);
  });
});

describe('retention', () => {
  it('mistrusts a clock that leaps: nothing is forgotten', async () => {
    clock.ms += 9 * 86_400_000;
    expect(await partitions.tend()).toBe(0);
    expect((await size('statistics_minute')).rows).toBe(SERIES * HOURS * 60);
  });

  it('drops minutes after a week and keeps the hours; resumes after the manager was away', async () => {
    partitions = new StatisticsPartitions(transactor, clock);
    rollUp = new StatisticsRollUp(transactor, partitions, clock);
    expect(await partitions.tend()).toBeGreaterThan(0);
    expect((await size('statistics_second')).rows).toBe(0);
    expect((await size('statistics_minute')).rows).toBe(0);
    expect((await size('statistics_hour')).rows).toBe(SERIES * HOURS);
    const now = Math.floor(clock.ms / STEP_MS) * STEP_MS;
    await generate(now - STEP_MS, now);
    await rollUp.run();
    expect(await sums('statistics_minute', now - STEP_MS, now)).toEqual(
      await sums('statistics_second', now - STEP_MS, now),
    );
  });

  it('drops hours after two years', async () => {
    clock.ms += 761 * 86_400_000;
    await new StatisticsPartitions(transactor, clock).tend();
    expect((await size('statistics_hour')).rows).toBe(0);
  });
});
