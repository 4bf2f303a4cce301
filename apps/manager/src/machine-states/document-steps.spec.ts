import { describe, expect, it } from 'vitest';
import {
  directorSettings,
  poolPolicy,
  serviceHealth,
  type DirectorRealServer,
  type MachineState,
} from '#libs/contracts';
import { desiredTable, stepsBetween } from './document-steps.js';

const ID = '01JXYZ00000000000000000000';
const server = (address: string, change: Partial<DirectorRealServer> = {}): DirectorRealServer => ({
  ...{ id: ID, nodeId: null, address, port: 80, adminState: 'enabled', drainMode: 'graceful', agent: null },
  config: { forwardingMethod: 'direct-routing', tunnel: null, weight: 5, upperThreshold: 0, lowerThreshold: 0 },
  ...change,
});
const document = (realServers: DirectorRealServer[] | null, change: Partial<MachineState> = {}): MachineState => ({
  ...{ version: 1, clusterId: ID, machineId: ID, name: 'director', revision: 1, epoch: 1, roles: ['director'] },
  addresses: [],
  director: {
    adopted: [],
    settings: directorSettings.parse({}),
    virtualServices:
      realServers === null
        ? []
        : [
            {
              ...{
                id: ID,
                name: 'web',
                realServers,
                health: serviceHealth.parse({}),
                pool: poolPolicy.parse({}),
              },
              key: { kind: 'address', protocol: 'tcp', address: '10.0.0.100', port: 80 },
              config: { scheduler: 'wlc', schedulerFlags: [], persistence: null, onePacket: false },
            },
          ],
  },
  realServer: [],
  services: [],
  ...change,
});

describe(desiredTable.name, () => {
  it('keeps a drained server with weight 0 and leaves a disabled one out', () => {
    const table = desiredTable(
      document([
        server('10.0.0.1'),
        server('10.0.0.2', { adminState: 'drain' }),
        server('10.0.0.3', { adminState: 'disabled' }),
      ]),
    );
    expect(table[0]?.realServers.map(({ address, config }) => [address, config.weight])).toEqual([
      ['10.0.0.1', 5],
      ['10.0.0.2', 0],
    ]);
    expect(desiredTable(null)).toEqual([]);
  });
});

const commands = (before: MachineState, after: MachineState): string[] =>
  stepsBetween(before, after).map(({ command }) => command);

describe(stepsBetween.name, () => {
  it('says the commands of the director in their order', () => {
    const after = document([server('10.0.0.1')], {
      addresses: [{ address: '10.0.0.100', prefixLength: 32, purpose: 'virtual-ip', announce: true }],
    });
    expect(stepsBetween(document(null), after)[0]?.reason).toBe('the virtual service is missing');
    expect(commands(document(null), after)).toEqual([
      'ipvsadm -A -t 10.0.0.100:80 -s wlc',
      'ipvsadm -a -t 10.0.0.100:80 -r 10.0.0.1:80 -g -w 5 -x 0 -y 0',
      'carry 10.0.0.100/32 (virtual IP)',
    ]);
    expect(commands(after, document(null))).toEqual([
      'ipvsadm -D -t 10.0.0.100:80',
      'give up 10.0.0.100/32 (virtual IP)',
    ]);
    expect(stepsBetween(after, after)).toEqual([]);
  });

  it('says what a node prepares and undoes', () => {
    const node = { director: null };
    const plain = document(null, node);
    const prepared = document(null, {
      ...node,
      realServer: [
        { method: 'direct-routing', virtualIp: '10.0.0.100' },
        { method: 'masquerading', address: '10.0.0.1', port: 80, protocol: 'tcp', directorIp: '10.0.0.9' },
      ],
    });
    expect(commands(plain, prepared)).toEqual([
      'prepare for direct routing: 10.0.0.100 on lo, not announced',
      'prepare for masquerading: replies of 10.0.0.1 port 80 through 10.0.0.9',
    ]);
    expect(stepsBetween(prepared, plain)).toHaveLength(2);
  });
});
