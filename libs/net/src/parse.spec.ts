import { describe, expect, it } from 'vitest';
import { parseAddresses, parseDecapsulations, parseRoutes, parseRules } from './parse.js';

/** As iproute2 6.1 prints them, shortened. */
const ADDRESSES = JSON.stringify([
  {
    ...{ ifindex: 1, ifname: 'lo', flags: ['LOOPBACK', 'UP', 'LOWER_UP'], mtu: 65_536, link_type: 'loopback' },
    address: '00:00:00:00:00:00',
    addr_info: [
      { family: 'inet', local: '127.0.0.1', prefixlen: 8, scope: 'host', label: 'lo' },
      { family: 'inet', local: '10.0.0.80', prefixlen: 32, scope: 'global', label: 'lo' },
    ],
  },
  {
    ...{ ifindex: 3, link_index: 2, ifname: 'eth0', flags: ['BROADCAST', 'MULTICAST', 'UP'], mtu: 1500 },
    address: '6e:bd:27:07:69:63',
    addr_info: [
      { family: 'inet', local: '10.0.0.2', prefixlen: 24, scope: 'global', label: 'eth0' },
      { family: 'inet6', local: 'fd00::3', prefixlen: 64, scope: 'global', nodad: true, deprecated: true },
    ],
  },
  { ifindex: 4, ifname: 'tunl0', flags: ['NOARP'], mtu: 1480, link_type: 'ipip', address: '0.0.0.0', addr_info: [] },
  {},
]);

describe(parseAddresses.name, () => {
  it('reads devices and their addresses of both families', () => {
    expect(parseAddresses(ADDRESSES)).toEqual({
      links: [
        { name: 'lo', mac: '00:00:00:00:00:00', mtu: 65_536, isUp: true },
        { name: 'eth0', mac: '6e:bd:27:07:69:63', mtu: 1500, isUp: true },
        { name: 'tunl0', mac: null, mtu: 1480, isUp: false },
      ],
      addresses: [
        { device: 'lo', address: '127.0.0.1', prefixLength: 8 },
        { device: 'lo', address: '10.0.0.80', prefixLength: 32 },
        { device: 'eth0', address: '10.0.0.2', prefixLength: 24 },
        { device: 'eth0', address: 'fd00::3', prefixLength: 64 },
      ],
    });
  });

  it('reads nothing from nothing', () => {
    expect(parseAddresses('')).toEqual({ links: [], addresses: [] });
  });
});

describe(parseRules.name, () => {
  it('reads the rules into our tables and no others', () => {
    const text = JSON.stringify([
      { priority: 0, src: 'all', table: 'local' },
      { priority: 7480, src: '10.0.0.2', ipproto: 'tcp', sport: 80, table: '7480' },
      { priority: 7480, src: '10.0.0.2', table: '7481' },
      { priority: 100, src: '10.0.0.2', table: '100' },
      { priority: 32_766, src: 'all', table: 'main' },
    ]);
    expect(parseRules(text, 'ipv4')).toEqual([
      { family: 'ipv4', priority: 7480, from: '10.0.0.2', protocol: 'tcp', port: 80, table: 7480 },
      { family: 'ipv4', priority: 7480, from: '10.0.0.2', protocol: null, port: 0, table: 7481 },
    ]);
  });
});

describe(parseRoutes.name, () => {
  it('reads the default routes of our tables and no others', () => {
    const text = JSON.stringify([
      { dst: 'default', gateway: '10.0.0.9', dev: 'eth0', table: '7481', flags: [] },
      { dst: 'default', gateway: 'fd00::9', dev: 'eth0', table: '7480', metric: 1024, flags: [], pref: 'medium' },
      { dst: 'default', gateway: 'fd00::1', dev: 'eth0', metric: 1024, flags: [] },
      { dst: 'fd00::/64', dev: 'eth0', protocol: 'kernel', metric: 256, flags: [] },
      { type: 'local', dst: '::1', dev: 'lo', table: 'local', protocol: 'kernel' },
    ]);
    expect(parseRoutes(text)).toEqual([
      { family: 'ipv4', table: 7481, via: '10.0.0.9', device: 'eth0' },
      { family: 'ipv6', table: 7480, via: 'fd00::9', device: 'eth0' },
    ]);
  });
});

describe(parseDecapsulations.name, () => {
  it('reads the ports of GUE and not those of plain foo-over-UDP', () => {
    const text =
      '[{"port":6080,"gue":null,"family":"inet"},{"port":6081,"gue":null,"family":"inet6"},{"port":5555,"ipproto":4}]';
    expect(parseDecapsulations(text)).toEqual([
      { family: 'ipv4', port: 6080 },
      { family: 'ipv6', port: 6081 },
    ]);
    expect(parseDecapsulations('')).toEqual([]);
  });
});
