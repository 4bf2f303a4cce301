import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { rowsOf } from '../common/database/rows-of.js';

/** What is counted: a service on a director, one of its servers (`serverId`), or the director's all (both empty). */
export interface SeriesSubject {
  readonly machineId: string;
  readonly serviceId: string;
  readonly serverId: string;
}

const keyOf = ({ machineId, serviceId, serverId }: SeriesSubject): string => `${machineId}/${serviceId}/${serverId}`;

/** Small numbers for series, so that samples are short. A series is made only for what exists in the cluster. */
@Injectable()
export class SeriesRepository {
  private readonly ids = new Map<string, number>();

  /** The number of each subject, in their order; null where there is no such service or server. */
  async idsOf(tx: EntityManager, subjects: readonly SeriesSubject[]): Promise<(number | null)[]> {
    const unknown = new Map(subjects.filter((one) => !this.ids.has(keyOf(one))).map((one) => [keyOf(one), one]));
    const found = unknown.size === 0 ? new Map<string, number>() : await this.findOrMake(tx, [...unknown.values()]);
    return subjects.map((one) => this.ids.get(keyOf(one)) ?? found.get(keyOf(one)) ?? null);
  }

  /** Remembers numbers whose transaction has ended well. */
  remember(subjects: readonly SeriesSubject[], ids: readonly (number | null)[]): void {
    subjects.forEach((subject, index) => {
      const id = ids[index];
      if (id !== undefined && id !== null) this.ids.set(keyOf(subject), id);
    });
  }

  /** Forgets series of what is gone, once none of their samples is kept any more. */
  async forgetOld(tx: EntityManager, before: Date): Promise<void> {
    const gone = await rowsOf<{ machine_id: string; service_id: string; server_id: string }>(
      tx,
      `DELETE FROM statistics_series s USING statistics_counter c WHERE c.series_id = s.id AND c.at < $1
       RETURNING s.machine_id, s.service_id, s.server_id`,
      [before],
    );
    for (const row of gone) {
      this.ids.delete(keyOf({ machineId: row.machine_id, serviceId: row.service_id, serverId: row.server_id }));
    }
  }

  private async findOrMake(tx: EntityManager, subjects: readonly SeriesSubject[]): Promise<Map<string, number>> {
    const columns = [
      subjects.map(({ machineId }) => machineId),
      subjects.map(({ serviceId }) => serviceId),
      subjects.map(({ serverId }) => serverId),
    ];
    const rows = await rowsOf<{ id: number; machine_id: string; service_id: string; server_id: string }>(
      tx,
      `WITH wanted AS (SELECT * FROM unnest($1::text[], $2::text[], $3::text[]) AS w (machine_id, service_id, server_id)),
       made AS (
         INSERT INTO statistics_series (machine_id, service_id, server_id)
         SELECT w.machine_id, w.service_id, w.server_id FROM wanted w
         LEFT JOIN virtual_service v ON v.id = w.service_id
         LEFT JOIN real_server r ON r.id = w.server_id AND r.virtual_service_id = w.service_id
         WHERE (w.service_id = '' OR v.id IS NOT NULL) AND (w.server_id = '' OR r.id IS NOT NULL)
         ON CONFLICT DO NOTHING
         RETURNING id, machine_id, service_id, server_id)
       SELECT * FROM made
       UNION ALL
       SELECT s.id, s.machine_id, s.service_id, s.server_id FROM statistics_series s
       JOIN wanted w ON s.machine_id = w.machine_id AND s.service_id = w.service_id AND s.server_id = w.server_id`,
      columns,
    );
    return new Map(
      rows.map((row) => [
        keyOf({ machineId: row.machine_id, serviceId: row.service_id, serverId: row.server_id }),
        row.id,
      ]),
    );
  }
}
