import { describe, expect, it } from 'vitest';
import type { ObservedRealServer, ObservedVirtualService } from '#libs/contracts';
import { clusterFamilies, type ClusterSnapshot } from './cluster-families.js';
import { renderFamilies } from './exposition.js';
import { faultsIn } from './testing/read-exposition.js';

const counters = { connections: 5, packetsIn: 50, packetsOut: 40, bytesIn: 5000, bytesOut: 4000 };
const server = (address: string, change: Partial<ObservedRealServer> = {}): ObservedRealServer =>
  ({
    ...{ id: `id of ${address}`, address, port: 80, config: { weight: 100 } },
    ...{ health: { state: 'up' }, role: 'pool', counters },
    ...{ activeConnections: 3, inactiveConnections: 1, persistentConnections: 2 },
    ...change,
  }) as ObservedRealServer;
const service = (change: Partial<ObservedVirtualService> = {}): ObservedVirtualService =>
  ({
    ...{ id: 'web-id', presence: 'ours', counters, pool: { state: 'sorry', healthyServers: 1 } },
    realServers: [server('10.0.0.2'), server('fd00::2', { health: null, config: null })],
    ...change,
  }) as ObservedVirtualService;
const snapshot = (services: ObservedVirtualService[], change: Partial<ClusterSnapshot> = {}): ClusterSnapshot => ({
  directors: [{ name: 'd1', report: { virtualServices: services } }],
  nodes: [{ name: 'n1', isFresh: false, isUp: false, reportAgeSeconds: 12.5 }],
  serviceNames: new Map([['web-id', 'we"b\\\n']]),
  servicesUp: new Map([['web-id', true]]),
  mostServers: 10,
  ...change,
});
const render = (one: ClusterSnapshot): string => renderFamilies(clusterFamilies(one));

describe(clusterFamilies.name, () => {
  it('is text that Prometheus takes, whatever names there are', () => {
    const text = render(snapshot([service()]));
    expect(faultsIn(text)).toEqual([]);
    expect(text).toContain('directorate_service_connections_total{service="we\\"b\\\\\\n",director="d1"} 5\n');
    expect(text).toContain('server="[fd00::2]:80",director="d1"');
    expect(text).toContain('state="sorry"} 1\n');
    expect(text).toContain('state="serving"} 0\n');
    expect(text).toContain('directorate_node_report_age_seconds{node="n1"} 12.5\n');
  });

  it('says nothing of what it does not know', () => {
    const text = render(
      snapshot([service({ realServers: [server('10.0.0.2', { health: null, config: null, counters: null })] })]),
    );
    for (const name of ['server_up', 'server_weight', 'server_connections_total']) expect(text).not.toContain(name);
    expect(render(snapshot([service({ presence: 'missing' })]))).not.toContain('service_connections_total');
    const silent = render(snapshot([], { directors: [], servicesUp: new Map() }));
    expect(silent).not.toMatch(/directorate_(service|server)_/);
    expect(silent).toContain('directorate_node_up{node="n1"} 0');
  });

  it('leaves servers out when there are too many, and says so', () => {
    const realServers = Array.from({ length: 25 }, (_, index) => server(`10.0.1.${index}`));
    const text = render(snapshot([service({ realServers })]));
    expect(text.match(/^directorate_server_weight\{/gm)).toHaveLength(10);
    expect(text).toContain('directorate_metrics_left_out_servers 15\n');
  });

  it('renders 10,000 servers quickly', () => {
    const realServers = Array.from({ length: 10_000 }, (_, index) => server(`10.0.${index >> 8}.${index & 255}`));
    const began = performance.now();
    const text = render(snapshot([service({ realServers })], { mostServers: 10_000 }));
    expect(performance.now() - began).toBeLessThan(5000);
    expect(text.split('\n').length).toBeGreaterThan(100_000);
  });
});
