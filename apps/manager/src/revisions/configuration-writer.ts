import { Injectable } from '@nestjs/common';
import { DomainError } from '#libs/errors';
import type { EntityManager } from 'typeorm';
import { rowsOf } from '../common/database/rows-of.js';
import { ConfigurationHistory } from './configuration-history.js';
import { CONFIGURATION_TABLES, type ConfigurationTable } from './configuration-tables.js';
import { labelOf, type ConfigurationObject } from './revision.js';

/** An object as it shall be; null: it shall not be there. */
export interface WantedObject extends Omit<ConfigurationObject, 'body'> {
  readonly body: ConfigurationObject['body'] | null;
}

interface Column {
  readonly name: string;
  /** A row cannot be made without it. */
  readonly is_needed: boolean;
}

type Present = WantedObject & { readonly body: ConfigurationObject['body'] };

/** Brings rows of the configuration back to what a revision has of them; ids stay. */
@Injectable()
export class ConfigurationWriter {
  constructor(private readonly history: ConfigurationHistory) {}

  /** Gives those that cannot come back, because the machine that they belong to is no longer a member. */
  async write(tx: EntityManager, wanted: readonly WantedObject[]): Promise<WantedObject[]> {
    const leftOut: WantedObject[] = [];
    for (const table of [...CONFIGURATION_TABLES].reverse()) await this.remove(tx, table, wanted);
    for (const table of CONFIGURATION_TABLES) leftOut.push(...(await this.put(tx, table, wanted)));
    return leftOut;
  }

  private async remove(
    tx: EntityManager,
    { type, table }: ConfigurationTable,
    wanted: readonly WantedObject[],
  ): Promise<void> {
    const ids = wanted.filter((object) => object.type === type && object.body === null).map(({ id }) => id);
    if (ids.length > 0) await tx.query(`DELETE FROM ${table} WHERE id = ANY ($1)`, [ids]);
  }

  private async put(
    tx: EntityManager,
    of: ConfigurationTable,
    wanted: readonly WantedObject[],
  ): Promise<WantedObject[]> {
    const objects = wanted.filter((object): object is Present => object.type === of.type && object.body !== null);
    if (objects.length === 0) return [];
    const { staying, homeless } = await this.withMachines(tx, of, objects);
    const present = await rowsOf<{ id: string }>(tx, `SELECT id FROM ${of.table} WHERE id = ANY ($1) FOR UPDATE`, [
      staying.map(({ id }) => id),
    ]);
    const known = new Set(present.map(({ id }) => id));
    const columns = await columnsOf(tx, of.table);
    for (const group of alike(staying, columns)) {
      await this.update(
        tx,
        of,
        group.columns,
        group.objects.filter(({ id }) => known.has(id)),
      );
      await this.insert(
        tx,
        of,
        columns,
        group.columns,
        group.objects.filter(({ id }) => !known.has(id)),
      );
    }
    return homeless;
  }

  private async withMachines(
    tx: EntityManager,
    { machineColumn }: ConfigurationTable,
    objects: readonly Present[],
  ): Promise<{ staying: Present[]; homeless: Present[] }> {
    if (machineColumn === null) return { staying: [...objects], homeless: [] };
    const rows = await rowsOf<{ id: string }>(tx, `SELECT id FROM machine WHERE state IN ('member', 'quarantined')`);
    const members = new Set(rows.map(({ id }) => id));
    const hasHome = ({ body }: Present): boolean => {
      const machine = body[machineColumn];
      return typeof machine !== 'string' || members.has(machine);
    };
    return { staying: objects.filter(hasHome), homeless: objects.filter((object) => !hasHome(object)) };
  }

  private async update(
    tx: EntityManager,
    { table, unset }: ConfigurationTable,
    columns: readonly string[],
    objects: readonly Present[],
  ): Promise<void> {
    if (objects.length === 0) return;
    const ids = objects.map(({ id }) => id);
    if (unset !== null) await tx.query(`UPDATE ${table} SET ${unset} WHERE id = ANY ($1)`, [ids]);
    const assignments = columns.map((column) => `"${column}" = r."${column}"`).join(', ');
    await tx.query(
      `UPDATE ${table} t SET ${assignments}, revision = t.revision + 1, updated_at = now()
       FROM jsonb_populate_recordset(NULL::${table}, $1) r WHERE t.id = r.id`,
      [JSON.stringify(objects.map(({ id, body }) => ({ ...body, id })))],
    );
  }

  private async insert(
    tx: EntityManager,
    { table }: ConfigurationTable,
    all: readonly Column[],
    columns: readonly string[],
    objects: readonly Present[],
  ): Promise<void> {
    const [first] = objects;
    if (first === undefined) return;
    const lacking = all.find(({ name, is_needed: isNeeded }) => isNeeded && !columns.includes(name));
    if (lacking !== undefined) {
      throw new DomainError(
        'conflict',
        `The ${labelOf(first)} was kept by an earlier version and has no ${lacking.name}.`,
        {
          hint: 'Restore a newer revision, or make this object anew.',
        },
      );
    }
    const last = await this.history.lastObjectRevisions(tx, objects);
    const rows = objects.map(({ type, id, body }) => ({ ...body, id, revision: (last.get(`${type}/${id}`) ?? 0) + 1 }));
    const names = columns.map((column) => `"${column}"`).join(', ');
    const values = columns.map((column) => `r."${column}"`).join(', ');
    await tx.query(
      `INSERT INTO ${table} (id, revision, ${names}) SELECT r.id, r.revision, ${values}
       FROM jsonb_populate_recordset(NULL::${table}, $1) r`,
      [JSON.stringify(rows)],
    );
  }
}

/** The columns of a table that are configuration. */
async function columnsOf(tx: EntityManager, table: string): Promise<Column[]> {
  return rowsOf<Column>(
    tx,
    `SELECT column_name AS name, is_nullable = 'NO' AND column_default IS NULL AS is_needed
     FROM information_schema.columns WHERE table_schema = current_schema() AND table_name = $1
       AND column_name NOT IN ('id', 'revision', 'created_at', 'updated_at')`,
    [table],
  );
}

/** Objects by the columns that their bodies have: bodies of an earlier version have fewer. */
function alike(
  objects: readonly Present[],
  columns: readonly Column[],
): { readonly columns: readonly string[]; readonly objects: readonly Present[] }[] {
  const groups = new Map<string, { columns: string[]; objects: Present[] }>();
  for (const object of objects) {
    const own = columns.map(({ name }) => name).filter((name) => name in object.body);
    const group = groups.get(own.join()) ?? { columns: own, objects: [] };
    group.objects.push(object);
    groups.set(own.join(), group);
  }
  return [...groups.values()];
}
