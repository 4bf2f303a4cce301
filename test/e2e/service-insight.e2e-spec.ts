import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Redis } from 'ioredis';
import type { Response } from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type {
  CheckTrial,
  CommandEnvelope,
  CommandOutcome,
  MachineReport,
  MachineState,
  ObservedRealServer,
} from '#libs/contracts';
import { run } from '../../apps/cli/src/run.js';
import { Transactor } from '../../apps/manager/src/common/database/transactor.js';
import { type ApiClient, problemOf } from './harness/api-client.js';
import { TrialReports } from '../../apps/manager/src/load-balancing/trials/trial-reports.js';
import { eventually, HandMachine } from './harness/hand-machine.js';
import { TestManager } from './harness/manager.js';
import { queueTls } from './harness/queue-tls.js';
import { Stores } from './harness/stores.js';

/** A director without an agent: what it has taken, what it was asked, and what it reports. */
interface Director {
  readonly machine: HandMachine;
  readonly redis: Redis;
  state: MachineState | null;
  readonly asked: CommandEnvelope[];
  isSilent: boolean;
  /** How a trial of checks ends; null: it takes it and says nothing. */
  trial: ((trial: CheckTrial) => Partial<CommandOutcome>) | null;
}

const SINCE = '2026-11-21T10:00:00.000Z';
let stores: Stores;
let manager: TestManager;
let admin: ApiClient;
let first: Director;
let second: Director;
let serviceId: string;
let timer: NodeJS.Timeout;
/** Weight that somebody gave the first server behind the director's back. */
let tampered: number | null = null;

function observed(server: MachineServer): ObservedRealServer {
  const weight = tampered ?? server.config.weight;
  const text = weight === server.config.weight ? 'as decided.' : `decided was weight ${server.config.weight}.`;
  return {
    ...{ id: server.id, address: server.address, port: server.port, config: { ...server.config, weight } },
    health: { state: 'up', reason: 'answers', since: SINCE, consecutive: 3, lastLatencyMs: 1 },
    ...{ activeConnections: 5, inactiveConnections: 2, persistentConnections: 1, counters: null, role: 'pool' },
    checks: [
      {
        ...{ name: 'check', kind: 'tcp', state: 'up', reason: 'answers', since: SINCE },
        ...{ consecutive: 3, lastLatencyMs: 1 },
      },
    ],
    causes: [
      { stage: 'probe', text: 'The check says: answers.', since: SINCE },
      {
        ...{ stage: 'kernel', since: SINCE },
        text: `The kernel has it at weight ${weight}${text.startsWith('as') ? ', ' : '; '}${text}`,
      },
    ],
    drain: null,
  };
}

type MachineServer = NonNullable<MachineState['director']>['virtualServices'][number]['realServers'][number];

const reportOf = ({ state }: Director): Partial<MachineReport> => ({
  appliedRevision: state?.revision ?? 0,
  schedulers: ['rr', 'wlc'],
  ipvs: {
    ...{ driver: 'netlink', version: '1.2.1', connectionTableSize: 4096, tunnelTypes: ['ipip'] },
    ...{ persistenceEngines: [], timeouts: { tcpSeconds: 900, tcpFinSeconds: 120, udpSeconds: 300 } },
    ...{ sync: [], settings: { expire_nodest_conn: '1' } },
  },
  virtualServices: (state?.director?.virtualServices ?? []).map(({ id, key, config, realServers }) => ({
    ...{ id, key, config, presence: 'ours', counters: null },
    pool: {
      ...{ state: 'serving', reason: 'All servers are healthy', since: SINCE },
      ...{ healthyServers: realServers.length, totalServers: realServers.length, healthyWeight: realServers.length },
    },
    realServers: realServers.map(observed),
  })),
});

async function direct(name: string, address: string): Promise<Director> {
  const machine = await HandMachine.join(manager, stores, name, ['director']);
  const addresses = JSON.stringify([{ address, prefixLength: 24 }]);
  const { reader } = manager.app.get(Transactor, { strict: false });
  await reader.query('UPDATE machine SET addresses = $2 WHERE id = $1', [machine.id, addresses]);
  const director: Director = {
    machine,
    redis: await machine.connect(),
    state: null,
    asked: [],
    isSilent: false,
    trial: tried,
  };
  await machine.work(async (envelope) => {
    director.asked.push(envelope);
    if (envelope.type === 'machine-state.apply') director.state = (envelope.payload as { state: MachineState }).state;
    const isTrial = envelope.type === 'health.trial';
    if (isTrial && director.trial === null) return;
    const answer = isTrial ? director.trial?.(envelope.payload as CheckTrial) : { result: resultOf(envelope) };
    await machine.answer(director.redis, envelope.commandId, answer);
  });
  return director;
}

/** The first server answers, all others refuse. */
const tried = ({ servers, checks }: CheckTrial): Partial<CommandOutcome> => ({
  result: {
    servers: servers.map(({ address, port }, index) => {
      const outcome = index === 0 ? 'passes' : 'fails';
      const said = { outcome, reason: index === 0 ? 'answers' : 'connection refused' };
      const target = `${address} port ${port}`;
      const [check] = checks;
      const probe = {
        ...said,
        check: check?.name,
        kind: check?.kind,
        target,
        latencyMs: 1.5,
        expected: 'x',
        raw: 'hello',
      };
      return { address, port, ...said, probes: [probe] };
    }),
  },
});

function resultOf({ type }: CommandEnvelope): unknown {
  const connection = {
    ...{ protocol: 'tcp', clientAddress: '198.51.100.7', clientPort: 40_000, virtualAddress: '192.0.2.80' },
    ...{ virtualPort: 80, realServerAddress: '10.77.0.21', realServerPort: 80, state: 'ESTABLISHED' },
    expiresSeconds: 899,
  };
  if (type === 'ipvs.connections') return { connections: [connection], isTruncated: false };
  if (type !== 'health.probe') return null;
  const target = '10.77.0.21 port 80';
  return { probes: [{ check: 'check', kind: 'tcp', target, ok: true, reason: 'answers', latencyMs: 1, raw: 'hello' }] };
}

beforeAll(async () => {
  stores = await Stores.start({ redisTls: queueTls });
  manager = await TestManager.start(stores);
  admin = await manager.logIn();
  first = await direct('director-1', '10.77.0.11');
  second = await direct('director-2', '10.77.0.12');
  timer = setInterval(() => {
    for (const director of [first, second]) {
      if (director.isSilent) continue;
      const { machine, redis } = director;
      machine.report(redis, machine.machineReport(reportOf(director))).catch(() => undefined);
    }
  }, 500);
  await admin.put('/cluster', { name: 'main', spec: { topology: 'two-nic', quorumIp: '10.77.0.1' } });
  await admin.post('/addresses', { spec: { address: '192.0.2.80' } });
  const check = { kind: 'imap', port: 143, username: 'probe', password: 'hush-hush' };
  const made = await admin.post('/virtual-services', {
    name: 'web',
    spec: {
      protocol: 'tcp',
      address: '192.0.2.80',
      port: 80,
      health: { checks: [{ kind: 'tcp' }, { ...check, name: 'mail' }] },
    },
    realServers: [{ spec: { address: '10.77.0.21', weight: 3 } }],
  });
  serviceId = (made.body as { object: { id: string } }).object.id;
  const path = `/virtual-services/${serviceId}`;
  await eventually('the service to be up for both directors', 20_000, async () => {
    const { status } = (await admin.get(path)).body as { status: { directors: { state: string }[] } };
    return status.directors.length === 2 && status.directors.every(({ state }) => state === 'up');
  });
});
afterAll(async () => {
  clearInterval(timer);
  await first.machine.leave();
  await second.machine.leave();
  await manager.stop();
  await stores.stop();
});

describe('several directors', () => {
  it('have the service, one carries its address, and each view is shown', async () => {
    const shown = (await admin.get(`/virtual-services/${serviceId}`)).body as object;
    expect(shown).toMatchObject({
      status: {
        ...{ directorId: first.machine.id, pool: { state: 'serving' } },
        directors: [
          { name: 'director-1', isCarrier: true, state: 'up', fresh: true },
          { name: 'director-2', isCarrier: false, state: 'up', fresh: true },
        ],
      },
    });
    expect(first.state?.addresses).toMatchObject([{ address: '192.0.2.80' }]);
    expect(second.state?.addresses).toEqual([]);
  });

  it('get the secrets of checks opened, and only they', () => {
    const [service] = first.state?.director?.virtualServices ?? [];
    expect(service?.health.checks[1]).toMatchObject({ kind: 'imap', password: 'hush-hush' });
  });

  it('hand an address over to the preferred one', async () => {
    const { items } = (await admin.get('/addresses?address=192.0.2.80')).body as { items: { id: string }[] };
    const path = `/addresses/${items[0]?.id ?? ''}`;
    await admin.patch(path, { spec: { preferredDirectorId: second.machine.id } }, { 'if-match': '*' });
    await eventually('the address to move', 5000, () => Promise.resolve(second.state?.addresses.length === 1));
    expect(first.state?.addresses).toEqual([]);
    expect((await admin.get(`/virtual-services/${serviceId}`)).body).toMatchObject({
      status: { directorId: second.machine.id },
    });
    await admin.patch(path, { spec: { preferredDirectorId: null } }, { 'if-match': '*' });
    await eventually('the address to come back', 5000, () => Promise.resolve(first.state?.addresses.length === 1));
  });

  it('each get the settings of the cluster and their own', async () => {
    await admin.patch('/director-settings', { spec: { timeouts: { tcpSeconds: 600 }, kernel: { drop_entry: '0' } } });
    const own = `/nodes/${second.machine.id}/director-settings`;
    await admin.patch(own, { spec: { kernel: { drop_entry: '3' } } }, { 'if-match': '*' });
    await eventually('the settings to arrive', 5000, () =>
      Promise.resolve(second.state?.director?.settings.kernel['drop_entry'] === '3'),
    );
    expect(first.state?.director?.settings).toMatchObject({
      ...{ timeouts: { tcpSeconds: 600, udpSeconds: null }, kernel: { drop_entry: '0' } },
    });
    expect((await admin.get(own)).body).toMatchObject({
      ...{ spec: { kernel: { drop_entry: '3' } }, status: { effective: { timeouts: { tcpSeconds: 600 } } } },
    });
    const bad = await admin.patch('/director-settings', { spec: { kernel: { drop_entry: '9' } } });
    expect(problemOf(bad).errors).toMatchObject([{ pointer: '/spec/kernel/drop_entry' }]);
  });
});

describe('what kernels lack', () => {
  it('is refused with the director’s name and a remedy, and listed', async () => {
    const spec = { protocol: 'tcp', address: '192.0.2.80', port: 81, scheduler: 'mh' };
    const refused = problemOf(await admin.post('/virtual-services', { name: 'x', spec }));
    expect(refused).toMatchObject({
      status: 422,
      code: 'unsupported-by-kernel',
      errors: [{ pointer: '/spec/scheduler' }],
    });
    expect(refused.detail).toContain('director-1');
    expect(refused.hint).toContain('ip_vs_mh');
    const tunnel = { type: 'gue', port: 6080 };
    const server = await admin.post(`/virtual-services/${serviceId}/real-servers`, {
      spec: { address: '10.77.0.22', forwardingMethod: 'tunneling', tunnel },
    });
    expect(problemOf(server)).toMatchObject({ status: 422, errors: [{ pointer: '/spec/tunnel/type' }] });
    const { directors } = (await admin.get('/capabilities')).body as { directors: object[] };
    expect(directors).toMatchObject([{ name: 'director-1', driver: 'netlink', fresh: true }, { name: 'director-2' }]);
    const { items } = (await admin.get('/schedulers')).body as { items: { name: string; available: boolean }[] };
    expect(items.find(({ name }) => name === 'mh')?.available).toBe(false);
    expect(items.find(({ name }) => name === 'rr')?.available).toBe(true);
  });
});

describe('why', () => {
  it('tells the chain of causes, and compares what is wanted with the kernel', async () => {
    const path = `/virtual-services/${serviceId}`;
    expect((await admin.get(`${path}/why`)).body).toMatchObject({
      ...{ state: 'up', fresh: true, pool: { state: 'serving' } },
      realServers: [{ causes: [{ stage: 'probe' }, { stage: 'kernel' }], checks: [{ name: 'check' }] }],
    });
    expect((await admin.get(`${path}/comparison`)).body).toMatchObject({
      ...{ hasDrift: false, differences: [] },
      realServers: [{ desired: { weight: 3 }, kernel: { weight: 3 }, differences: [] }],
    });
    tampered = 7;
    await eventually('the drift to be seen', 5000, async () => {
      const { hasDrift } = (await admin.get(`${path}/comparison`)).body as { hasDrift: boolean };
      return hasDrift;
    });
    expect((await admin.get(`${path}/comparison`)).body).toMatchObject({
      realServers: [{ differences: [{ field: 'weight', desired: 3, kernel: 7, isDrift: true }] }],
    });
    tampered = null;
  });
});

describe('a trial of checks', () => {
  const wait = { prefer: 'wait=10' };
  const spec = {
    ...{ protocol: 'tcp', address: '192.0.2.81', port: 143 },
    health: { checks: [{ kind: 'imap', username: 'probe', password: 'hush-trial' }] },
  };
  const servers = (): object[] => [{ spec: { nodeId: second.machine.id } }, { spec: { address: '10.77.0.99' } }];
  const ask = (change: object = {}, headers: Record<string, string> = wait): Promise<Response> =>
    admin.post('/check-trials', { spec, realServers: servers(), ...change }, headers);

  it('asks each server once from a director, for a service that is not there', async () => {
    const answer = await ask();
    const body = answer.body as object;
    expect(answer.status).toBe(201);
    expect(answer.headers).toMatchObject({ 'x-changed': 'false', 'preference-applied': 'wait=10' });
    const { object, operation } = body as { object: { id: string }; operation: { id: string } };
    expect(body).toMatchObject({
      operation: { kind: 'check-trial.run', state: 'succeeded' },
      object: {
        ...{ id: operation.id, directorName: 'director-1', passing: 1 },
        servers: [
          { nodeId: second.machine.id, name: 'director-2', address: '10.77.0.12', port: 143, state: 'would-pass' },
          { nodeId: null, name: '10.77.0.99', state: 'would-fail', reason: 'connection refused' },
        ],
      },
    });
    expect((await admin.get(`/check-trials/${object.id}`)).body).toEqual(object);
    const sent = first.asked.find(({ type }) => type === 'health.trial');
    expect(sent?.payload).toMatchObject({ checks: [{ kind: 'imap', password: 'hush-trial' }], combine: 'all' });
    const command = (await admin.get(`/commands/${sent?.commandId ?? ''}`)).body as object;
    expect(command).toMatchObject({ spec: { payload: { checks: [{ password: null }] } } });
    expect((await admin.get('/virtual-services?limit=50')).body).toMatchObject({ items: [{ name: 'web' }] });
    const audited = await manager.query(`SELECT after::text FROM audit_entry WHERE action = 'check-trial.run'`);
    expect(audited).toHaveLength(1);
    const everywhere = await manager.query(`SELECT payload::text FROM command WHERE type = 'health.trial'`);
    expect(JSON.stringify([audited, everywhere])).not.toContain('hush-trial');
  });

  it('says why nobody was asked: an old agent, an answer that is none', async () => {
    first.trial = () => ({
      outcome: 'refused',
      error: { code: 'invalid-input', message: 'The command cannot be read' },
    });
    expect((await ask()).body).toMatchObject({
      operation: { state: 'failed', error: { hint: expect.stringContaining('update it') as string } },
      object: {
        passing: 0,
        servers: [{ state: 'not-asked', reason: expect.stringContaining('too old') as string }, {}],
      },
    });
    first.trial = () => ({ result: { servers: [{ address: '<b>' }] } });
    expect((await ask()).body).toMatchObject({ object: { servers: [{ state: 'not-asked', checks: [] }, {}] } });
    first.trial = tried;
  });

  it('is made by the director that is wanted, which does not do many at once', async () => {
    expect((await ask({ directorId: second.machine.id })).body).toMatchObject({
      object: { directorName: 'director-2' },
    });
    const stranger = problemOf(await ask({ directorId: '01J9Z3N8Q4W7Y2T5R6V0X1B3C5' }));
    expect(stranger).toMatchObject({ status: 400, errors: [{ pointer: '/directorId' }] });
    second.trial = null;
    const wish = { directorId: second.machine.id };
    const begun = await ask(wish, {});
    expect(begun.status).toBe(202);
    const { id } = (begun.body as { object: { id: string } }).object;
    expect(begun.body).toMatchObject({ object: { finishedAt: null, servers: [{ state: 'asking' }, {}] } });
    const forgotten = (await ask(wish, {})).body as { object: { id: string } };
    expect(problemOf(await ask(wish))).toMatchObject({ status: 409, code: 'node-busy' });
    expect((await ask()).body).toMatchObject({ object: { directorName: 'director-1' } });
    await manager.query(`UPDATE operation SET created_at = created_at - interval '30 seconds' WHERE id = '${id}'`);
    const reason = 'director-2 has not answered within 30 s.';
    expect((await admin.get(`/check-trials/${id}`)).body).toMatchObject({
      ...{ passing: 0, finishedAt: expect.any(String) as string, servers: [{ state: 'not-asked', reason }, {}] },
    });
    expect((await admin.get(`/operations/${id}`)).body).toMatchObject({ error: { code: 'command-timeout' } });
    expect((await admin.get(`/check-trials/${serviceId}`)).status).toBe(404);
    const other = forgotten.object.id;
    await manager.query(`UPDATE operation SET created_at = created_at - interval '30 seconds' WHERE id = '${other}'`);
    await manager.app.get(TrialReports).settle();
    expect((await admin.get(`/operations/${other}`)).body).toMatchObject({ error: { code: 'command-timeout' } });
  });

  it('is a table on the command line, which ends with 1 unless all would pass', async () => {
    const { port } = manager.server.address() as AddressInfo;
    let said = '';
    const directorate = (line: string): Promise<number> =>
      run(line.split(' '), {
        environment: { DIRECTORATE_URL: `http://127.0.0.1:${port}`, DIRECTORATE_TOKEN: admin.token ?? '' },
        streams: { out: (text) => void (said += text), err: (text) => void (said += text) },
        prompt: { isInteractive: false, secret: () => Promise.resolve(''), confirm: () => Promise.resolve(false) },
        sleep: async (ms) => sleep(ms),
      });
    const service = 'services try-check tcp/192.0.2.81:80 --check http --nodes director-2';
    expect(await directorate(`${service} --raw --director director-1`), said).toBe(0);
    expect(said).toMatch(/director-2 +10\.77\.0\.12 port 80 +would pass now +1\.5 +answers/);
    expect(said).toContain('director-2, check: expected x\n  hello');
    expect(await directorate(`${service} --addresses 10.77.0.99 --director director-1`)).toBe(1);
    expect(said).toContain('1 of 2 would pass now, asked from director-1.');
    expect(await directorate('services try-check tcp/192.0.2.81:80')).toBe(2);
  });
});

describe('actions', () => {
  it('ask directors at once: zero counters, list connections, probe', async () => {
    const path = `/virtual-services/${serviceId}`;
    const wait = { prefer: 'wait=10' };
    const zeroed = await admin.post(`${path}/zero`, {}, wait);
    expect(zeroed.body).toMatchObject({ operation: { kind: 'virtual-service.zero', state: 'succeeded' } });
    for (const { asked } of [first, second]) expect(asked.map(({ type }) => type)).toContain('ipvs.zero');
    const listed = await admin.get(`/connections?serviceId=${serviceId}&client=198.51.100.7&limit=5`);
    expect(listed.body).toMatchObject({
      ...{ directorName: 'director-1', isTruncated: false },
      items: [{ clientAddress: '198.51.100.7', state: 'ESTABLISHED' }],
    });
    expect(first.asked.find(({ type }) => type === 'ipvs.connections')?.payload).toMatchObject({
      ...{ service: { address: '192.0.2.80', port: 80 }, clientAddress: '198.51.100.7', limit: 5 },
    });
    const { realServers } = (await admin.get(path)).body as { realServers: { id: string }[] };
    const probe = `${path}/real-servers/${realServers[0]?.id ?? ''}/probe`;
    expect((await admin.post(probe, { check: 'check' }, wait)).body).toMatchObject({
      operation: { state: 'succeeded', result: { probes: [{ ok: true, raw: 'hello' }] } },
    });
    expect(problemOf(await admin.post(probe, { check: 'other' })).errors).toMatchObject([{ pointer: '/check' }]);
  });

  it('of stale directors nothing is known', async () => {
    first.isSilent = true;
    const path = `/virtual-services/${serviceId}`;
    await eventually('the director to be stale', 20_000, async () => {
      const { fresh } = (await admin.get(`${path}/why`)).body as { fresh: boolean };
      return !fresh;
    });
    expect((await admin.get(`${path}/why`)).body).toMatchObject({
      ...{ state: 'unknown', pool: null, realServers: [{ state: 'unknown', causes: [], checks: [] }] },
      directors: [
        { fresh: false, state: 'unknown' },
        { fresh: true, state: 'up' },
      ],
    });
    expect((await admin.get(`${path}/comparison`)).body).toMatchObject({ hasDrift: null, fresh: false });
    const spec = { protocol: 'tcp', address: '192.0.2.81', port: 80 };
    const trial = { spec, realServers: [{ spec: { address: '10.77.0.21' } }], directorId: first.machine.id };
    const refused = problemOf(await admin.post('/check-trials', trial));
    expect(refused).toMatchObject({ status: 422, code: 'node-unreachable' });
    expect(refused.detail).toContain('director-1 has not reported for');
  });
});
