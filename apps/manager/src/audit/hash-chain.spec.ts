import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson, CHAIN_START, chainHash } from './hash-chain.js';

describe(canonicalJson.name, () => {
  it('does not depend on the order of keys, nor on fields without a value', () => {
    expect(canonicalJson({ b: [1, { d: null, c: undefined }], a: 'x' })).toBe('{"a":"x","b":[1,{"d":null}]}');
  });

  it('is JSON of the same content', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });
});

describe(chainHash.name, () => {
  it('changes with the content and with what came before', () => {
    const hash = chainHash(CHAIN_START, { action: 'user.create' });
    expect(hash).toMatch(/^[0-9a-f]{64}$/);
    expect(chainHash(CHAIN_START, { action: 'user.delete' })).not.toBe(hash);
    expect(chainHash(hash, { action: 'user.create' })).not.toBe(hash);
  });
});
