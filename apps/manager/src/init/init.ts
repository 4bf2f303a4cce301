import type { ManagerConfig } from '#libs/config';
import { DomainError } from '#libs/errors';
import { DataSource } from 'typeorm';
import { bootstrapAdmin } from '../auth/bootstrap-admin.js';
import { UserEntity } from '../auth/user.entity.js';
import { ClusterEntity } from '../cluster/cluster.entity.js';
import { dataSourceOptions } from '../common/database/data-source-options.js';
import { ensureClusterPki } from './cluster-pki.js';

export interface InitResult {
  readonly clusterId: string;
  /** One-time password of the user `admin`; null when there was an admin already. */
  readonly adminPassword: string | null;
}

/** Makes all that the manager needs before it serves: certificates, schema, cluster, first admin. Safe to repeat. */
export async function init(config: ManagerConfig, now: Date): Promise<InitResult> {
  const { clusterId } = await ensureClusterPki(config.stateDir, now);
  const options = { ...dataSourceOptions(config.database), entities: [ClusterEntity, UserEntity] };
  const dataSource = await new DataSource(options).initialize();
  try {
    await dataSource.runMigrations();
    const adminPassword = await dataSource.transaction(async (tx) => {
      const [present] = await tx.find(ClusterEntity, { take: 1 });
      if (present !== undefined && present.id !== clusterId) {
        throw new DomainError(
          'conflict',
          `The database belongs to cluster ${present.id}, the state folder to ${clusterId}.`,
          {
            hint: 'Use the database and the state folder of the same cluster.',
          },
        );
      }
      if (present === undefined) await tx.insert(ClusterEntity, { id: clusterId, epoch: 0, endpointsSequence: 1 });
      return bootstrapAdmin(tx);
    });
    return { clusterId, adminPassword };
  } finally {
    await dataSource.destroy();
  }
}
