import { describe, expect, it } from 'vitest';
import { countVisits, renderVisits, type Visit } from './visits.js';

const answer = (name: string): Visit => ({ answer: name, failure: null });
const failure = (why: string): Visit => ({ answer: null, failure: why });

describe(renderVisits.name, () => {
  it.each([
    [[answer('node-2'), answer('node-1'), answer('node-2')], 'node-1 1 · node-2 2'],
    [[answer('node-1'), failure('reset'), failure('reset')], 'node-1 1 · 2 failed (reset)'],
    [[failure('no answer within 5000 ms')], 'no answer · 1 failed (no answer within 5000 ms)'],
    [[], ''],
  ])('counts %j', (visits, text) => {
    expect(renderVisits(countVisits(visits))).toBe(text);
  });
});
