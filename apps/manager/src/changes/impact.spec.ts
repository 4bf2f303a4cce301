import { describe, expect, it } from 'vitest';
import {
  directorSettings,
  poolPolicy,
  serviceHealth,
  type DirectorRealServer,
  type MachineReport,
  type MachineState,
} from '#libs/contracts';
import { impactOf } from './impact.js';

const ID = '01JXYZ00000000000000000000';
const SERVICE = '01JXYZ00000000000000000001';
const server = (n: number, change: Partial<DirectorRealServer> = {}): DirectorRealServer => ({
  ...{ id: `server-${n}`, nodeId: null, address: `10.0.0.${n}`, port: 80, adminState: 'enabled' },
  ...{ drainMode: 'graceful', agent: null },
  config: { forwardingMethod: 'direct-routing', tunnel: null, weight: 5, upperThreshold: 0, lowerThreshold: 0 },
  ...change,
});
const document = (realServers: DirectorRealServer[] | null): MachineState => ({
  ...{ version: 1, clusterId: ID, machineId: ID, name: 'director', revision: 1, epoch: 1, roles: ['director'] },
  ...{ addresses: [], realServer: [], services: [] },
  director: {
    adopted: [],
    settings: directorSettings.parse({}),
    virtualServices:
      realServers === null
        ? []
        : [
            {
              ...{ id: SERVICE, name: 'web', realServers },
              ...{ health: serviceHealth.parse({}), pool: poolPolicy.parse({}) },
              key: { kind: 'address', protocol: 'tcp', address: '10.0.0.100', port: 80 },
              config: { scheduler: 'wlc', schedulerFlags: [], persistence: null, onePacket: false },
            },
          ],
  },
});
const reportOf = (id: string, activeConnections: number, inactiveConnections: number): MachineReport =>
  ({
    virtualServices: [{ realServers: [{ id, activeConnections, inactiveConnections }] }],
  }) as unknown as MachineReport;

describe(impactOf.name, () => {
  it('names what changed only, and the connections that live there', () => {
    const before = document([server(1), server(2), server(3)]);
    const after = document([server(1), server(2, { adminState: 'drain' }), server(4)]);
    const reports = [reportOf('server-1', 100, 0), reportOf('server-2', 4, 3), reportOf('server-3', 1, 0)];
    const impact = impactOf([{ before, after }], reports);
    expect(impact.services).toEqual([{ id: SERVICE, name: 'web', effect: 'changed' }]);
    expect(impact.servers.map(({ id, effect, losesTraffic }) => [id, effect, losesTraffic])).toEqual([
      ['server-2', 'changed', true],
      ['server-3', 'removed', true],
      ['server-4', 'created', false],
    ]);
    expect(impact.connections).toBe(8);
  });

  it('counts a service of two directors once', () => {
    const pair = { before: document([server(1)]), after: document(null) };
    const impact = impactOf([pair, pair], []);
    expect(impact.services).toEqual([{ id: SERVICE, name: 'web', effect: 'removed' }]);
    expect(impact.servers).toHaveLength(1);
  });

  it('takes no traffic from what had none', () => {
    const resting = [server(1, { adminState: 'disabled' }), server(2, { adminState: 'drain' })];
    const impact = impactOf([{ before: document(resting), after: document([]) }], []);
    expect(impact.servers.map(({ losesTraffic }) => losesTraffic)).toEqual([false, false]);
  });
});
