import { describe, expect, it } from 'vitest';
import { differences, differs } from './compare.js';

describe(differs.name, () => {
  const present = {
    name: 'shop',
    tags: ['a'],
    spec: { port: 80, tunnel: null, health: { checks: [], combine: 'all' } },
  };
  it.each([
    [{ name: 'shop' }, false],
    [{ spec: { port: 80 } }, false],
    [{ spec: { port: 81 } }, true],
    [{ spec: { tunnel: null } }, false],
    [{ spec: { unheardOf: null } }, false],
    [{ tags: ['a'] }, false],
    [{ tags: ['a', 'b'] }, true],
    [{ spec: { health: { checks: [], combine: 'all' } } }, false],
    [{ spec: { health: { checks: [] } } }, true],
  ])('%j: %s', (wanted, is) => {
    expect(differs(wanted, present)).toBe(is);
  });
});

describe(differences.name, () => {
  it.each([
    [{ a: 1 }, { a: 1 }, []],
    [{ a: { b: 1 } }, { a: { b: 2 } }, [{ field: 'a.b', before: 1, after: 2 }]],
    [null, { a: { b: 1 } }, [{ field: 'a.b', before: null, after: 1 }]],
    [{ a: { b: 1 } }, { a: null }, [{ field: 'a.b', before: 1, after: null }]],
    [{ a: [1] }, { a: [1, 2] }, [{ field: 'a', before: [1], after: [1, 2] }]],
    [{ a: [{ b: 1 }] }, { a: [{ b: 2 }] }, [{ field: 'a.0.b', before: 1, after: 2 }]],
    [{ a: {} }, {}, [{ field: 'a', before: {}, after: null }]],
  ])('%j to %j', (before, after, found) => {
    expect(differences(before, after)).toEqual(found);
  });
});
