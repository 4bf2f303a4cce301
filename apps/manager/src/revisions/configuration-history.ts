import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { rowsOf } from '../common/database/rows-of.js';
import { PRESENT_ROWS } from './configuration-tables.js';
import type { ConfigurationObject, ObjectPair } from './revision.js';

interface Identity {
  readonly type: string;
  readonly id: string;
}

const VALID_AT = (n: string): string => `from_revision <= ${n} AND (to_revision IS NULL OR to_revision > ${n})`;

/** Every object of the configuration with the revisions in which it was as it is written down (a temporal table). */
@Injectable()
export class ConfigurationHistory {
  /** Objects that are not as the newest revision has them. */
  async unrecorded(tx: EntityManager): Promise<Identity[]> {
    return rowsOf<Identity>(
      tx,
      `SELECT type, id FROM (${PRESENT_ROWS}) p FULL JOIN
         (SELECT type, id, body AS known FROM configuration_object WHERE to_revision IS NULL) o USING (type, id)
       WHERE p.body IS DISTINCT FROM o.known`,
    );
  }

  /** Writes down as revision `number` how these objects stand; all others go on as they are. */
  async record(tx: EntityManager, number: number, objects: readonly Identity[]): Promise<void> {
    const keys = [objects.map(({ type }) => type), objects.map(({ id }) => id)];
    const named = '(type, id) IN (SELECT * FROM unnest($2::text[], $3::text[]))';
    await tx.query(`UPDATE configuration_object SET to_revision = $1 WHERE to_revision IS NULL AND ${named}`, [
      number,
      ...keys,
    ]);
    await tx.query(
      `INSERT INTO configuration_object (type, id, from_revision, name, object_revision, body)
       SELECT type, id, $1, name, object_revision, body FROM (${PRESENT_ROWS}) p WHERE ${named}`,
      [number, ...keys],
    );
  }

  /**
   * An object that comes back must not have a revision that a client has seen already: the last one of each is kept. Only virtual
   * services get a new one without being changed themselves, by their servers.
   */
  async followRevisions(tx: EntityManager): Promise<void> {
    await tx.query(
      `UPDATE configuration_object o SET object_revision = t.revision FROM virtual_service t
       WHERE o.type = 'virtual-service' AND o.id = t.id AND o.to_revision IS NULL AND o.object_revision <> t.revision`,
    );
  }

  /** The whole configuration at a revision, in a stable order. */
  async at(tx: EntityManager, number: number): Promise<ConfigurationObject[]> {
    return rowsOf<ConfigurationObject>(
      tx,
      `SELECT type, id, name, body FROM configuration_object WHERE ${VALID_AT('$1')} ORDER BY type, name, id`,
      [number],
    );
  }

  /** What differs between two revisions, in a stable order. */
  async between(tx: EntityManager, from: number, to: number): Promise<ObjectPair[]> {
    return rowsOf<ObjectPair>(
      tx,
      `SELECT type, id, coalesce(new.name, old.name) AS name, old.body AS before, new.body AS after
       FROM (SELECT type, id, name, body FROM configuration_object WHERE ${VALID_AT('$1')}) old
       FULL JOIN (SELECT type, id, name, body FROM configuration_object WHERE ${VALID_AT('$2')}) new USING (type, id)
       WHERE old.body IS DISTINCT FROM new.body ORDER BY type, name, id`,
      [from, to],
    );
  }

  /** The bodies that these objects have now, by `type/id`; what is gone is left out. */
  async presentBodies(
    tx: EntityManager,
    objects: readonly Identity[],
  ): Promise<Map<string, ConfigurationObject['body']>> {
    const rows = await rowsOf<ConfigurationObject>(
      tx,
      `SELECT type, id, name, body FROM (${PRESENT_ROWS}) p WHERE (type, id) IN (SELECT * FROM unnest($1::text[], $2::text[]))`,
      [objects.map(({ type }) => type), objects.map(({ id }) => id)],
    );
    return new Map(rows.map(({ type, id, body }) => [`${type}/${id}`, body]));
  }

  /** Revisions after `number` that touched an object which `number` touched too, with that object's name. */
  async touchedSince(tx: EntityManager, number: number): Promise<{ number: number; type: string; name: string }[]> {
    return rowsOf(
      tx,
      `SELECT DISTINCT ON (type, id) type, coalesce(later.from_revision, later.to_revision) AS number, later.name
       FROM (SELECT type, id, name, from_revision, NULL::int AS to_revision FROM configuration_object WHERE from_revision > $1
             UNION ALL
             SELECT type, id, name, NULL, to_revision FROM configuration_object WHERE to_revision > $1) later
       WHERE EXISTS (SELECT FROM configuration_object own
                     WHERE own.type = later.type AND own.id = later.id AND $1 IN (own.from_revision, own.to_revision))
       ORDER BY type, id, number DESC`,
      [number],
    );
  }

  /** The last revision that each of these objects itself had (its ETag); those that were never seen are left out. */
  async lastObjectRevisions(tx: EntityManager, objects: readonly Identity[]): Promise<Map<string, number>> {
    const rows = await rowsOf<Identity & { object_revision: number }>(
      tx,
      `SELECT type, id, max(object_revision) AS object_revision FROM configuration_object
       WHERE (type, id) IN (SELECT * FROM unnest($1::text[], $2::text[])) GROUP BY type, id`,
      [objects.map(({ type }) => type), objects.map(({ id }) => id)],
    );
    return new Map(rows.map((row) => [`${row.type}/${row.id}`, row.object_revision]));
  }

  /** Forgets what only revisions had that are no longer kept. */
  async forgetOld(tx: EntityManager): Promise<void> {
    await tx.query(
      'DELETE FROM configuration_object WHERE to_revision <= (SELECT min(number) FROM configuration_revision)',
    );
  }
}
