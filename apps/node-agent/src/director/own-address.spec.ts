import { describe, expect, it } from 'vitest';
import { documentOf } from '../testing/machine-rig.js';
import { probingAddress } from './own-address.js';

const own = (device: string, address: string, prefixLength = address.includes(':') ? 64 : 24) => ({
  ...{ device, address, prefixLength, mac: null },
});

describe(probingAddress.name, () => {
  it.each<[string, ReturnType<typeof own>[], string, string | null]>([
    ['never the virtual IP itself', [own('eth0', '10.0.0.100'), own('eth0', '10.0.0.2')], '10.0.0.100', '10.0.0.2'],
    ['one of the same network first', [own('eth0', '192.0.2.2'), own('eth1', '10.0.0.2')], '10.0.0.100', '10.0.0.2'],
    ['else one of the segment', [own('eth1', '198.51.100.2'), own('eth0', '192.0.2.2')], '10.0.0.100', '192.0.2.2'],
    ['of its family', [own('eth0', '10.0.0.2'), own('eth0', 'fd00::2')], 'fd00::100', 'fd00::2'],
    ['no address of a link', [own('eth0', 'fe80::2'), own('lo', '::1')], 'fd00::100', null],
    ['none', [own('eth0', '10.0.0.100')], '10.0.0.100', null],
  ])('takes %s', (_what, addresses, target, expected) => {
    expect(probingAddress(target, addresses, 'eth0', documentOf(1))).toBe(expected);
  });
});
