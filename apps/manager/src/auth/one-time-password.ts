import { DomainError } from '#libs/errors';
import type { Actor } from './actor.js';

/** Refuses who still has the password that somebody else has set: it is good for replacing it, and for nothing else. */
export function assertOwnPassword({ userName, mustChangePassword }: Actor): void {
  if (!mustChangePassword) return;
  throw new DomainError(
    'password-change-required',
    `User ${userName} has a one-time password and must replace it first.`,
    {
      hint: 'Set a password of your own with POST /api/v1/users/me/password, `directorate password` or in the panel.',
    },
  );
}
