import { Injectable } from '@nestjs/common';
import { formatEndpoint } from '#libs/ipvs';
import { rowsOf } from '../common/database/rows-of.js';
import { Transactor } from '../common/database/transactor.js';
import type { SeriesSubject } from './series.repository.js';
import type { StatisticsTopQuery, TopEntryView, TopOf } from './statistics.dto.js';
import { toTrafficView } from './traffic.view.js';
import { type SubjectTraffic, TrafficNow } from './traffic-now.js';

const FITS: Readonly<Record<TopOf, (subject: SeriesSubject) => boolean>> = {
  director: ({ serviceId }) => serviceId === '',
  'virtual-service': ({ serviceId, serverId }) => serviceId !== '' && serverId === '',
  'real-server': ({ serverId }) => serverId !== '',
};
const ID: Readonly<Record<TopOf, (subject: SeriesSubject) => string>> = {
  director: ({ machineId }) => machineId,
  'virtual-service': ({ serviceId }) => serviceId,
  'real-server': ({ serverId }) => serverId,
};

interface NameRow {
  readonly id: string;
  readonly name: string;
  readonly address: string | null;
  readonly port: number | null;
}

const NAMES: Readonly<Record<TopOf, string>> = {
  director: 'SELECT id, name, NULL AS address, NULL AS port FROM machine WHERE id = ANY ($1)',
  'virtual-service': 'SELECT id, name, NULL AS address, NULL AS port FROM virtual_service WHERE id = ANY ($1)',
  'real-server': `SELECT r.id, v.name, r.address, r.port FROM real_server r
    JOIN virtual_service v ON v.id = r.virtual_service_id WHERE r.id = ANY ($1)`,
};

/** Who has the most of something now. */
@Injectable()
export class TopList {
  constructor(
    private readonly now: TrafficNow,
    private readonly transactor: Transactor,
  ) {}

  async read({ of, by, limit }: StatisticsTopQuery): Promise<TopEntryView[]> {
    const byId = new Map<string, SubjectTraffic[]>();
    for (const one of this.now.find(FITS[of])) byId.set(ID[of](one), [...(byId.get(ID[of](one)) ?? []), one]);
    const all = [...byId].flatMap(([id, series]) => {
      const sum = this.now.sum(series);
      return sum === null ? [] : [{ id, traffic: toTrafficView(sum) }];
    });
    const names = await this.names(
      of,
      all.map(({ id }) => id),
    );
    return all
      .sort((a, b) => b.traffic[by] - a.traffic[by] || a.id.localeCompare(b.id))
      .flatMap(({ id, traffic }): TopEntryView[] => {
        const name = names.get(id);
        return name === undefined ? [] : [{ type: of, id, name, traffic }];
      })
      .slice(0, limit);
  }

  private async names(of: TopOf, ids: readonly string[]): Promise<Map<string, string>> {
    const rows = await rowsOf<NameRow>(this.transactor.reader, NAMES[of], [ids]);
    return new Map(
      rows.map(({ id, name, address, port }) => [
        id,
        address === null || port === null ? name : `${formatEndpoint({ address, port })} in ${name}`,
      ]),
    );
  }
}
