import { Injectable } from '@nestjs/common';
import type { StatisticsReport } from '#libs/contracts';
import type { EntityManager } from 'typeorm';
import { Clock } from '../common/clock.js';
import { rowsOf } from '../common/database/rows-of.js';
import { type NumberedReport, readFrames } from './frame-reader.js';
import { SECOND } from './grain.js';
import { StatisticsPartitions } from './partitions.js';
import { gather, type Sample } from './sample.js';
import { ROLL_UP_LOCK, SampleRepository } from './sample.repository.js';
import { SeriesRepository, type SeriesSubject } from './series.repository.js';
import { TrafficNow } from './traffic-now.js';

export interface ArrivedReport {
  readonly report: StatisticsReport;
  /** By the manager's clock. */
  readonly arrivedAt: Date;
}

/** Takes what directors counted into samples. Call the result when the transaction has ended well. */
@Injectable()
export class StatisticsIntake {
  constructor(
    private readonly series: SeriesRepository,
    private readonly samples: SampleRepository,
    private readonly partitions: StatisticsPartitions,
    private readonly now: TrafficNow,
    private readonly clock: Clock,
  ) {}

  /** In a savepoint of the caller's transaction; null when the machine is no director. */
  async take(tx: EntityManager, machineId: string, arrived: readonly ArrivedReport[]): Promise<(() => void) | null> {
    if (!(await isDirector(tx, machineId))) return null;
    await tx.query('SELECT pg_advisory_xact_lock_shared($1)', [ROLL_UP_LOCK]);
    const subjects = arrived.map(({ report }) => subjectsOf(machineId, report));
    const flat = subjects.flat();
    const ids = await this.series.idsOf(tx, flat);
    const idOf = new Map(flat.map((subject, index) => [subject, ids[index] ?? null]));
    const numbered = arrived.flatMap(({ report, arrivedAt }, index): NumberedReport[] => {
      const [ownSeries = null, ...series] = (subjects[index] ?? []).map((subject) => idOf.get(subject) ?? null);
      return ownSeries === null ? [] : [{ report, arrivedAt, ownSeries, series }];
    });
    const present = [...new Set(ids.filter((id) => id !== null))];
    const known = await this.samples.counters(tx, present);
    const read = numbered.flatMap((one) => readFrames(one, known, this.clock.now()));
    const samples = gather(read.filter(({ at }) => this.partitions.has(SECOND, at)));
    await this.samples.add(tx, samples);
    await this.samples.saveCounters(tx, [...known.values()]);
    await rollUpAgain(tx, samples);
    return () => {
      this.series.remember(flat, ids);
      this.now.take(machineId, read, known, { subjects: flat, ids }, arrived);
    };
  }
}

/** The director's own series first, then one for each subject. */
function subjectsOf(machineId: string, { subjects }: StatisticsReport): SeriesSubject[] {
  const named = subjects.map(({ service, server }) => ({ machineId, serviceId: service, serverId: server ?? '' }));
  return [{ machineId, serviceId: '', serverId: '' }, ...named];
}

async function isDirector(tx: EntityManager, machineId: string): Promise<boolean> {
  const [row] = await rowsOf<{ is_director: boolean }>(
    tx,
    `SELECT 'director' = ANY (roles) AS is_director FROM machine WHERE id = $1`,
    [machineId],
  );
  return row?.is_director === true;
}

/** What came late is rolled up once more, with all that is there of its minute and hour. */
async function rollUpAgain(tx: EntityManager, samples: readonly Sample[]): Promise<void> {
  if (samples.length === 0) return;
  const earliest = new Date(Math.min(...samples.map(({ at }) => at.getTime())));
  await tx.query(
    `UPDATE statistics_roll_up
     SET done_until = date_bin(CASE grain WHEN 'minute' THEN interval '1 minute' ELSE interval '1 hour' END, $1, 'epoch')
     WHERE done_until > $1`,
    [earliest],
  );
}
