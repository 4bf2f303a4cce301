import { Injectable } from '@nestjs/common';
import type { DrainMode } from '#libs/domain';
import { DomainError } from '#libs/errors';
import type { EntityManager } from 'typeorm';
import { rowsOf } from '../common/database/rows-of.js';
import { Transactor } from '../common/database/transactor.js';
import { groupBy } from '../common/group-by.js';
import type { Drain, DrainServer, DrainServerState, DrainState } from './drain.js';

const DRAIN = `id, revision, created_at AS "createdAt", updated_at AS "updatedAt", operation_id AS "operationId", title, actor,
  subject, mode, deadline_seconds AS "deadlineSeconds", on_deadline AS "onDeadline", hold_seconds AS "holdSeconds",
  ignores_capacity AS "ignoresCapacity", deletes, state, batch, is_released AS "isReleased", ended_at AS "endedAt"`;
const SERVER = `real_server_id AS "realServerId", virtual_service_id AS "virtualServiceId", node_id AS "nodeId", name, batch, state,
  mode, was_draining AS "wasDraining", began_at AS "beganAt", deadline_at AS "deadlineAt", coalesce(clock_timestamp() >= deadline_at, false) AS "isOverdue",
  extract(epoch FROM clock_timestamp() - drained_at)::float8 AS "restedSeconds",
  extract(epoch FROM clock_timestamp() - returned_at)::float8 AS "returningSeconds"`;
/** Seconds that each harder way of a forced drain gets. */
const FORCE_SECONDS = 10;

export type NewDrain = Omit<
  Drain,
  'revision' | 'createdAt' | 'updatedAt' | 'state' | 'batch' | 'isReleased' | 'endedAt'
>;
export type NewDrainServer = Pick<
  DrainServer,
  'realServerId' | 'virtualServiceId' | 'nodeId' | 'name' | 'batch' | 'wasDraining'
>;

/** Drains as they are stored; all times are the database's, so that every manager reads the same ones. */
@Injectable()
export class DrainRepository {
  constructor(private readonly transactor: Transactor) {}

  async insert(tx: EntityManager, drain: NewDrain, servers: readonly NewDrainServer[]): Promise<Drain> {
    const { id, operationId, title, actor, subject, mode, deadlineSeconds, onDeadline, holdSeconds } = drain;
    await tx.query(
      `INSERT INTO drain (id, revision, operation_id, title, actor, subject, mode, deadline_seconds, on_deadline, hold_seconds,
         ignores_capacity, deletes, state) VALUES ($1, 1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 'waiting')`,
      [
        ...[id, operationId, title, JSON.stringify(actor), JSON.stringify(subject), mode, deadlineSeconds, onDeadline],
        ...[holdSeconds, drain.ignoresCapacity, drain.deletes],
      ],
    );
    await tx.query(
      `INSERT INTO drain_server (drain_id, real_server_id, virtual_service_id, node_id, name, batch, was_draining, state, mode)
       SELECT $1, *, 'waiting', $2 FROM unnest($3::text[], $4::text[], $5::text[], $6::text[], $7::int[], $8::boolean[])`,
      [
        ...[id, mode, servers.map(({ realServerId }) => realServerId)],
        servers.map(({ virtualServiceId }) => virtualServiceId),
        ...[servers.map(({ nodeId }) => nodeId), servers.map(({ name }) => name)],
        ...[servers.map(({ batch }) => batch), servers.map(({ wasDraining }) => wasDraining)],
      ],
    );
    return this.get(id, tx);
  }

  async get(id: string, manager: EntityManager = this.transactor.reader): Promise<Drain> {
    const [row] = await rowsOf<Drain>(manager, `SELECT ${DRAIN} FROM drain WHERE id = $1`, [id]);
    if (row === undefined) throw new DomainError('not-found', `There is no drain ${id}.`);
    return row;
  }

  /** Locked until the transaction ends. */
  async lock(tx: EntityManager, id: string): Promise<Drain> {
    await tx.query('SELECT FROM drain WHERE id = $1 FOR UPDATE', [id]);
    return this.get(id, tx);
  }

  async serversOf(id: string, manager: EntityManager = this.transactor.reader): Promise<DrainServer[]> {
    return rowsOf<DrainServer>(
      manager,
      `SELECT ${SERVER} FROM drain_server WHERE drain_id = $1 ORDER BY batch, name, real_server_id`,
      [id],
    );
  }

  /** The servers of several drains by their drains' ids. */
  async serversOfAll(ids: readonly string[]): Promise<ReadonlyMap<string, DrainServer[]>> {
    const rows = await rowsOf<DrainServer & { readonly drainId: string }>(
      this.transactor.reader,
      `SELECT drain_id AS "drainId", ${SERVER} FROM drain_server WHERE drain_id = ANY ($1)
       ORDER BY batch, name, real_server_id`,
      [ids],
    );
    const owned = groupBy(rows, ({ drainId }) => drainId);
    return new Map([...owned].map(([id, own]) => [id, own.map(({ drainId: _, ...server }) => server)]));
  }

  async active(): Promise<Drain[]> {
    return rowsOf<Drain>(this.transactor.reader, `SELECT ${DRAIN} FROM drain WHERE ended_at IS NULL ORDER BY id`);
  }

  /** Newest first, those before `before`. */
  async list(before: string | null, limit: number): Promise<Drain[]> {
    return rowsOf<Drain>(
      this.transactor.reader,
      `SELECT ${DRAIN} FROM drain WHERE $1::text IS NULL OR id < $1 ORDER BY id DESC LIMIT $2`,
      [before, limit],
    );
  }

  /** Which of these servers another drain has; by server the id of that drain. */
  async holders(tx: EntityManager, realServerIds: readonly string[]): Promise<{ name: string; drainId: string }[]> {
    return rowsOf(
      tx,
      `SELECT drain_server.name, drain.id AS "drainId" FROM drain_server JOIN drain ON drain.id = drain_id
       WHERE drain.ended_at IS NULL AND real_server_id = ANY ($1) AND drain_server.state NOT IN ('back', 'gone')`,
      [realServerIds],
    );
  }

  async begin(tx: EntityManager, { id, deadlineSeconds }: Drain, realServerIds: readonly string[]): Promise<void> {
    await tx.query(
      `UPDATE drain_server SET state = 'draining', began_at = clock_timestamp(),
         deadline_at = clock_timestamp() + make_interval(secs => $3)
       WHERE drain_id = $1 AND real_server_id = ANY ($2)`,
      [id, realServerIds, deadlineSeconds],
    );
  }

  async note(tx: EntityManager, id: string, realServerId: string, state: DrainServerState): Promise<void> {
    await tx.query(
      `UPDATE drain_server SET state = $3, drained_at = CASE WHEN $3 = 'drained' THEN clock_timestamp() ELSE drained_at END
       WHERE drain_id = $1 AND real_server_id = $2`,
      [id, realServerId, state],
    );
  }

  async harden(tx: EntityManager, id: string, realServerId: string, mode: DrainMode): Promise<void> {
    await tx.query(
      `UPDATE drain_server SET mode = $3, deadline_at = clock_timestamp() + make_interval(secs => ${FORCE_SECONDS})
       WHERE drain_id = $1 AND real_server_id = $2`,
      [id, realServerId, mode],
    );
  }

  async sendBack(tx: EntityManager, id: string, realServerIds: readonly string[]): Promise<void> {
    await tx.query(
      `UPDATE drain_server SET state = 'returning', returned_at = clock_timestamp()
       WHERE drain_id = $1 AND real_server_id = ANY ($2)`,
      [id, realServerIds],
    );
  }

  /** The service has gone, with all its servers. */
  async allGone(tx: EntityManager, id: string): Promise<void> {
    await tx.query(`UPDATE drain_server SET state = 'gone' WHERE drain_id = $1`, [id]);
  }

  async move(tx: EntityManager, id: string, state: DrainState, isEnd = false): Promise<void> {
    await tx.query(
      `UPDATE drain SET state = $2, revision = revision + 1, updated_at = now(),
         ended_at = CASE WHEN $3 THEN clock_timestamp() ELSE NULL END WHERE id = $1`,
      [id, state, isEnd],
    );
  }

  async release(tx: EntityManager, id: string): Promise<void> {
    await tx.query('UPDATE drain SET is_released = true, revision = revision + 1, updated_at = now() WHERE id = $1', [
      id,
    ]);
  }

  async nextBatch(tx: EntityManager, id: string): Promise<void> {
    await tx.query(
      `UPDATE drain SET batch = batch + 1, is_released = false, state = 'waiting', revision = revision + 1, updated_at = now()
       WHERE id = $1`,
      [id],
    );
  }

  async changeMode(tx: EntityManager, id: string, mode: DrainMode): Promise<void> {
    await tx.query('UPDATE drain SET mode = $2, revision = revision + 1, updated_at = now() WHERE id = $1', [id, mode]);
    await tx.query(`UPDATE drain_server SET mode = $2 WHERE drain_id = $1 AND state IN ('waiting', 'draining')`, [
      id,
      mode,
    ]);
  }
}
