import { describe, expect, it } from 'vitest';
import { matchesFilter, parseConnection, type ConnectionFilter, type IpvsConnection } from './connection.js';

const any: ConnectionFilter = { service: null, clientAddress: null, realServerAddress: null, state: null };
const read = (line: string): IpvsConnection => {
  const connection = parseConnection(line);
  if (connection === undefined) throw new Error(`cannot read ${line}`);
  return connection;
};
const tcp = read('TCP C0000205 C350 0A610050 0050 0A61001F 1F90 ESTABLISHED     899');
const template = read('IP  C0000205 0000 0A610050 0050 0A61001F 0050 NONE            299');
const six = read(
  'UDP fd00:0097:0000:0000:0000:0000:0000:0005 C351 fd00:0097:0000:0000:0000:0000:0000:0080 0035 fd00:0097:0000:0000:0000:0000:0000:0031 0035 UDP             12 sip abc',
);

describe(parseConnection.name, () => {
  it('reads IPv4, IPv6 and templates', () => {
    expect(tcp).toEqual({
      ...{ protocol: 'tcp', clientAddress: '192.0.2.5', clientPort: 50_000, state: 'ESTABLISHED', expiresSeconds: 899 },
      ...{ virtualAddress: '10.97.0.80', virtualPort: 80, realServerAddress: '10.97.0.31', realServerPort: 8080 },
    });
    expect(six).toMatchObject({ clientAddress: 'fd00:97::5', virtualPort: 53, realServerAddress: 'fd00:97::31' });
    expect(template).toMatchObject({ protocol: 'ip', clientPort: 0 });
  });

  it('leaves out the head and what it cannot read', () => {
    const head = 'Pro FromIP   FPrt ToIP     TPrt DestIP   DPrt State       Expires PEName PEData';
    expect([head, '', 'x y'].map(parseConnection)).toEqual([undefined, undefined, undefined]);
  });
});

describe(matchesFilter.name, () => {
  const service = { kind: 'address', protocol: 'tcp', address: '10.97.0.80', port: 80 } as const;
  it.each<[string, Partial<ConnectionFilter>, IpvsConnection, boolean]>([
    ['anything', {}, tcp, true],
    ['its service', { service }, tcp, true],
    ['a template of its service', { service }, template, true],
    ['another port', { service: { ...service, port: 81 } }, tcp, false],
    ['every port', { service: { ...service, port: 0 } }, tcp, true],
    ['another protocol', { service: { ...service, protocol: 'udp' } }, tcp, false],
    ['a mark', { service: { kind: 'firewall-mark', family: 'ipv4', mark: 1 } }, tcp, false],
    ['its client, spelled otherwise', { clientAddress: 'FD00:97:0::5' }, six, true],
    ['another server', { realServerAddress: '10.97.0.32' }, tcp, false],
    ['its state', { state: 'ESTABLISHED' }, tcp, true],
    ['another state', { state: 'SYN_RECV' }, tcp, false],
  ])('asks for %s', (_what, filter, connection, expected) => {
    expect(matchesFilter(connection, { ...any, ...filter })).toBe(expected);
  });
});
