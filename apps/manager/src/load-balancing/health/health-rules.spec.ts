import { describe, expect, it } from 'vitest';
import { poolPolicy, serviceHealth } from '#libs/contracts';
import type { VirtualServiceKey } from '#libs/domain';
import { healthFaults, poolFaults } from './health-rules.js';

const key: VirtualServiceKey = { kind: 'address', protocol: 'tcp', address: '192.0.2.80', port: 80 };
const mark: VirtualServiceKey = { kind: 'firewall-mark', family: 'ipv4', mark: 1 };
const pointers = (service: VirtualServiceKey, ...checks: object[]): string[] =>
  healthFaults(service, serviceHealth.parse({ checks })).map(({ pointer }) => pointer);

describe(healthFaults.name, () => {
  it('asks for a port where the service names none of the check’s transport', () => {
    const port = ['/spec/health/checks/0/port'];
    expect(pointers(key, { kind: 'tcp' })).toEqual([]);
    expect(pointers({ ...key, protocol: 'udp' }, { kind: 'tcp' })).toEqual(port);
    expect(pointers({ ...key, protocol: 'udp' }, { kind: 'dns' })).toEqual([]);
    expect(pointers({ ...key, protocol: 'udp' }, { kind: 'dns', transport: 'tcp' })).toEqual(port);
    expect(pointers({ ...key, protocol: 'sctp' }, { kind: 'udp' })).toEqual(port);
    expect(pointers({ ...key, port: 0 }, { kind: 'http' })).toEqual(port);
    expect(pointers(mark, { kind: 'tcp' })).toEqual(port);
    expect(pointers(mark, { kind: 'icmp' }, { kind: 'tcp', name: 'web', port: 80 })).toEqual([]);
  });

  it('lets only connections to an address go through the virtual service', () => {
    const path = 'virtual-service';
    expect(pointers(key, { kind: 'http', path })).toEqual([]);
    expect(pointers(key, { kind: 'icmp', path })).toEqual(['/spec/health/checks/0/path']);
    expect(pointers(mark, { kind: 'http', port: 80, path })).toEqual(['/spec/health/checks/0/path']);
  });

  it('wants names once, and certificates with their keys', () => {
    expect(pointers(key, { kind: 'tcp' }, { kind: 'icmp' })).toEqual(['/spec/health/checks/1/name']);
    const certificate = '-----BEGIN CERTIFICATE-----';
    expect(pointers(key, { kind: 'https', tls: { certificate } })).toEqual(['/spec/health/checks/0/tls/key']);
  });
});

describe(poolFaults.name, () => {
  const sorry = {
    ...{ id: '01JXYZ00000000000000000000', address: '10.0.0.9', port: 80 },
    forwardingMethod: 'direct-routing' as const,
  };
  const faults = (pool: object): string[] => poolFaults(key, poolPolicy.parse(pool)).map(({ pointer }) => pointer);

  it('wants thresholds that can be reached and left', () => {
    expect(faults({ quorum: { weight: 2, hysteresis: 1 }, watermarks: { lowPercent: 30, highPercent: 60 } })).toEqual(
      [],
    );
    expect(faults({ quorum: { weight: 2, hysteresis: 2 } })).toEqual(['/spec/pool/quorum/hysteresis']);
    expect(faults({ watermarks: { lowPercent: 61, highPercent: 60 } })).toEqual(['/spec/pool/watermarks/lowPercent']);
  });

  it('holds sorry servers to the rules of real ones', () => {
    expect(faults({ sorryServers: [sorry] })).toEqual([]);
    const at = '/spec/pool/sorryServers';
    expect(faults({ sorryServers: [sorry, sorry] })).toEqual([`${at}/1`]);
    expect(faults({ sorryServers: [{ ...sorry, port: 81 }] })).toEqual([`${at}/0/port`]);
    expect(faults({ sorryServers: [{ ...sorry, port: 81, forwardingMethod: 'masquerading' }] })).toEqual([]);
    expect(faults({ sorryServers: [{ ...sorry, address: 'fd00::9' }] })).toEqual([`${at}/0/address`]);
    expect(faults({ sorryServers: [{ ...sorry, address: '127.0.0.1' }] })).toEqual([`${at}/0/address`]);
    const health = { checks: [{ kind: 'icmp' }, { kind: 'icmp' }] };
    expect(faults({ sorryServers: [{ ...sorry, health }] })).toEqual([`${at}/0/health/checks/1/name`]);
  });
});
