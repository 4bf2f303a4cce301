import { describe, expect, it } from 'vitest';
import { machineState, poolPolicy, serviceHealth, type DirectorRealServer } from '#libs/contracts';
import type { ForwardingMethod } from '#libs/domain';
import type { ClusterView, ViewedMachine, ViewedVirtualService } from './cluster-view.js';
import { buildMachineState, isSameDesire } from './machine-document.js';

const ID = (tail: string): string => '01JXYZ00000000000000000000'.slice(0, 26 - tail.length) + tail;

const machine = (tail: string, change: Partial<ViewedMachine> = {}): ViewedMachine => ({
  id: ID(tail),
  name: `node-${tail.toLowerCase()}`,
  roles: ['app-server'],
  addresses: [{ address: `10.0.0.${tail.charCodeAt(0)}`, prefixLength: 24 }],
  agentPort: 7480,
  isInMaintenance: false,
  ...change,
});

const director = machine('D', {
  roles: ['director'],
  addresses: [
    { address: '192.0.2.1', prefixLength: 24 },
    { address: '10.0.0.1', prefixLength: 24 },
    { address: 'fe80::1', prefixLength: 64 },
    { address: 'fd00::1', prefixLength: 64 },
  ],
});
const nodeA = machine('A');
const nodeB = machine('B');

const server = (node: ViewedMachine | null, method: ForwardingMethod, address = '10.0.0.65'): DirectorRealServer => ({
  id: ID('S'),
  nodeId: node?.id ?? null,
  address,
  port: 80,
  config: { forwardingMethod: method, tunnel: null, weight: 3, upperThreshold: 0, lowerThreshold: 0 },
  adminState: 'enabled',
  drainMode: 'graceful',
  agent: null,
});

const service = (
  realServers: DirectorRealServer[],
  change: Partial<ViewedVirtualService> = {},
): ViewedVirtualService => ({
  id: ID('V'),
  name: 'web',
  key: { kind: 'address', protocol: 'tcp', address: '10.0.0.100', port: 80 },
  config: { scheduler: 'wlc', schedulerFlags: [], persistence: null, onePacket: false },
  health: serviceHealth.parse({}),
  pool: poolPolicy.parse({}),
  realServers,
  isEnabled: true,
  directorIds: null,
  ...change,
});

const view = (change: Partial<ClusterView> = {}): ClusterView => ({
  clusterId: ID('C'),
  epoch: 7,
  quorumIp: { address: '10.0.0.9', prefixLength: 24 },
  virtualIps: [
    { address: '10.0.0.100', prefixLength: 32, preferredDirectorId: null },
    { address: 'fd00::100', prefixLength: 128, preferredDirectorId: null },
  ],
  machines: [director, nodeA, nodeB],
  virtualServices: [],
  adoptions: { services: [], addresses: [] },
  settings: { cluster: {}, machines: new Map() },
  ...change,
});

describe(buildMachineState.name, () => {
  it('gives the director the services and the virtual IPs to announce', () => {
    const seen = view({ virtualServices: [service([server(nodeA, 'direct-routing')])] });
    const state = buildMachineState(director, seen, 4);
    expect(machineState.parse(state)).toEqual(state);
    expect(state).toMatchObject({ revision: 4, epoch: 7, realServer: [], director: { adopted: [] } });
    expect(state.addresses).toEqual([
      { address: '10.0.0.100', prefixLength: 32, purpose: 'virtual-ip', announce: true },
      { address: 'fd00::100', prefixLength: 128, purpose: 'virtual-ip', announce: true },
    ]);
    expect(state.director?.virtualServices).toHaveLength(1);
    expect(buildMachineState(nodeA, seen, 1)).toMatchObject({ director: null, addresses: [] });
  });

  it('tells directors what of others is ours from now on', () => {
    const adoptions = { services: ['tcp 10.0.0.100:80'], addresses: ['fd00::100'] };
    const state = buildMachineState(director, view({ adoptions }), 1);
    expect(machineState.parse(state)).toEqual(state);
    expect(state.director?.adopted).toEqual(['tcp 10.0.0.100:80']);
    expect(state.addresses.map(({ address, adopted }) => [address, adopted])).toEqual([
      ['10.0.0.100', undefined],
      ['fd00::100', true],
    ]);
  });

  it('keeps the tables of a second director ready but lets one alone carry the addresses', () => {
    const second = machine('E', { roles: ['director'] });
    const seen = view({ machines: [director, second], virtualServices: [service([])] });
    expect(buildMachineState(second, seen, 1)).toMatchObject({ addresses: [], director: { virtualServices: [{}] } });
    const resting = view({ machines: [{ ...director, isInMaintenance: true }, second] });
    expect(buildMachineState(second, resting, 1).addresses).toHaveLength(2);
    expect(buildMachineState(director, resting, 1).addresses).toHaveLength(0);
  });

  it('gives each virtual IP to the preferred director, and that of a service to a director that has it', () => {
    const second = machine('E', { roles: ['director'] });
    const [first, other] = view().virtualIps;
    if (first === undefined || other === undefined) throw new Error('There are two virtual IPs');
    const virtualIps = [{ ...first, preferredDirectorId: second.id }, other];
    const carried = (of: ViewedMachine, seen: ClusterView): string[] =>
      buildMachineState(of, seen, 1).addresses.map(({ address }) => address);
    const machines = [director, second];
    expect(carried(second, view({ machines, virtualIps }))).toEqual(['10.0.0.100']);
    expect(carried(director, view({ machines, virtualIps }))).toEqual(['fd00::100']);
    const rests = view({ machines: [director, { ...second, isInMaintenance: true }], virtualIps });
    expect(carried(director, rests)).toHaveLength(2);
    const restricted = service([server(nodeA, 'masquerading')], { directorIds: [second.id] });
    const seen = view({ machines: [...machines, nodeA], virtualServices: [restricted] });
    expect(carried(second, seen)).toEqual(['10.0.0.100']);
    expect(buildMachineState(director, seen, 1).director?.virtualServices).toEqual([]);
    expect(buildMachineState(second, seen, 1).director?.virtualServices).toHaveLength(1);
    expect(buildMachineState(nodeA, seen, 1).realServer).toMatchObject([{ directorIp: '10.0.0.69' }]);
  });

  it('tells the director where the agents of its nodes are, and its settings', () => {
    const settings = { cluster: { kernel: { drop_entry: '0' } }, machines: new Map() };
    const seen = view({
      virtualServices: [service([server(nodeA, 'tunneling'), server(null, 'tunneling')])],
      settings,
    });
    const document = buildMachineState(director, seen, 1).director;
    const agents = document?.virtualServices[0]?.realServers.map(({ agent }) => agent);
    expect(agents).toEqual([{ machineId: nodeA.id, address: '10.0.0.65', port: 7480 }, null]);
    expect(document?.settings.kernel).toEqual({ drop_entry: '0' });
  });

  it('prepares nodes for the sorry servers on them before they are needed', () => {
    const sorry = { id: ID('Y'), address: '10.0.0.66', port: 80, forwardingMethod: 'direct-routing', weight: 1 };
    const pool = poolPolicy.parse({ sorryServers: [sorry] });
    const seen = view({ virtualServices: [service([server(nodeA, 'masquerading')], { pool })] });
    expect(buildMachineState(nodeB, seen, 1).realServer).toEqual([
      { method: 'direct-routing', virtualIp: '10.0.0.100' },
    ]);
  });

  it('IW-67 puts the quorum IP on the manager', () => {
    const manager = machine('M', { roles: ['manager'] });
    expect(buildMachineState(manager, view({ machines: [manager] }), 1).addresses).toEqual([
      { address: '10.0.0.9', prefixLength: 24, purpose: 'quorum-ip', announce: true },
    ]);
  });

  it.each([
    ['direct-routing', '10.0.0.65', [{ method: 'direct-routing', virtualIp: '10.0.0.100' }]],
    ['tunneling', '10.0.0.65', [{ method: 'tunneling', virtualIp: '10.0.0.100' }]],
    [
      'masquerading',
      '10.0.0.65',
      [{ method: 'masquerading', address: '10.0.0.65', port: 80, protocol: 'tcp', directorIp: '10.0.0.1' }],
    ],
    [
      'masquerading',
      'fd00::65',
      [{ method: 'masquerading', address: 'fd00::65', port: 80, protocol: 'tcp', directorIp: 'fd00::1' }],
    ],
  ] as const)('prepares a node for %s to %s', (method, address, wanted) => {
    const seen = view({ virtualServices: [service([server(nodeA, method, address)])] });
    expect(buildMachineState(nodeA, seen, 1).realServer).toEqual(wanted);
    expect(buildMachineState(nodeB, seen, 1).realServer).toEqual([]);
  });

  it.each([
    [
      { type: 'gue', port: 6080, checksum: 'none' },
      { encapsulation: 'gue', port: 6080 },
    ],
    [{ type: 'gre', port: 0, checksum: 'none' }, { encapsulation: 'gre' }],
    [{ type: 'ipip', port: 0, checksum: 'none' }, {}],
  ] as const)('prepares a node for a tunnel of %j', (tunnel, wrapping) => {
    const one = server(nodeA, 'tunneling');
    const seen = view({ virtualServices: [service([{ ...one, config: { ...one.config, tunnel } }])] });
    expect(buildMachineState(nodeA, seen, 1).realServer).toEqual([
      { method: 'tunneling', virtualIp: '10.0.0.100', ...wrapping },
    ]);
  });

  it('prepares a node once for several services on one virtual IP', () => {
    const https = service([server(nodeA, 'direct-routing')], {
      id: ID('W'),
      key: { kind: 'address', protocol: 'tcp', address: '10.0.0.100', port: 443 },
    });
    const seen = view({ virtualServices: [service([server(nodeA, 'direct-routing')]), https] });
    expect(buildMachineState(nodeA, seen, 1).realServer).toHaveLength(1);
  });

  it('prepares for every virtual IP of the family behind a firewall mark', () => {
    const marked = service([server(nodeA, 'direct-routing')], {
      key: { kind: 'firewall-mark', family: 'ipv6', mark: 7 },
    });
    expect(buildMachineState(nodeA, view({ virtualServices: [marked] }), 1).realServer).toEqual([
      { method: 'direct-routing', virtualIp: 'fd00::100' },
    ]);
  });

  it('prepares nothing on the director for itself, nor without any director', () => {
    const seen = view({ virtualServices: [service([server(director, 'direct-routing'), server(nodeA, 'tunneling')])] });
    expect(buildMachineState(director, seen, 1).realServer).toEqual([]);
    expect(buildMachineState(nodeA, { ...seen, machines: [nodeA] }, 1).realServer).toEqual([]);
  });

  it('drains the real servers of a node in maintenance and of no other', () => {
    const seen = view({
      machines: [director, { ...nodeA, isInMaintenance: true }, nodeB],
      virtualServices: [service([server(nodeA, 'tunneling'), server(nodeB, 'tunneling'), server(null, 'tunneling')])],
    });
    const servers = buildMachineState(director, seen, 1).director?.virtualServices[0]?.realServers;
    expect(servers?.map(({ adminState }) => adminState)).toEqual(['drain', 'enabled', 'enabled']);
    const disabled = { ...server(nodeA, 'tunneling'), adminState: 'disabled' as const };
    const off = buildMachineState(director, { ...seen, virtualServices: [service([disabled])] }, 1);
    expect(off.director?.virtualServices[0]?.realServers[0]?.adminState).toBe('disabled');
  });

  it('leaves a disabled service out of the table and its nodes prepared', () => {
    const seen = view({ virtualServices: [service([server(nodeA, 'direct-routing')], { isEnabled: false })] });
    expect(buildMachineState(director, seen, 1).director?.virtualServices).toEqual([]);
    expect(buildMachineState(nodeA, seen, 1).realServer).toHaveLength(1);
  });
});

describe(isSameDesire.name, () => {
  it('ignores when a document was written, and nothing else', () => {
    const first = buildMachineState(director, view(), 1);
    expect(isSameDesire(first, buildMachineState(director, view({ epoch: 8 }), 2))).toBe(true);
    expect(isSameDesire(first, buildMachineState({ ...director, name: 'other' }, view(), 1))).toBe(false);
  });
});
