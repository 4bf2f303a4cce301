import type { IpvsService } from '#libs/domain';
import { describe, expect, it } from 'vitest';
import { parseCounters, parseUsage, rowOf, withThresholds } from './listing.js';
import { parseTable, sameServer } from './parse.js';

/** The first service of a table. */
const first = (text: string): IpvsService => parseTable(text)[0]!;

describe(parseTable.name, () => {
  it('reads a service with its servers', () => {
    const text = [
      '-A -t 10.0.0.1:80 -s wlc -p 300 -M 255.255.255.0',
      '-a -t 10.0.0.1:80 -r 10.0.0.31:80 -g -w 1',
      '-a -t 10.0.0.1:80 -r 10.0.0.32:80 -i -w 5 --tun-type ipip',
      '-a -t 10.0.0.1:80 -r [fd00::33]:80 -i -w 0 --tun-type gue --tun-port 6080 --tun-nocsum',
    ].join('\n');
    const service = first(text);
    expect(service.key).toEqual({ kind: 'address', protocol: 'tcp', address: '10.0.0.1', port: 80 });
    expect(service.config).toEqual({
      ...{ scheduler: 'wlc', schedulerFlags: [], onePacket: false },
      persistence: { timeoutSeconds: 300, prefixLength: 24, engine: null },
    });
    expect(service.realServers.map(({ address, config }) => [address, config.forwardingMethod, config.weight])).toEqual(
      [
        ['10.0.0.31', 'direct-routing', 1],
        ['10.0.0.32', 'tunneling', 5],
        ['fd00::33', 'tunneling', 0],
      ],
    );
  });

  it.each([
    ['-A --sctp-service [fd00::1]:5060 -s rr', { kind: 'address', protocol: 'sctp', address: 'fd00::1', port: 5060 }],
    ['-A -u 10.0.0.1:53 -s rr -o', { kind: 'address', protocol: 'udp', address: '10.0.0.1', port: 53 }],
    ['-A -f 7 -s rr', { kind: 'firewall-mark', family: 'ipv4', mark: 7 }],
    ['-A -f 7 -6 -s rr', { kind: 'firewall-mark', family: 'ipv6', mark: 7 }],
    ['-A -f -1 -s rr', { kind: 'firewall-mark', family: 'ipv4', mark: 4_294_967_295 }],
  ])('names the service of %s', (line, key) => {
    expect(first(line).key).toEqual(key);
  });

  it.each([
    ['-A -t 10.0.0.1:80 -s sh -b sh-fallback,sh-port', ['sh-fallback', 'sh-port']],
    ['-A -t 10.0.0.1:80 -s mh -b mh-port', ['mh-port']],
    ['-A -t 10.0.0.1:80 -s mh -b flag-1,flag-2', ['mh-fallback', 'mh-port']],
    ['-A -t 10.0.0.1:80 -s rr -b flag-1', []],
  ])('reads the scheduler flags of %s', (line, flags) => {
    expect(first(line).config.schedulerFlags).toEqual(flags);
  });

  it('reads an IPv6 persistence prefix', () => {
    expect(first('-A -t [fd00::1]:80 -s rr -p 60 -M 64').config.persistence).toEqual({
      timeoutSeconds: 60,
      prefixLength: 64,
      engine: null,
    });
    expect(first('-A -t [fd00::1]:80 -s rr -p 60').config.persistence?.prefixLength).toBe(128);
    expect(first('-A -t 10.0.0.1:80 -s rr -p 60').config.persistence?.prefixLength).toBe(32);
  });

  it("leaves out a service with somebody else's scheduler, and its servers", () => {
    const text = '-A -t 10.0.0.1:80 -s conhash\n-a -t 10.0.0.1:80 -r 10.0.0.2:80 -m -w 1\n-A -t 10.0.0.1:81 -s rr\n';
    expect(parseTable(text).map(({ key }) => key)).toMatchObject([{ port: 81 }]);
  });

  it('reads nothing from an empty table', () => {
    expect(parseTable('')).toEqual([]);
  });

  it.each(['-D -t 10.0.0.1:80', '-A -s rr', '-a -t 10.0.0.1:80 -r 10.0.0.2:80 -m -w 1', 'usage: ipvsadm'])(
    'refuses the line "%s" instead of guessing',
    (line) => {
      expect(() => parseTable(line)).toThrow(/cannot be read/);
    },
  );
});

describe(sameServer.name, () => {
  it('knows an IPv6 address in any spelling', () => {
    expect(sameServer({ address: 'FD00:0::1', port: 80 }, { address: 'fd00::1', port: 80 })).toBe(true);
    expect(sameServer({ address: 'fd00::2', port: 80 }, { address: 'fd00::1', port: 80 })).toBe(false);
  });
});

const STATISTICS = `IP Virtual Server version 1.2.1 (size=4096)
Prot LocalAddress:Port               Conns   InPkts  OutPkts  InBytes OutBytes
  -> RemoteAddress:Port
TCP  10.0.0.1:80                        12       60       40     7200 12345678901
  -> 10.0.0.31:80                        7       35       40     4200     9876
FWM  -1 IPv6                             3        6        0      480        0
  -> [fd00::31]:80                       3        6        0      480        0
`;

describe(parseCounters.name, () => {
  it('finds the row of a service and of a server', () => {
    const listing = parseCounters(STATISTICS);
    const key = { kind: 'address', protocol: 'tcp', address: '10.0.0.1', port: 80 } as const;
    expect(rowOf(listing, key)).toEqual({
      ...{ connections: 12, packetsIn: 60, packetsOut: 40, bytesIn: 7200, bytesOut: 12_345_678_901 },
    });
    expect(rowOf(listing, key, { address: '10.0.0.31', port: 80 })?.connections).toBe(7);
    expect(rowOf(listing, key, { address: '10.0.0.32', port: 80 })).toBeUndefined();
    const mark = { kind: 'firewall-mark', family: 'ipv6', mark: 4_294_967_295 } as const;
    expect(rowOf(listing, mark, { address: 'FD00::31', port: 80 })?.packetsIn).toBe(6);
  });
});

describe(withThresholds.name, () => {
  it('adds what the saved table leaves out', () => {
    const listing = `IP Virtual Server version 1.2.1 (size=4096)
Prot LocalAddress:Port            Uthreshold Lthreshold ActiveConn InActConn
  -> RemoteAddress:Port
TCP  10.0.0.1:80 wlc
  -> 10.0.0.31:80                 100        80         5          9
`;
    const table = parseTable('-A -t 10.0.0.1:80 -s wlc\n-a -t 10.0.0.1:80 -r 10.0.0.31:80 -m -w 1\n');
    const [server] = withThresholds(table, parseUsage(listing))[0]!.realServers;
    expect(server?.config).toMatchObject({ upperThreshold: 100, lowerThreshold: 80 });
    expect(rowOf(parseUsage(listing), table[0]!.key, server)).toMatchObject({
      activeConnections: 5,
      inactiveConnections: 9,
    });
  });
});
