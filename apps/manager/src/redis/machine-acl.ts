import { createHash, randomBytes } from 'node:crypto';
import { redisPrefix } from '#libs/contracts';

/** The Redis user of a machine. */
export const machineUser = (machineId: string): string => `m-${machineId}`;

/** The machine that a Redis user belongs to; null for every other user. */
export function machineOfUser(user: string): string | null {
  return /^m-([0-9A-HJKMNP-TV-Z]{26})$/.exec(user)?.[1] ?? null;
}

/** What BullMQ's workers and the report stream need, and no more. EVAL has to stay: ioredis sends it first on each connection. */
const ALLOWED = [
  '+@connection', '+@read', '+@write', '+@blocking', '+@transaction', '+evalsha', '-@dangerous', '+info', '+eval',
  '+script|load', '+script|exists', '+@pubsub',
] as const; // prettier-ignore
/** Commands of those groups that name foreign keys, wander through them, or touch other clients. */
const REFUSED = [
  '-pubsub', '-scan', '-keys', '-randomkey', '-dbsize', '-select', '-move', '-copy', '-client|kill', '-client|list',
  '-client|pause', '-client|tracking', '-client|no-evict', '-wait',
] as const; // prettier-ignore

/**
 * The rules of ACL SETUSER (redis.io/docs/management/security/acl) that confine a machine to its own prefix.
 * `passwordHash` is the SHA-256 as lower-case hex: the password itself is not needed, and not kept.
 */
export function machineAclRules(machineId: string, passwordHash: string): string[] {
  const prefix = redisPrefix(machineId);
  return ['reset', 'on', `#${passwordHash}`, `~${prefix}:*`, `&${prefix}:*`, ...ALLOWED, ...REFUSED];
}

/** A new random password of 256 bits, and the hash that the manager keeps of it. */
export function createRedisPassword(): { readonly password: string; readonly hash: string } {
  const password = randomBytes(32).toString('base64url');
  return { password, hash: createHash('sha256').update(password).digest('hex') };
}
