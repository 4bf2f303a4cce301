import { describe, expect, it } from 'vitest';
import { canonicalAddress, isInNetwork } from './address.js';

describe(canonicalAddress.name, () => {
  it.each([
    ['10.0.0.1', '10.0.0.1'],
    ['FD00:0:0::0001', 'fd00::1'],
    ['fd00:0:0:1:0:0:0:1', 'fd00:0:0:1::1'],
    ['::', '::'],
    ['no:address:at:all', 'no:address:at:all'],
  ])('spells %s as %s', (text, spelled) => {
    expect(canonicalAddress(text)).toBe(spelled);
  });
});

describe(isInNetwork.name, () => {
  it.each([
    ['10.0.0.9', '10.0.0.1', 24, true],
    ['10.0.1.9', '10.0.0.1', 24, false],
    ['fd00::9', 'fd00::1', 64, true],
    ['fd01::9', 'fd00::1', 64, false],
    ['10.0.0.9', 'fd00::1', 64, false],
  ])('%s in %s/%i: %s', (address, network, prefixLength, expected) => {
    expect(isInNetwork(address, network, prefixLength)).toBe(expected);
  });
});
