import type { Redis } from 'ioredis';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { MachineReport, MachineState, ObservedVirtualService } from '#libs/contracts';
import { formatKey, parseTable } from '#libs/ipvs';
import { Transactor } from '../../apps/manager/src/common/database/transactor.js';
import { type ApiClient, problemOf } from './harness/api-client.js';
import { eventually, HandMachine } from './harness/hand-machine.js';
import { TestManager } from './harness/manager.js';
import { queueTls } from './harness/queue-tls.js';
import { Stores } from './harness/stores.js';

const WEB = '-A -t 192.0.2.80:80 -s rr\n-a -t 192.0.2.80:80 -r 10.77.0.21:80 -g -w 1\n';
const MAIL =
  '-A -t 192.0.2.80:25 -s wlc\n-a -t 192.0.2.80:25 -r 10.77.0.22:25 -m -w 0\n-a -t 192.0.2.80:25 -r 10.77.0.23:25 -m -w 1\n';
const KEEPALIVED = `vrrp_instance V {
  interface eth0
  virtual_ipaddress {
    192.0.2.80/24
  }
}
virtual_server 192.0.2.80 80 {
  protocol TCP
  lvs_sched rr
  lvs_method DR
  real_server 10.77.0.21 80 {
    TCP_CHECK
  }
}
virtual_server 192.0.2.80 25 {
  protocol TCP
  lvs_sched lc
  real_server 10.77.0.22 25 {
    weight 5
    SMTP_CHECK
  }
  frobnicate
}
virtual_server 192.0.2.80 443 {
  protocol TCP
  lvs_sched rr
  lvs_method DR
  real_server 10.77.0.21 443 {
    MISC_CHECK {
      misc_path "/usr/bin/true"
    }
  }
}
`;

interface Found {
  readonly number: number;
  readonly name: string;
  readonly key: string;
  readonly state: string;
  readonly virtualServiceId: string | null;
  readonly shadows: readonly { presence: string; steps: readonly { command: string; reason: string }[] | null }[];
}
interface ImportBody {
  readonly id: string;
  readonly services: readonly Found[];
  readonly notTaken: readonly { line: number; text: string }[];
}

let stores: Stores;
let manager: TestManager;
let admin: ApiClient;
let director: HandMachine;
let redis: Redis;
let timer: NodeJS.Timeout;
let state: MachineState | null = null;
let kernel = WEB + MAIL;

/** The kernel as an agent reports it: services are somebody else's until the document adopts them. */
function report(): Partial<MachineReport> {
  const adopted = new Set(state?.director?.adopted ?? []);
  return {
    appliedRevision: state?.revision ?? 0,
    schedulers: ['rr', 'lc', 'wlc'],
    addresses: [
      { device: 'eth0', address: '10.77.0.11', prefixLength: 24, mac: null, managed: false },
      { device: 'eth0', address: '192.0.2.80', prefixLength: 24, mac: null, managed: false },
    ],
    virtualServices: parseTable(kernel).map(({ key, config, realServers }): ObservedVirtualService => ({
      ...{ id: null, key, pool: null, counters: null },
      config: { ...config, schedulerFlags: [...config.schedulerFlags] },
      presence: adopted.has(formatKey(key)) ? 'ours' : 'foreign',
      realServers: realServers.map((server) => ({
        ...{ id: null, address: server.address, port: server.port, config: server.config, health: null },
        ...{ activeConnections: 5, inactiveConnections: 2, persistentConnections: 0, counters: null },
        ...{ role: 'pool' as const, checks: [], causes: [], drain: null },
      })),
    })),
  };
}

beforeAll(async () => {
  stores = await Stores.start({ redisTls: queueTls });
  manager = await TestManager.start(stores);
  admin = await manager.logIn();
  director = await HandMachine.join(manager, stores, 'director-1', ['director']);
  // It had the virtual IP when it joined.
  const addresses = ['10.77.0.11', '192.0.2.80'].map((address) => ({ address, prefixLength: 24 }));
  const { reader } = manager.app.get(Transactor, { strict: false });
  await reader.query('UPDATE machine SET addresses = $2 WHERE id = $1', [director.id, JSON.stringify(addresses)]);
  redis = await director.connect();
  await director.work(async ({ commandId, type, payload }) => {
    if (type === 'machine-state.apply') ({ state } = payload as { state: MachineState });
    await director.answer(redis, commandId);
  });
  timer = setInterval(() => {
    director.report(redis, director.machineReport(report())).catch(() => undefined);
  }, 500);
  await admin.put('/cluster', { name: 'main', spec: { topology: 'two-nic', quorumIp: '10.77.0.1' } });
  await eventually('the director to report', 8000, async () => {
    const { items } = (await admin.get('/nodes')).body as { items: { status: { state: string } }[] };
    return items[0]?.status.state === 'up';
  });
});
afterAll(async () => {
  clearInterval(timer);
  await director.leave();
  await manager.stop();
  await stores.stop();
});

const importOf = async (body: object): Promise<ImportBody> => {
  const created = await admin.post('/imports', body);
  expect(created.status).toBe(201);
  return created.body as ImportBody;
};
const seen = async (id: string): Promise<ImportBody> => (await admin.get(`/imports/${id}`)).body as ImportBody;
const adopt = (id: string, number: number, body: object = {}, query = ''): ReturnType<ApiClient['post']> =>
  admin.post(`/imports/${id}/services/${number}/adopt${query}`, body, { prefer: 'wait=10' });

describe('POST /imports', () => {
  it('finds services, says what is not taken, and what the director would do differently', async () => {
    const found = await importOf({ source: 'keepalived', text: KEEPALIVED });
    expect(found.services.map(({ key, state: its }) => [key, its])).toEqual([
      ['tcp 192.0.2.80:80', 'shadow'],
      ['tcp 192.0.2.80:25', 'shadow'],
      ['tcp 192.0.2.80:443', 'shadow'],
    ]);
    expect(found.notTaken).toMatchObject([{ line: 22, text: 'frobnicate' }]);
    const [web, mail, secure] = found.services.map(({ shadows }) => shadows);
    expect(web).toMatchObject([{ presence: 'foreign', steps: [], carries: { device: 'eth0', prefixLength: 24 } }]);
    expect(mail?.[0]?.steps?.map(({ command }) => command)).toEqual([
      'ipvsadm -E -t 192.0.2.80:25 -s lc',
      'ipvsadm -e -t 192.0.2.80:25 -r 10.77.0.22:25 -m -w 5 -x 0 -y 0',
      'ipvsadm -e -t 192.0.2.80:25 -r 10.77.0.23:25 -m -w 0 -x 0 -y 0',
      'ipvsadm -d -t 192.0.2.80:25 -r 10.77.0.23:25',
    ]);
    expect(secure?.[0]).toMatchObject({ presence: 'missing' });
    expect(state?.director?.adopted ?? []).toEqual([]);
  });

  it('follows the kernel while it watches', async () => {
    const { id } = await importOf({ source: 'keepalived', text: KEEPALIVED });
    kernel = kernel.replace('-s rr', '-s wlc');
    const stepsOfWeb = async (): Promise<readonly object[]> => (await seen(id)).services[0]?.shadows[0]?.steps ?? [];
    await eventually('the report to show it', 5000, async () => (await stepsOfWeb()).length === 1);
    expect(await stepsOfWeb()).toEqual([
      { command: 'ipvsadm -E -t 192.0.2.80:80 -s rr', reason: 'scheduler wlc → rr' },
    ]);
    kernel = kernel.replace('80:80 -s wlc', '80:80 -s rr');
    await eventually('the report to forget it', 5000, async () => (await stepsOfWeb()).length === 0);
  });

  it('reads the live table of a director, and what ipvsadm saved', async () => {
    const live = await importOf({ source: 'director' });
    expect(live.services.map(({ key }) => key)).toEqual(['tcp 192.0.2.80:80', 'tcp 192.0.2.80:25']);
    expect(live.services.every(({ shadows }) => shadows[0]?.steps?.length === 0)).toBe(true);
    const saved = await importOf({ source: 'ipvsadm-save', text: WEB });
    expect(saved.services).toMatchObject([{ key: 'tcp 192.0.2.80:80', shadows: [{ steps: [] }] }]);
  });

  it('keeps nothing in a dry run', async () => {
    const before = (await admin.get('/imports')).body as { items: object[] };
    const answer = await admin.post('/imports?dryRun=true', {
      source: 'ldirectord',
      text: 'virtual=192.0.2.80:80\n\treal=10.77.0.21:80 gate\n',
    });
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({ services: [{ key: 'tcp 192.0.2.80:80' }] });
    expect(((await admin.get('/imports')).body as { items: object[] }).items).toHaveLength(before.items.length);
  });

  it.each([
    [{ source: 'keepalived', text: 'virtual_server 192.0.2.80 80 {' }, '/text', 'line 1, column 1'],
    [{ source: 'keepalived' }, '/text', 'must be given'],
    [{ source: 'director', text: '' }, '/text', 'has no meaning'],
    [{ source: 'ldirectord', text: '', configId: 'a' }, '/configId', 'keepalived only'],
    [{ source: 'director', directorId: '01JXYZ00000000000000000000' }, '/directorId', 'is not a director'],
    [{ source: 'haproxy', text: '' }, '/source', 'must be one of'],
  ])('refuses %j', async (body, pointer, message) => {
    const problem = problemOf(await admin.post('/imports', body));
    expect(problem.code).toBe('invalid-input');
    expect(problem.errors?.[0]).toMatchObject({ pointer, message: expect.stringContaining(message) as string });
  });

  it('shows no password, and keeps none in the open', async () => {
    const text =
      'virtual=192.0.2.81:3306\n\treal=10.77.0.21:3306 masq\n\tlogin="check"\n\tpasswd="hunter2"\n\trequest="SELECT 1"\n';
    const { id } = await importOf({ source: 'ldirectord', text });
    expect(JSON.stringify(await seen(id))).not.toContain('hunter2');
    const rows: unknown = await manager.app
      .get(Transactor, { strict: false })
      .reader.query('SELECT * FROM imported_service');
    expect(JSON.stringify(rows)).not.toContain('hunter2');
  });
});

describe('POST /imports/:id/services/:number/adopt', () => {
  it('shows in a dry run that nothing happens to what is as it shall be', async () => {
    const { id } = await importOf({ source: 'keepalived', text: KEEPALIVED });
    const answer = await adopt(id, 1, {}, '?dryRun=true');
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({
      plan: [
        {
          name: 'director-1',
          steps: [
            { command: 'take over the service as it is in the kernel' },
            { command: 'take over the virtual IP as it is on eth0' },
          ],
        },
      ],
    });
    expect((await seen(id)).services[0]?.state).toBe('shadow');
  });

  it('makes one service ours, with its address, and no other', async () => {
    const { id } = await importOf({ source: 'keepalived', text: KEEPALIVED });
    expect((await adopt(id, 1, { name: 'web' })).status).toBe(200);
    expect(state?.director?.adopted).toEqual(['tcp 192.0.2.80:80']);
    expect(state?.addresses).toEqual([
      { address: '192.0.2.80', prefixLength: 24, purpose: 'virtual-ip', announce: true, adopted: true },
    ]);
    expect(state?.director?.virtualServices).toMatchObject([{ name: 'web', config: { scheduler: 'rr' } }]);
    const [web] = (await seen(id)).services;
    expect(web).toMatchObject({ state: 'adopted' });
    const node = (await admin.get(`/nodes/${director.id}`)).body as { spec: { addresses: { address: string }[] } };
    expect(node.spec.addresses.map(({ address }) => address)).toEqual(['10.77.0.11']);
    expect(problemOf(await adopt(id, 1)).code).toBe('conflict');
    expect(problemOf(await adopt((await importOf({ source: 'ipvsadm-save', text: WEB })).id, 1)).code).toBe(
      'service-exists',
    );
  });

  it('takes no server away unless that is meant', async () => {
    const { id } = await importOf({ source: 'keepalived', text: KEEPALIVED });
    expect(problemOf(await adopt(id, 2)).code).toBe('confirmation-required');
    expect((await adopt(id, 2, { acceptRemovals: true })).status).toBe(200);
    expect(state?.director?.adopted).toEqual(['tcp 192.0.2.80:80', 'tcp 192.0.2.80:25']);
    expect(state?.addresses).toHaveLength(1);
  });

  it('keeps secrets of checks for the director, and can be taken over again after a deletion', async () => {
    const { id, services } = await importOf({ source: 'keepalived', text: KEEPALIVED });
    expect(services[2]?.key).toBe('tcp 192.0.2.80:443');
    expect((await adopt(id, 3)).status).toBe(200);
    const virtualServiceId = (await seen(id)).services[2]?.virtualServiceId ?? '';
    await admin.delete(`/virtual-services/${virtualServiceId}`, { 'if-match': '*', prefer: 'wait=10' });
    expect((await seen(id)).services[2]).toMatchObject({ state: 'shadow', virtualServiceId: null });
    expect(state?.director?.adopted).not.toContain('tcp 192.0.2.80:443');
  });

  it('refuses the address by which a machine itself is reached', async () => {
    const { id } = await importOf({ source: 'ipvsadm-save', text: WEB.replaceAll('192.0.2.80', '10.77.0.11') });
    expect(problemOf(await adopt(id, 1)).code).toBe('address-in-use');
  });

  it('skips and resumes', async () => {
    const { id } = await importOf({ source: 'ipvsadm-save', text: WEB.replaceAll('192.0.2.80', '192.0.2.99') });
    await admin.post(`/imports/${id}/services/1/skip`, {});
    expect((await seen(id)).services[0]?.state).toBe('skipped');
    await admin.post(`/imports/${id}/services/1/resume`, {});
    expect((await seen(id)).services[0]?.state).toBe('shadow');
    expect(problemOf(await admin.post(`/imports/${id}/services/9/skip`, {})).code).toBe('not-found');
    expect((await admin.delete(`/imports/${id}`, { 'if-match': '*' })).status).toBe(204);
    expect((await admin.get(`/imports/${id}`)).status).toBe(404);
  });

  it('takes nothing over that no director shows', async () => {
    const { id } = await importOf({ source: 'keepalived', text: KEEPALIVED });
    clearInterval(timer);
    await eventually(
      'the report to grow old',
      15_000,
      async () => (await seen(id)).services[2]?.shadows[0]?.steps === null,
    );
    expect(problemOf(await adopt(id, 3)).code).toBe('conflict');
  });
});
