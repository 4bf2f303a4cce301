import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addressesBetween,
  addressesOfNetwork,
  addressOf,
  integerOf,
  isPattern,
  millisecondsOf,
  prefixLengthOf,
} from './values.js';

describe(addressOf.name, () => {
  it.each([
    ['10.0.0.1', '10.0.0.1'],
    ['2001:DB8::0001', '2001:db8::1'],
    ['10.0.0', null],
    ['010.0.0.1', null],
    ['0x0a.0.0.1', null],
    ['10.0.0.256', null],
    ['fe80::1%eth0', null],
    ['www.example.org', null],
    ['', null],
  ])('reads %j as %j', (text, address) => {
    expect(addressOf(text)).toBe(address);
  });

  it('takes every address of either family', () => {
    fc.assert(fc.property(fc.ipV4(), (address) => addressOf(address) === address));
    fc.assert(fc.property(fc.ipV6(), (address) => addressOf(address) !== null));
  });
});

describe(addressesBetween.name, () => {
  it('counts both ends, over the border of a byte', () => {
    expect(addressesBetween('192.168.0.254', '192.168.1.1', 10)).toEqual([
      ...['192.168.0.254', '192.168.0.255', '192.168.1.0', '192.168.1.1'],
    ]);
    expect(addressesBetween('fd00::fffe', 'fd00::1:0', 10)).toEqual(['fd00::fffe', 'fd00::ffff', 'fd00::1:0']);
  });

  it.each([
    ['10.0.0.2', '10.0.0.1'],
    ['10.0.0.1', '10.0.1.0'],
    ['10.0.0.1', 'fd00::1'],
    ['::', 'ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff'],
  ])('refuses %s to %s', (from, to) => {
    expect(addressesBetween(from, to, 100)).toBeNull();
  });
});

describe(addressesOfNetwork.name, () => {
  it.each([
    ['192.168.202.8/30', ['192.168.202.8', '192.168.202.9', '192.168.202.10', '192.168.202.11']],
    ['10.0.0.7/31', ['10.0.0.6', '10.0.0.7']],
    ['10.0.0.7/32', ['10.0.0.7']],
    ['10.0.0.0/8', null],
    ['fd00::/64', null],
    ['10.0.0.0/33', null],
    ['nonsense/24', null],
  ])('%s', (text, addresses) => {
    expect(addressesOfNetwork(text, 16)).toEqual(addresses);
  });
});

describe(prefixLengthOf.name, () => {
  it.each([
    ['255.255.255.0', 'ipv4', 24],
    ['255.255.255.255', 'ipv4', 32],
    ['255.0.255.0', 'ipv4', null],
    ['0.0.0.0', 'ipv4', null],
    ['64', 'ipv6', 64],
    ['129', 'ipv6', null],
    ['255.255.255.0', 'ipv6', null],
  ] as const)('%s for %s is %j', (text, family, length) => {
    expect(prefixLengthOf(text, family)).toBe(length);
  });
});

describe('numbers and patterns', () => {
  it('are read as they are, or not at all', () => {
    expect(integerOf('12', 0, 20)).toBe(12);
    expect(integerOf('12a', 0, 20)).toBeNull();
    expect(integerOf('1e3', 0, 2000)).toBeNull();
    expect(integerOf('21', 0, 20)).toBeNull();
    expect(millisecondsOf('2.5')).toBe(2500);
    expect(millisecondsOf('-1')).toBeNull();
    expect(isPattern('a(b')).toBe(false);
    expect(isPattern('a(b)')).toBe(true);
  });
});
