import { Injectable } from '@nestjs/common';
import { rowsOf } from '../common/database/rows-of.js';
import { Transactor } from '../common/database/transactor.js';
import type { Bucket } from './columns.js';
import { type Grain, HOURLY, MINUTE, SECOND } from './grain.js';
import { StatisticsRollUp } from './roll-up.js';
import type { Resolution } from './step.js';

export const SUBJECT_TYPES = ['cluster', 'virtual-service', 'real-server', 'node', 'director'] as const;
export type SubjectType = (typeof SUBJECT_TYPES)[number];

/** Which series a subject is made of. */
const SERIES_OF: Readonly<Record<SubjectType, string>> = {
  cluster: `service_id = '' AND $1::text IS NOT NULL`,
  director: `service_id = '' AND machine_id = $1`,
  'virtual-service': `service_id = $1 AND server_id = ''`,
  'real-server': 'server_id = $1',
  node: 'server_id IN (SELECT id FROM real_server WHERE node_id = $1)',
};
const OBJECTS: Readonly<Record<Exclude<SubjectType, 'cluster'>, string>> = {
  director: `SELECT 1 FROM machine WHERE id = $1 AND 'director' = ANY (roles)`,
  'virtual-service': 'SELECT 1 FROM virtual_service WHERE id = $1',
  'real-server': 'SELECT 1 FROM real_server WHERE id = $1',
  node: 'SELECT 1 FROM machine WHERE id = $1',
};

const COUNTERS = ['connections', 'packets_in', 'packets_out', 'bytes_in', 'bytes_out'] as const;
const GAUGES = ['active_connections', 'inactive_connections', 'persistent_connections'] as const;
const LIMIT = '9007199254740991';

type BucketRow = Readonly<Record<(typeof COUNTERS)[number] | 'at' | 'seconds', string>> &
  Readonly<Record<(typeof GAUGES)[number] | 'series_id', number>>;

export interface SubjectSeries {
  readonly series: readonly number[];
  /** The series of the directors that count it: what they cover is known. */
  readonly directors: readonly number[];
}

/** Samples as they lie in the tables; the newest, which are not rolled up yet, are taken from the finer grain. */
@Injectable()
export class HistoryRepository {
  constructor(
    private readonly transactor: Transactor,
    private readonly rollUp: StatisticsRollUp,
  ) {}

  async exists(type: SubjectType, id: string): Promise<boolean> {
    if (type === 'cluster') return true;
    const [found] = await rowsOf(this.transactor.reader, OBJECTS[type], [id]);
    return found !== undefined;
  }

  async seriesOf(type: SubjectType, id: string): Promise<SubjectSeries> {
    const rows = await rowsOf<{ id: number; machine_id: string }>(
      this.transactor.reader,
      `SELECT id, machine_id FROM statistics_series WHERE ${SERIES_OF[type]}`,
      [id],
    );
    const directors = await rowsOf<{ id: number }>(
      this.transactor.reader,
      `SELECT id FROM statistics_series WHERE service_id = '' AND machine_id = ANY ($1)`,
      [[...new Set(rows.map((row) => row.machine_id))]],
    );
    return { series: rows.map((row) => row.id), directors: directors.map((row) => row.id) };
  }

  async buckets(series: readonly number[], from: Date, to: Date, resolution: Resolution): Promise<Bucket[]> {
    if (series.length === 0) return [];
    const parts = await this.partsOf(resolution.grain, from, to);
    const columns = ['series_id', 'at', 'seconds', ...COUNTERS, ...GAUGES].join(', ');
    const sources = parts.map(
      ({ grain }, index) =>
        `SELECT ${columns} FROM ${grain.table} WHERE series_id = ANY ($1) AND at >= $${3 + 2 * index} AND at < $${4 + 2 * index}`,
    );
    const rows = await rowsOf<BucketRow>(
      this.transactor.reader,
      `SELECT series_id, extract(epoch FROM date_bin(make_interval(secs => $2), at, 'epoch')) AS at,
         sum(seconds) AS seconds, ${COUNTERS.map((name) => `least(sum(${name}), ${LIMIT}) AS ${name}`).join(', ')},
         ${GAUGES.map((name) => `max(${name}) AS ${name}`).join(', ')}
       FROM (${sources.join(' UNION ALL ')}) AS sample GROUP BY 1, 2`,
      [[...series], resolution.stepSeconds, ...parts.flatMap((part) => [part.from, part.to])],
    );
    return rows.map(toBucket);
  }

  private async partsOf(grain: Grain, from: Date, to: Date): Promise<{ grain: Grain; from: Date; to: Date }[]> {
    const coarser = grain.name === 'hour' ? [HOURLY, MINUTE] : grain.name === 'minute' ? [MINUTE] : [];
    const parts: { grain: Grain; from: Date; to: Date }[] = [];
    let begin = from;
    for (const one of coarser) {
      const done = await this.rollUp.doneUntil(one);
      const end = done < begin ? begin : done > to ? to : done;
      parts.push({ grain: one, from: begin, to: end });
      begin = end;
    }
    return [...parts, { grain: SECOND, from: begin, to }];
  }
}

function toBucket(row: BucketRow): Bucket {
  return {
    seriesId: row.series_id,
    atMs: Number(row.at) * 1000,
    seconds: Number(row.seconds),
    increments: [
      Number(row.connections),
      Number(row.packets_in),
      Number(row.packets_out),
      Number(row.bytes_in),
      Number(row.bytes_out),
    ],
    gauges: [row.active_connections, row.inactive_connections, row.persistent_connections],
  };
}
