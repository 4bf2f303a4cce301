import { describe, expect, it } from 'vitest';
import { addressesOf } from './own-addresses.js';

const link = (...addresses: [string, number][]) => ({
  ...{ device: 'eth0', mac: null, mtu: 1500 },
  addresses: addresses.map(([address, prefixLength]) => ({ address, prefixLength })),
});

describe(addressesOf.name, () => {
  it('keeps the order of the key, learns prefixes from the devices, and adds what else can be routed to', () => {
    const links = [
      link(['127.0.0.1', 8], ['::1', 128]),
      link(['10.0.0.5', 24], ['fe80::5', 64], ['FD00::0005', 64], ['192.0.2.5', 25]),
    ];
    expect(addressesOf({ addresses: ['fd00::5', '10.0.0.5', '198.51.100.7'] }, { links })).toEqual([
      { address: 'fd00::5', prefixLength: 64 },
      { address: '10.0.0.5', prefixLength: 24 },
      { address: '198.51.100.7', prefixLength: 32 },
      { address: '192.0.2.5', prefixLength: 25 },
    ]);
  });
});
