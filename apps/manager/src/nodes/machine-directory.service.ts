import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { rowsOf } from '../common/database/rows-of.js';
import { MachineDirectory, type IpvsAbilities, type KnownMachine } from './machine-directory.js';
import { MachineRepository } from './machine.repository.js';

@Injectable()
export class MachineDirectoryService extends MachineDirectory {
  constructor(private readonly machines: MachineRepository) {
    super();
  }

  async list(tx: EntityManager): Promise<readonly KnownMachine[]> {
    const machines = await this.machines.list(tx);
    // A director's first report can come before it knows that it is one: no scheduler at all means not told yet.
    const seen = await rowsOf<{ machine_id: string; schedulers: string[]; ipvs: IpvsAbilities | null }>(
      tx,
      `SELECT machine_id, report->'schedulers' AS schedulers, nullif(report->'ipvs', 'null') AS ipvs
       FROM observation WHERE report->'schedulers' <> '[]'`,
    );
    const told = new Map(seen.map((row) => [row.machine_id, row]));
    return machines.map(({ id, name, roles, addresses }) => ({
      ...{ id, name, roles },
      addresses: addresses.map(({ address }) => address),
      schedulers: told.get(id)?.schedulers ?? null,
      ipvs: told.get(id)?.ipvs ?? null,
    }));
  }
}
