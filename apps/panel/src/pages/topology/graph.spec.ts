import { describe, expect, it } from 'vitest';
import { graphOf, type Seen } from './graph.js';

type Service = Seen['services'][number];
type Node = Seen['nodes'][number];

const node = (id: string, roles: Node['spec']['roles'], fresh = true): Node => ({
  ...{ id, name: id },
  spec: { roles, maintenance: false, addresses: [{ address: `10.0.0.${id.length}`, prefixLength: 24 }] },
  status: { state: 'up', fresh, hostname: id } as Node['status'],
});
const service = (id: string, servers: readonly (readonly [string | null, number])[]): Service => ({
  ...{ id, name: id, key: `tcp 192.0.2.80:${id.length}` },
  spec: { address: '192.0.2.80' } as Service['spec'],
  status: { state: 'up', fresh: true, directorId: 'd1', activeConnections: 5, traffic: null } as Service['status'],
  realServers: servers.map(([nodeId, activeConnections]) => ({
    spec: { nodeId },
    status: { activeConnections },
  })) as Service['realServers'],
});
const seen = (change: Partial<Seen>): Seen => ({
  ...{
    cluster: { name: 'main', quorumIp: '10.0.0.1' },
    addresses: [{ spec: { address: '192.0.2.80', purpose: 'virtual-ip' } as never }],
  },
  ...{ nodes: [node('d1', ['director']), node('n1', ['app-server'])], services: [], ...change },
});
const links = (change: Partial<Seen>): string[] =>
  graphOf(seen(change))
    .edges.filter(({ isControl }) => !isControl)
    .map(({ from, to, load }) => `${from} > ${to}: ${load}`);

describe(graphOf.name, () => {
  it('follows the packets from the clients to the servers', () => {
    expect(links({ services: [service('shop', [['n1', 3]])] })).toEqual([
      'clients > address 192.0.2.80: 5',
      'address 192.0.2.80 > director d1: 5',
      'director d1 > service shop: 5',
      'service shop > node n1: 3',
    ]);
  });

  it('adds up what passes over one link', () => {
    const services = [service('shop', []), service('mail', [])];
    expect(links({ services })).toContain('clients > address 192.0.2.80: 10');
  });

  it('shows servers without an agent as one box', () => {
    const services = [
      service('shop', [
        [null, 1],
        [null, 2],
      ]),
    ];
    expect(links({ services })).toContain('service shop > elsewhere: 3');
  });

  it('folds what nobody could read', () => {
    const nodes = Array.from({ length: 40 }, (_one, index) => node(`n${index}`, ['app-server']));
    const { vertices } = graphOf(seen({ nodes: [node('d1', ['director']), ...nodes] }));
    expect(vertices.filter(({ kind }) => kind === 'node')).toHaveLength(15);
    expect(vertices.find(({ kind }) => kind === 'more')?.title).toBe('25 more');
  });

  it('shows nothing that is stale as up', () => {
    const { vertices } = graphOf(seen({ nodes: [node('d1', ['director'], false)] }));
    expect(vertices.find(({ kind }) => kind === 'director')?.state).toBe('unknown');
  });
});
