import { DomainError } from '#libs/errors';
import type { EntityManager } from 'typeorm';
import { newId } from '../common/new-id.js';
import { ApiTokenEntity } from './api-token.entity.js';
import { SCOPES } from './scopes.js';
import { bearerHash, hashPassword, newBearer } from './secrets.js';
import { UserEntity } from './user.entity.js';

const LIFE_MS = 364 * 86_400_000;
/** Tells users who were made for a program from those who belong to somebody. */
const TAG = 'automation';

export interface AutomationToken {
  readonly userId: string;
  readonly tokenId: string;
  /** Known only now. */
  readonly secret: string;
}

/**
 * A token that may do everything, for a program on the manager's own machine: it belongs to an admin of this name, who is made when
 * there is none and has no password. The former token of this name ends.
 */
export async function issueAutomationToken(tx: EntityManager, name: string, now: Date): Promise<AutomationToken> {
  const known = await tx.findOneBy(UserEntity, { name });
  if (known?.tags.includes(TAG) === false) {
    throw new DomainError('name-taken', `The user ${name} belongs to somebody.`, { hint: 'Choose another name.' });
  }
  const userId = known?.id ?? newId(now);
  if (known === null) await tx.insert(UserEntity, { ...(await automationUser(name)), id: userId });
  const secret = newBearer('token');
  const tokenId = newId(now);
  await tx.delete(ApiTokenEntity, { userId, name });
  await tx.insert(ApiTokenEntity, {
    ...{ id: tokenId, userId, name, scopes: [...SCOPES], allowedNetworks: [], tokenHash: bearerHash(secret) },
    ...{ expiresAt: new Date(now.getTime() + LIFE_MS), lastUsedAt: null, tags: [] },
  });
  return { userId, tokenId, secret };
}

/** Nobody can log in as this user: the password is thrown away. */
async function automationUser(name: string): Promise<Omit<UserEntity, 'id' | 'revision' | 'createdAt' | 'updatedAt'>> {
  return {
    ...{ name, displayName: 'A program on the manager', role: 'admin', isEnabled: true, tags: [TAG] },
    passwordHash: await hashPassword(newBearer('session')),
    ...{ mustChangePassword: false, failedLogIns: 0, lockedUntil: null, lastLogInAt: null },
    ...{ totpSecret: null, totpConfirmedAt: null, totpLastStep: null, recoveryCodeHashes: [] },
  };
}
