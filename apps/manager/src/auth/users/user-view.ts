import type { UserEntity } from '../user.entity.js';
import type { UserView } from './user.dto.js';

/** A user as the API shows them: never with the hash of the password. */
export function toUserView(user: UserEntity): UserView {
  const { id, name, tags, revision, createdAt, updatedAt } = user;
  return {
    id,
    name,
    tags,
    revision,
    createdAt,
    updatedAt,
    spec: { displayName: user.displayName, role: user.role, enabled: user.isEnabled },
    status: {
      lastLogInAt: user.lastLogInAt,
      lockedUntil: user.lockedUntil,
      mustChangePassword: user.mustChangePassword,
      hasSecondFactor: user.totpConfirmedAt !== null,
    },
  };
}

/** What the audit log keeps of a user. */
export function auditedUser(user: UserEntity): object {
  const { name, displayName, role, isEnabled, mustChangePassword, tags } = user;
  const hasSecondFactor = user.totpConfirmedAt !== null;
  return { name, displayName, role, isEnabled, mustChangePassword, hasSecondFactor, tags };
}
