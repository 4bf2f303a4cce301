import { createHash, randomBytes } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';

/** OWASP's argon2id parameters: 19 MiB, two passes, one lane. */
const ARGON2 = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
const BEARER = /^(ds|dt)_[A-Za-z0-9_-]{43}$/;

export type BearerKind = 'session' | 'token';
const PREFIXES: Record<BearerKind, string> = { session: 'ds', token: 'dt' };

/** A new bearer secret of 256 bits; its prefix tells what it is, so that a leaked one is recognised. */
export function newBearer(kind: BearerKind): string {
  return `${PREFIXES[kind]}_${randomBytes(32).toString('base64url')}`;
}

/** What a bearer secret is; null when it cannot be one of ours. */
export function bearerKind(secret: string): BearerKind | null {
  const prefix = BEARER.exec(secret)?.[1];
  return prefix === undefined ? null : prefix === PREFIXES.session ? 'session' : 'token';
}

/** What is stored of a bearer secret; a plain hash is enough for 256 random bits. */
export function bearerHash(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}

export function hashPassword(password: string): Promise<string> {
  return hash(password, ARGON2);
}

export function isPassword(passwordHash: string, password: string): Promise<boolean> {
  return verify(passwordHash, password);
}

/** A password for one use: 20 letters and digits that are hard to mistake for one another, in groups. */
export function oneTimePassword(): string {
  const alphabet = 'abcdefghjkmnpqrstuvwxyz23456789';
  const letters = [...randomBytes(400)].filter((byte) => byte < 248).map((byte) => alphabet.charAt(byte % 31));
  return [0, 5, 10, 15].map((start) => letters.slice(start, start + 5).join('')).join('-');
}
