import { describe, expect, it } from 'vitest';
import { assertMatches, etagOf, preconditionOf } from './etag.js';
import { isAcceptable } from './media-types.js';
import { waitSecondsOf } from './prefer.js';

describe(preconditionOf.name, () => {
  it('refuses a change without If-Match', () => {
    for (const header of [undefined, '', '  ']) expect(() => preconditionOf(header)).toThrow(/If-Match/);
  });

  it('matches any of several tags, and * always', () => {
    expect(() => assertMatches(preconditionOf('"1", "3"'), 3)).not.toThrow();
    expect(() => assertMatches(preconditionOf('*'), 99)).not.toThrow();
    expect(() => assertMatches(preconditionOf(etagOf(2)), 3)).toThrow(/revision 3/);
  });

  it('takes no weak tag for a strong one', () => {
    expect(() => assertMatches(preconditionOf('W/"3"'), 3)).toThrow(/revision 3/);
  });
});

describe(waitSecondsOf.name, () => {
  it.each([
    [undefined, 0],
    ['wait=10', 10],
    ['respond-async, wait=5', 5],
    ['wait="7"; foo', 7],
    ['wait=100000', 60],
    ['wait=-1', 0],
    ['await=3', 0],
    ['wait=5x', 0],
  ])('%s is %i s', (header, seconds) => {
    expect(waitSecondsOf(header)).toBe(seconds);
  });
});

describe(isAcceptable.name, () => {
  it.each([
    [undefined, true],
    ['', true],
    ['*/*', true],
    ['application/*', true],
    ['application/json', true],
    ['application/problem+json', true],
    ['text/event-stream', true],
    ['text/html, */*;q=0.1', true],
    ['text/html', false],
    ['application/json;q=0', false],
    ['application/json;q=0.0, text/html', false],
  ])('%s → %s', (accept, acceptable) => {
    expect(isAcceptable(accept)).toBe(acceptable);
  });
});
