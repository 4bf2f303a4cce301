import { describe, expect, it } from 'vitest';
import { remaining } from './remaining.js';

const NOW = Date.parse('2026-11-21T10:00:00Z');

describe(remaining.name, () => {
  it.each([
    ['2026-11-21T13:59:30Z', null, '3 h 59 min left'],
    ['2026-11-21T10:12:30Z', null, '12 min left'],
    ['2026-11-21T10:00:40Z', null, '40 s left'],
    ['2026-11-21T10:00:00Z', null, 'overdue'],
    ['2026-11-21T11:00:00Z', '2026-11-21T09:00:00Z', 'overdue'],
    [null, null, 'open end'],
  ])('of %s is told', (endsAt, overdueAt, told) => {
    expect(remaining({ endsAt, overdueAt }, NOW)).toBe(told);
  });
});
