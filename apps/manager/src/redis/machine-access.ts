import { Injectable } from '@nestjs/common';
import { Transactor } from '../common/database/transactor.js';
import { rowsOf } from '../common/database/rows-of.js';
import { machineAclRules, machineOfUser, machineUser } from './machine-acl.js';
import { RedisRuns } from './redis-runs.js';

/** Gives machines their Redis users and takes them away. PostgreSQL knows who has one; Redis forgets when it restarts. */
@Injectable()
export class MachineAccess {
  /** Revoked by this manager, even if the database could not be told yet. */
  private readonly outlawed = new Set<string>();

  constructor(
    private readonly transactor: Transactor,
    private readonly runs: RedisRuns,
  ) {
    this.runs.onConnected(() => this.restore());
  }

  /** `passwordHash`: SHA-256 as lower-case hex. */
  async grant(machineId: string, passwordHash: string): Promise<void> {
    this.outlawed.delete(machineId);
    await this.runs.redis.call('ACL', 'SETUSER', machineUser(machineId), ...machineAclRules(machineId, passwordHash));
  }

  /** Redis ends the user's connections with it (redis.io/commands/acl-deluser). */
  async revoke(machineId: string): Promise<void> {
    this.outlawed.add(machineId);
    await this.runs.redis.call('ACL', 'DELUSER', machineUser(machineId));
  }

  /** Makes the users of Redis those of the database; others that look like a machine's are removed. */
  private async restore(): Promise<void> {
    const rows = await rowsOf<{ id: string; redis_hash: string }>(
      this.transactor.reader,
      `SELECT id, redis_hash FROM machine WHERE redis_hash IS NOT NULL AND state <> 'quarantined'`,
    );
    const entitled = rows.filter(({ id }) => !this.outlawed.has(id));
    const known = new Set(entitled.map(({ id }) => id));
    const users = (await this.runs.redis.call('ACL', 'USERS')) as string[];
    const strangers = users.filter((user) => {
      const machineId = machineOfUser(user);
      return machineId !== null && !known.has(machineId);
    });
    if (strangers.length > 0) await this.runs.redis.call('ACL', 'DELUSER', ...strangers);
    for (const { id, redis_hash: hash } of entitled) await this.grant(id, hash);
  }
}
