import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalAddress, familyOf, isPrivateAddress, unusableBecause } from './address.js';

describe(canonicalAddress.name, () => {
  it('writes each address in one way', () => {
    expect(canonicalAddress('2001:DB8:0:0:0:0:0:00F0')).toBe('2001:db8::f0');
    expect(canonicalAddress('192.0.2.1')).toBe('192.0.2.1');
  });

  it('is its own canonical form', () => {
    fc.assert(
      fc.property(fc.oneof(fc.ipV4(), fc.ipV6()), (text) => {
        const canonical = canonicalAddress(text);
        expect(canonicalAddress(canonical)).toBe(canonical);
        expect(familyOf(canonical)).toBe(familyOf(text));
      }),
    );
  });
});

describe(unusableBecause.name, () => {
  it.each([
    ['0.0.0.0', 'unspecified'],
    ['::', 'unspecified'],
    ['127.0.0.1', 'loopback'],
    ['::1', 'loopback'],
    ['224.0.0.18', 'multicast'],
    ['ff02::1', 'multicast'],
    ['255.255.255.255', 'broadcast'],
    ['169.254.1.1', 'link-local'],
    ['fe80::1', 'link-local'],
    ['::ffff:10.0.0.1', 'IPv4 address'],
  ])('%s: %s', (address, word) => {
    expect(unusableBecause(address)).toContain(word);
  });

  it.each(['10.0.0.1', '192.0.2.1', '8.8.8.8', '2001:db8::1', 'fd00::1'])('%s can be used', (address) => {
    expect(unusableBecause(address)).toBeNull();
  });
});

describe(isPrivateAddress.name, () => {
  it.each([
    ['10.1.2.3', true],
    ['172.31.0.1', true],
    ['192.168.0.1', true],
    ['100.64.0.1', true],
    ['fd00::1', true],
    ['172.32.0.1', false],
    ['192.0.2.1', false],
    ['2001:db8::1', false],
  ])('%s → %s', (address, isPrivate) => {
    expect(isPrivateAddress(address)).toBe(isPrivate);
  });
});
