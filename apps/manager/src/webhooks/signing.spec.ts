import { Webhook } from 'standardwebhooks';
import { describe, expect, it } from 'vitest';
import { activeSecrets, newSecret, signedHeaders } from './signing.js';

describe(signedHeaders.name, () => {
  it('signs with every active secret, so that either verifies', () => {
    const [old, present, other] = [newSecret(), newSecret(), newSecret()];
    const headers = signedHeaders([present, old], 'msg_1_a', new Date(), '{"a":"ü"}');
    expect(headers['webhook-signature']).toMatch(/^v1,\S+ v1,\S+$/);
    for (const secret of [old, present]) expect(new Webhook(secret).verify('{"a":"ü"}', headers)).toEqual({ a: 'ü' });
    expect(() => new Webhook(other).verify('{"a":"ü"}', headers)).toThrow(/signature/i);
    expect(() => new Webhook(present).verify('{"a":"u"}', headers)).toThrow(/signature/i);
  });
});

describe(newSecret.name, () => {
  it('is 32 random bytes behind the prefix', () => {
    expect(newSecret()).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
    expect(newSecret()).not.toBe(newSecret());
  });
});

describe(activeSecrets.name, () => {
  it('leaves out what has expired', () => {
    const secret = (expiresAt: string | null) => ({ sealed: 'x', createdAt: '2026-01-01T00:00:00Z', expiresAt });
    const all = [secret(null), secret('2026-11-21T12:00:00Z'), secret('2026-11-21T09:00:00Z')];
    expect(activeSecrets(all, new Date('2026-11-21T10:00:00Z'))).toEqual(all.slice(0, 2));
  });
});
