import { Injectable } from '@nestjs/common';
import { Clock } from '../common/clock.js';
import { rowsOf } from '../common/database/rows-of.js';
import { Transactor } from '../common/database/transactor.js';
import { floorTo, type Grain, HOURLY, MINUTE, SECOND } from './grain.js';
import { StatisticsPartitions } from './partitions.js';
import { ROLL_UP_LOCK } from './sample.repository.js';

/** Readings take so long to arrive, usually; later ones make their minute be rolled up again. */
const LATENESS_MS = 10_000;
/** Beyond it a sum is cut off rather than refused. */
const BIGINT_MAX = '9223372036854775807';

interface Step {
  readonly from: Grain;
  readonly to: Grain;
  /** So much is done in one transaction. */
  readonly atOnceSeconds: number;
}

const STEPS: readonly Step[] = [
  { from: SECOND, to: MINUTE, atOnceSeconds: 600 },
  { from: MINUTE, to: HOURLY, atOnceSeconds: 21_600 },
];

const sum = (column: string): string => `least(sum(${column}), ${BIGINT_MAX})::bigint`;
const COUNTERS = ['connections', 'packets_in', 'packets_out', 'bytes_in', 'bytes_out'];
const GAUGES = ['active_connections', 'inactive_connections', 'persistent_connections'];
const COLUMNS = [...COUNTERS, 'seconds', ...GAUGES];
const VALUES = [
  ...COUNTERS.map(sum),
  'least(sum(seconds), 2147483647)::int',
  ...GAUGES.map((column) => `max(${column})`),
];

/** A whole span is computed anew from the finer grain, so that doing it twice changes nothing. Zeros are left out, but for directors. */
const statement = ({ from, to }: Step): string => `
  INSERT INTO ${to.table} (series_id, at, ${COLUMNS.join(', ')})
  SELECT series_id, date_bin(interval '${to.seconds} seconds', at, 'epoch'), ${VALUES.join(', ')}
  FROM ${from.table} f JOIN statistics_series s ON s.id = f.series_id
  WHERE at >= $1 AND at < $2
  GROUP BY 1, 2, s.service_id
  HAVING s.service_id = '' OR ${[...COUNTERS, ...GAUGES].map((column) => `max(${column}) > 0`).join(' OR ')}
  ON CONFLICT (series_id, at) DO UPDATE SET ${COLUMNS.map((column) => `${column} = excluded.${column}`).join(', ')}`;

/** Makes minutes of seconds and hours of minutes; goes on where it ended, however long ago that was. */
@Injectable()
export class StatisticsRollUp {
  constructor(
    private readonly transactor: Transactor,
    private readonly partitions: StatisticsPartitions,
    private readonly clock: Clock,
  ) {}

  async run(): Promise<void> {
    let limit = new Date(this.clock.now().getTime() - LATENESS_MS);
    for (const step of STEPS) {
      const target = floorTo(step.to.seconds, limit);
      while (await this.advance(step, target));
      const done = await this.doneUntil(step.to);
      limit = done < target ? done : target;
    }
  }

  /** Until when a grain is complete. */
  async doneUntil({ name }: Grain): Promise<Date> {
    const [row] = await rowsOf<{ done_until: Date }>(
      this.transactor.reader,
      'SELECT done_until FROM statistics_roll_up WHERE grain = $1',
      [name],
    );
    return row?.done_until ?? new Date(0);
  }

  /** One stretch; false when nothing is left to do. */
  private async advance(step: Step, target: Date): Promise<boolean> {
    const oldest = this.partitions.oldest(step.from);
    if (oldest === null) return false;
    return this.transactor.run(async (tx) => {
      await tx.query('SELECT pg_advisory_xact_lock($1)', [ROLL_UP_LOCK]);
      const [mark] = await rowsOf<{ done_until: Date }>(
        tx,
        'SELECT done_until FROM statistics_roll_up WHERE grain = $1',
        [step.to.name],
      );
      const done = mark?.done_until ?? oldest;
      const begin = done < oldest ? floorTo(step.to.seconds, oldest) : done;
      if (begin >= target) return false;
      const end = new Date(Math.min(begin.getTime() + step.atOnceSeconds * 1000, target.getTime()));
      await tx.query(statement(step), [begin, end]);
      await tx.query('UPDATE statistics_roll_up SET done_until = $2 WHERE grain = $1', [step.to.name, end]);
      if (step.to.name === 'minute') {
        await tx.query(`UPDATE statistics_roll_up SET done_until = $1 WHERE grain = 'hour' AND done_until > $1`, [
          floorTo(HOURLY.seconds, begin),
        ]);
      }
      return end < target;
    });
  }
}
