import type { EntityManager } from 'typeorm';
import { newId } from '../common/new-id.js';
import { hashPassword, oneTimePassword } from './secrets.js';
import { UserEntity } from './user.entity.js';

/** Makes the first admin; gives its one-time password, or null when there is an admin already. */
export async function bootstrapAdmin(tx: EntityManager): Promise<string | null> {
  if (await tx.existsBy(UserEntity, { role: 'admin' })) return null;
  const password = oneTimePassword();
  await tx.insert(UserEntity, {
    id: newId(new Date()),
    name: 'admin',
    displayName: 'Administrator',
    role: 'admin',
    passwordHash: await hashPassword(password),
    mustChangePassword: true,
    isEnabled: true,
    failedLogIns: 0,
    lockedUntil: null,
    lastLogInAt: null,
    totpSecret: null,
    totpConfirmedAt: null,
    totpLastStep: null,
    recoveryCodeHashes: [],
    tags: [],
  });
  return password;
}
