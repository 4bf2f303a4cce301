import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DomainError } from '#libs/errors';
import { formatJoinKey, hashSecret, parseJoinKey, secretMatches, type JoinKey } from './index.js';

const now = new Date('2026-11-21T10:00:00.000Z');
const key: JoinKey = {
  version: 1,
  nodeId: '01JXYZ0000000000000000NDE1',
  hostname: 'node-1',
  addresses: ['192.0.2.11', '2001:db8::11'],
  port: 7480,
  fingerprint: 'ab'.repeat(32),
  secret: 'A'.repeat(43),
  expiresAt: '2026-11-21T10:30:00.000Z',
  clusterId: null,
};
const text = formatJoinKey(key);

function refusal(pasted: string, at = now): DomainError {
  try {
    parseJoinKey(pasted, at);
  } catch (error) {
    if (error instanceof DomainError) return error;
    throw error;
  }
  throw new Error('the key was accepted');
}

describe(parseJoinKey.name, () => {
  it('IW-75 reads what formatJoinKey writes and names its own length', () => {
    expect(parseJoinKey(text, now)).toEqual(key);
    expect(text).toMatch(new RegExp(`^dk1\\.${text.length}\\.[0-9a-f]{8}\\.`));
  });

  it('ignores white space and invisible characters anywhere', () => {
    const wrapped = ` \u200b${text.replace(/(.{40})/g, '$1\r\n\u00a0')}\n\ufeff`;
    expect(parseJoinKey(wrapped, now)).toEqual(key);
  });

  it('counts the characters of a truncated key', () => {
    const error = refusal(text.slice(0, 212));
    expect(error.code).toBe('join-key-truncated');
    expect(error.message).toBe(`The join key is truncated: 212 of ${text.length} characters`);
  });

  it.each([
    ['nothing', '', 'join-key-malformed'],
    ['other text', 'hello world', 'join-key-malformed'],
    ['a later version', text.replace('dk1', 'dk2'), 'join-key-version'],
    ['only the head', 'dk1.388', 'join-key-truncated'],
    ['the key twice', text + text, 'join-key-malformed'],
    ['an altered letter', text.slice(0, -9) + (text.at(-9) === 'x' ? 'y' : 'x') + text.slice(-8), 'join-key-tampered'],
    ['an altered checksum', text.replace(/\.[0-9a-f]{8}\./, '.00000000.'), 'join-key-tampered'],
    ['an altered length', text.replace(/^dk1\.\d+/, 'dk1.abc'), 'join-key-tampered'],
  ])('refuses %s', (_what, pasted, code) => {
    expect(refusal(pasted).code).toBe(code);
  });

  it('refuses a key whose time is over and says when that was', () => {
    const error = refusal(text, new Date('2026-11-21T10:30:00.000Z'));
    expect(error.code).toBe('join-key-expired');
    expect(error.message).toContain('2026-11-21T10:30:00.000Z');
  });

  it('refuses content that does not fit the schema, with a right checksum', () => {
    expect(refusal(formatJoinKey({ ...key, port: 0 })).message).toContain('port');
    expect(refusal(formatJoinKey({ ...key, hostname: 'a\nb' })).message).toContain('hostname');
    expect(refusal(formatJoinKey({ ...key, addresses: ['127.1'] })).code).toBe('join-key-malformed');
  });

  it('notices every cut and every changed character', () => {
    fc.assert(
      fc.property(fc.nat(text.length - 1), fc.constantFrom('a', 'Z', '7', '-'), (at, letter) => {
        expect(['join-key-truncated', 'join-key-malformed']).toContain(refusal(text.slice(0, at)).code);
        if (text[at] !== letter) refusal(text.slice(0, at) + letter + text.slice(at + 1));
      }),
    );
  });

  it('never throws anything but a DomainError', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (any) => void refusal(any)));
    fc.assert(fc.property(fc.string(), (any) => void refusal(`dk1.${any}`)));
  });
});

describe(secretMatches.name, () => {
  it('knows the secret by its hash alone', () => {
    expect(secretMatches(key.secret, hashSecret(key.secret))).toBe(true);
    expect(secretMatches('B'.repeat(43), hashSecret(key.secret))).toBe(false);
    expect(secretMatches(key.secret, '')).toBe(false);
  });
});
