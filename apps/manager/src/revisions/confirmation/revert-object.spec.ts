import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ObjectPair } from '../revision.js';
import { reverted } from './revert-object.js';

const pair = (before: ObjectPair['before'], after: ObjectPair['after']): ObjectPair => ({
  ...{ type: 'virtual-service', id: 'i', name: 'n', before, after },
});

describe(reverted.name, () => {
  it('brings back exactly what was, when nothing came after', () => {
    const body = fc.dictionary(fc.constantFrom('a', 'b', 'c'), fc.jsonValue(), { minKeys: 1 });
    const whole = body.map((some) => ({ a: null, b: null, c: null, ...some }));
    fc.assert(
      fc.property(whole, whole, (before, after) => {
        expect(reverted(pair(before, after), after)?.body).toEqual(before);
      }),
    );
  });

  it('keeps what others changed since', () => {
    const undone = reverted(pair({ a: 1, b: 1, c: 1 }, { a: 2, b: 2, c: 1 }), { a: 2, b: 3, c: 4 });
    expect(undone?.body).toEqual({ a: 1, b: 3, c: 4 });
  });

  it.each([
    ['removes what it made', pair(null, { a: 1 }), { a: 1 }, null],
    ['brings back what it removed', pair({ a: 1 }, null), null, { a: 1 }],
  ])('%s', (_what, change, present, body) => {
    expect(reverted(change, present)?.body).toEqual(body);
  });

  it('leaves alone what somebody removed since', () => {
    expect(reverted(pair(null, { a: 1 }), null)).toBeNull();
    expect(reverted(pair({ a: 1 }, { a: 2 }), null)).toBeNull();
  });
});
