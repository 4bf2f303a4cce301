import { describe, expect, it } from 'vitest';
import { layOut } from '../layout.js';
import { machineBatch, switchBatch } from './ip-batch.js';

const layout = layOut('dlab', [
  {
    name: 'client',
    placement: 'host',
    addresses: ['10.9.0.1/24', 'fd09::1/64'],
    extraNics: [{ segment: 'private', addresses: ['10.8.0.1/24'] }],
    defaultRouteVia: '10.9.0.254',
  },
]);

describe(switchBatch.name, () => {
  it('makes a bridge for each segment and a cable for each card', () => {
    const batch = switchBatch(layout, layout.machines, 'none');
    expect(batch.match(/type bridge/g)).toHaveLength(2);
    expect(batch).toContain('link add m0n1 type veth peer name eth1 netns dlab-client\n');
    expect(batch).toContain('link set m0n1 master br1 up\n');
    expect(batch).not.toContain('tap');
  });

  it('makes taps on the host, and takes the cards that the guest has', () => {
    expect(switchBatch(layout, [], 'tap')).toContain('tuntap add dev tap1 mode tap\nlink set tap1 addrgenmode none\n');
    expect(switchBatch(layout, [], 'card')).toContain('link set eth1 master br1 up\n');
  });
});

describe(machineBatch.name, () => {
  it('adds addresses so that they are usable at once, and the route last', () => {
    expect(layout.machines.map(machineBatch)).toEqual([
      `link set lo up
link set eth0 up
addr add 10.9.0.1/24 dev eth0 brd +
addr add fd09::1/64 dev eth0 nodad
link set eth1 up
addr add 10.8.0.1/24 dev eth1 brd +
route add default via 10.9.0.254
`,
    ]);
  });
});
