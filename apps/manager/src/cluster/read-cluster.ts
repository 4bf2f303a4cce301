import { DomainError } from '#libs/errors';
import type { EntityManager } from 'typeorm';
import type { ClusterRecord } from './cluster.js';
import { ClusterEntity } from './cluster.entity.js';

/** The cluster of this database; `init` has made it. */
export async function readCluster(tx: EntityManager): Promise<ClusterRecord> {
  const [row] = await tx.find(ClusterEntity, { take: 1 });
  if (row === undefined) {
    throw new DomainError('unavailable', 'The database has no cluster yet.', {
      hint: 'Run the manager with `init` first.',
    });
  }
  const { id, name, topology, quorumIp, epoch, endpointsSequence } = row;
  return { id, name, topology, quorumIp, epoch, endpointsSequence };
}

/** Begins a new office: every command from now on carries a higher epoch. */
export async function beginEpoch(tx: EntityManager): Promise<number> {
  const row = await tx.findOneOrFail(ClusterEntity, { where: {}, lock: { mode: 'pessimistic_write' } });
  row.epoch += 1;
  await tx.save(row);
  return row.epoch;
}
