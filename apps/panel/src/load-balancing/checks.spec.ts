import { describe, expect, it } from 'vitest';
import { checkOf, draftOf, isFitCheck, NO_CHECK } from './checks.js';

describe('checkOf', () => {
  it('makes no check of none', () => expect(checkOf(NO_CHECK)).toBeNull());

  it('says what was typed, in milliseconds', () => {
    const draft = { ...NO_CHECK, kind: 'http', intervalSeconds: '0.5', fields: { target: '/up', send: 'x' } } as const;
    expect(checkOf(draft)).toEqual({
      ...{ kind: 'http', port: null, intervalMs: 500, timeoutMs: 1000, rise: 2, fall: 3, target: '/up' },
    });
  });

  it('keeps what the form does not show, and empties what was emptied', () => {
    const check = { kind: 'http', name: 'front', method: 'HEAD', target: '/a', host: 'a.example', port: 81 } as const;
    const draft = draftOf(check);
    if (draft === null) throw new Error('no form');
    expect(checkOf({ ...draft, fields: { target: '/b' } })).toMatchObject({
      ...{ kind: 'http', name: 'front', method: 'HEAD', target: '/b', host: null, port: 81 },
    });
    expect(checkOf({ ...draft, kind: 'icmp' })).not.toHaveProperty('method');
  });
});

describe('draftOf', () => {
  it('has no form for what it does not know', () => {
    expect(draftOf({ kind: 'program', argv: ['/bin/true'] })).toBeNull();
  });
});

describe('isFitCheck', () => {
  it('refuses what is no number', () => {
    expect(isFitCheck({ ...NO_CHECK, kind: 'tcp' })).toBe(true);
    expect(isFitCheck({ ...NO_CHECK, kind: 'tcp', fall: '0' })).toBe(false);
    expect(isFitCheck({ ...NO_CHECK, kind: 'tcp', port: '8o' })).toBe(false);
  });
});
