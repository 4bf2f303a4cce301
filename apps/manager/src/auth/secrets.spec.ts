import { describe, expect, it } from 'vitest';
import { bearerHash, bearerKind, hashPassword, isPassword, newBearer, oneTimePassword } from './secrets.js';

describe('secrets', () => {
  it('tells sessions from tokens and both from anything else', () => {
    expect(bearerKind(newBearer('session'))).toBe('session');
    expect(bearerKind(newBearer('token'))).toBe('token');
    for (const foreign of ['', 'dt_', 'dt_short', `${newBearer('token')}x`, `xx_${'a'.repeat(43)}`]) {
      expect(bearerKind(foreign)).toBeNull();
    }
  });

  it('never makes the same secret twice', () => {
    const made = Array.from({ length: 200 }, () => newBearer('token'));
    expect(new Set(made.map(bearerHash)).size).toBe(200);
  });

  it('makes one-time passwords of four groups', () => {
    expect(oneTimePassword()).toMatch(/^[a-z2-9]{5}(-[a-z2-9]{5}){3}$/);
  });

  it('hashes passwords with argon2id and a salt', async () => {
    const [one, other] = [await hashPassword('swordfish'), await hashPassword('swordfish')];
    expect(one).toMatch(/^\$argon2id\$/);
    expect(one).not.toBe(other);
    expect(await isPassword(one, 'swordfish')).toBe(true);
    expect(await isPassword(one, 'Swordfish')).toBe(false);
  });
});
