import { createHash } from 'node:crypto';
import type { PoolPolicy, ServiceHealth } from '#libs/contracts';
import { mapSecrets, secretsIn } from './check-secrets.js';

/** How a sealed secret begins. What clients write is always sealed, so nobody can write one. */
export const SEALED = 'sealed:';

/** For people: no secret at all; a health that has none is its own picture. */
export const hideSecrets = (health: ServiceHealth): ServiceHealth =>
  secretsIn([health]).size === 0 ? health : mapSecrets(health, () => null);

/** For the audit log: that a secret is another one can be seen, what it is cannot. */
export const markSecrets = <T extends Pick<ServiceHealth, 'checks'>>(health: T): T =>
  mapSecrets(health, (sealed) => `sealed ${createHash('sha256').update(sealed).digest('hex').slice(0, 8)}`);

/** A pool with the healths of its sorry servers changed. */
export const inPool = (pool: PoolPolicy, change: (health: ServiceHealth) => ServiceHealth): PoolPolicy => ({
  ...pool,
  sorryServers: pool.sorryServers.map((server) => ({
    ...server,
    health: server.health === null ? null : change(server.health),
  })),
});
