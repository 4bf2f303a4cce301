import { describe, expect, it } from 'vitest';
import type { Session } from '../api/session.js';
import { endingOf, idleMs } from './session-end.js';

const at = (time: string): number => Date.parse(`2026-11-21T${time}Z`);
const session = {
  lastUsedAt: '2026-11-21T10:00:00Z',
  idleUntil: '2026-11-21T10:30:00Z',
  expiresAt: '2026-11-21T22:00:00Z',
} as Session;

describe(idleMs.name, () => {
  it('is the time that the manager gives an unused session', () => {
    expect(idleMs(session)).toBe(30 * 60_000);
  });
});

describe(endingOf.name, () => {
  it.each([
    ['10:00:00', '10:27:59', null],
    ['10:00:00', '10:28:00', { kind: 'idle', leftMs: 120_000 }],
    ['10:00:00', '10:29:50', { kind: 'idle', leftMs: 10_000 }],
    ['10:00:00', '10:45:00', { kind: 'idle', leftMs: 0 }],
    ['10:20:00', '10:29:50', null],
    ['21:58:30', '21:58:30', { kind: 'end', leftMs: 90_000 }],
  ])('touched at %s, at %s: %o', (touched, now, ending) => {
    expect(endingOf(session, at(touched), at(now))).toEqual(ending);
  });
});
