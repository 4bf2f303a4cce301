import type { Redis } from 'ioredis';
import supertest, { type Response } from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { MachineReport, MachineState } from '#libs/contracts';
import { faultsIn } from '../../apps/manager/src/metrics/testing/read-exposition.js';
import { type ApiClient, problemOf } from './harness/api-client.js';
import { eventually, HandMachine } from './harness/hand-machine.js';
import { TestManager } from './harness/manager.js';
import { queueTls } from './harness/queue-tls.js';
import { Stores } from './harness/stores.js';

let stores: Stores;
let manager: TestManager;
let admin: ApiClient;
let director: HandMachine;
let redis: Redis;
let state: MachineState | null = null;
let scraper: string;
let connections = 100;

const scrape = (token: string | null): Promise<Response> => {
  const request = supertest(manager.server).get('/metrics');
  return token === null ? request : request.set('authorization', `Bearer ${token}`);
};
const text = async (): Promise<string> => {
  const answer = await scrape(scraper);
  expect(answer.status, answer.text).toBe(200);
  return answer.text;
};
const tokenWith = async (name: string, scopes: string[]): Promise<string> => {
  const expiresAt = new Date(Date.now() + 86_400_000).toISOString();
  const answer = await admin.post('/tokens', { name, spec: { scopes, expiresAt } });
  expect(answer.status, JSON.stringify(answer.body)).toBe(201);
  return (answer.body as { secret: string }).secret;
};

/** What an agent would say of the document that it has. */
function directorReport(): Partial<MachineReport> {
  const counters = {
    connections,
    packetsIn: connections * 10,
    packetsOut: 0,
    bytesIn: connections * 1000,
    bytesOut: 0,
  };
  const since = '2026-11-21T10:00:00.000Z';
  return {
    appliedRevision: state?.revision ?? 0,
    virtualServices: (state?.director?.virtualServices ?? []).map(({ id, key, config, realServers }) => ({
      ...{ id, key, config, presence: 'ours', counters },
      pool: { state: 'serving', reason: 'well', since, healthyServers: 1, totalServers: 1, healthyWeight: 1 },
      realServers: realServers.map((server) => ({
        ...{ id: server.id, address: server.address, port: server.port, config: server.config, counters },
        health: { state: 'up', reason: 'answers', since, consecutive: 3, lastLatencyMs: 1 },
        ...{ activeConnections: 5, inactiveConnections: 2, persistentConnections: 0 },
        ...{ role: 'pool', checks: [], causes: [], drain: null },
      })),
    })),
  };
}

beforeAll(async () => {
  stores = await Stores.start({ redisTls: queueTls });
  manager = await TestManager.start(stores);
  admin = await manager.logIn();
  director = await HandMachine.join(manager, stores, 'director-1', ['director']);
  redis = await director.connect();
  await director.work(async ({ commandId, type, payload }) => {
    if (type === 'machine-state.apply') ({ state } = payload as { state: MachineState });
    await director.answer(redis, commandId);
  });
  await admin.put('/cluster', { name: 'main', spec: { topology: 'one-nic', quorumIp: '192.0.2.10' } });
  await admin.post('/addresses', { spec: { address: '192.0.2.80' } });
  await admin.post(
    '/virtual-services',
    {
      name: 'web',
      spec: { protocol: 'tcp', address: '192.0.2.80', port: 80 },
      realServers: [{ spec: { address: '10.77.0.99' } }],
    },
    { prefer: 'wait=10' },
  );
  scraper = await tokenWith('prometheus', ['metrics:read']);
});
afterAll(async () => {
  await director.leave();
  await manager.stop();
  await stores.stop();
});

describe('/metrics', () => {
  it('shows counters and gauges in a form that promtool finds nothing wrong with', async () => {
    await director.report(redis, director.machineReport(directorReport()));
    await eventually('the service', 5000, async () => (await text()).includes('directorate_service_connections_total'));
    const shown = await text();
    expect(faultsIn(shown)).toEqual([]);
    for (const line of [
      'directorate_service_connections_total{service="web",director="director-1"} 100',
      'directorate_service_bytes_total{service="web",director="director-1",direction="in"} 100000',
      'directorate_server_connections_total{service="web",server="10.77.0.99:80",director="director-1"} 100',
      'directorate_server_up{service="web",server="10.77.0.99:80",director="director-1"} 1',
      'directorate_server_weight{service="web",server="10.77.0.99:80",director="director-1"} 1',
      'directorate_service_pool_state{service="web",director="director-1",state="serving"} 1',
      'directorate_node_fresh{node="director-1"} 1',
      'directorate_queue_connected 1',
      'directorate_operations_running 0',
    ]) {
      expect(shown.split('\n'), line).toContain(line);
    }
    expect(shown).toMatch(
      /directorate_http_request_duration_seconds_count\{method="POST",route="\/api\/v1\/virtual-services",status="2xx"\} 1/,
    );
    expect(shown).toMatch(/^process_resident_memory_bytes \d+/m);
  });

  it('names no route that does not exist, however many are tried', async () => {
    for (let count = 0; count < 5; count += 1) await admin.get(`/nothing-${count}`);
    const routes = [...(await text()).matchAll(/duration_seconds_count\{[^}]*route="([^"]*)"/g)].map(
      ([, route]) => route,
    );
    expect(routes.filter((route) => route?.includes('nothing'))).toEqual([]);
  });

  it('forgets what a silent director said: no stale green', async () => {
    connections = 250;
    await director.report(redis, director.machineReport(directorReport()));
    await eventually('the new counter', 5000, async () => (await text()).includes('director="director-1"} 250'));
    await eventually('silence', 15_000, async () => !(await text()).includes('directorate_service_connections_total'));
    const shown = await text();
    expect(shown).not.toMatch(/directorate_(server|service)_/);
    expect(shown).toContain('directorate_node_up{node="director-1"} 0');
    expect(shown).toContain('directorate_node_fresh{node="director-1"} 0');
    expect(faultsIn(shown)).toEqual([]);
  });

  it('asks for a token with its scope', async () => {
    expect(problemOf(await scrape(null)).code).toBe('unauthenticated');
    expect(problemOf(await scrape(await tokenWith('other', ['nodes:read']))).code).toBe('forbidden');
    expect((await scrape(admin.token)).status).toBe(200);
  });

  it('is open on loopback when that is set, and even there a wrong token is refused', async () => {
    await manager.stop();
    manager = await TestManager.start(stores, { DIRECTORATE_METRICS_ON_LOOPBACK: 'yes' });
    expect((await scrape(null)).status).toBe(200);
    expect(problemOf(await scrape('dt_wrong')).code).toBe('unauthenticated');
  });
});
