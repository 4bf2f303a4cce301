import type { ManagerConfig } from '#libs/config';
import { DomainError } from '#libs/errors';
import { DataSource } from 'typeorm';
import { AuditEntity } from '../audit/audit.entity.js';
import { AuditService } from '../audit/audit.service.js';
import { ApiTokenEntity } from '../auth/api-token.entity.js';
import { issueAutomationToken } from '../auth/automation-token.js';
import { UserEntity } from '../auth/user.entity.js';
import { SystemClock } from '../common/clock.js';
import { dataSourceOptions } from '../common/database/data-source-options.js';
import { Transactor } from '../common/database/transactor.js';
import { SYSTEM_ACTOR } from '../revisions/system-actor.js';

const NAME = /^[a-z][a-z0-9-]{0,61}[a-z0-9]$/;

/** Makes a token for a program on this machine; whoever may read the database may do it. It lands in the audit log. */
export async function token(config: ManagerConfig, name: string, now: Date): Promise<{ readonly token: string }> {
  if (!NAME.test(name)) {
    throw new DomainError('invalid-input', `"${name}" is no name for a user.`, {
      hint: 'Use 2 to 63 small letters, digits and hyphens, a letter first.',
    });
  }
  const options = { ...dataSourceOptions(config.database), entities: [UserEntity, ApiTokenEntity, AuditEntity] };
  const dataSource = await new DataSource(options).initialize();
  try {
    const audit = new AuditService(new Transactor(dataSource), new SystemClock());
    const secret = await dataSource.transaction(async (tx) => {
      const issued = await issueAutomationToken(tx, name, now);
      const subject = { type: 'token', id: issued.tokenId, name };
      const record = { actor: SYSTEM_ACTOR, action: 'token.create', subject, before: null, operationId: null };
      await audit.append(tx, { ...record, after: { name, userId: issued.userId }, result: 'succeeded' });
      return issued.secret;
    });
    return { token: secret };
  } finally {
    await dataSource.destroy();
  }
}
