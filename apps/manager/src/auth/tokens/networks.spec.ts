import { describe, expect, it } from 'vitest';
import { isNetwork, isWithin } from './networks.js';

describe(isNetwork.name, () => {
  it.each([
    ['10.0.0.0/8', true],
    ['192.0.2.7', true],
    ['fd00::/8', true],
    ['10.0.0.1/8', false],
    ['10.0.0.0/33', false],
    ['anywhere', false],
  ])('%s: %s', (text, expected) => {
    expect(isNetwork(text)).toBe(expected);
  });
});

describe(isWithin.name, () => {
  it.each([
    ['10.1.2.3', '10.0.0.0/8', true],
    ['::ffff:10.1.2.3', '10.0.0.0/8', true],
    ['11.1.2.3', '10.0.0.0/8', false],
    ['192.0.2.7', '192.0.2.7', true],
    ['fd00::7', 'fd00::/8', true],
    ['fd00::7', '10.0.0.0/8', false],
    ['local socket', '0.0.0.0/0', false],
  ])('%s in %s: %s', (address, network, expected) => {
    expect(isWithin(address, network)).toBe(expected);
  });
});
