import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ApiClient, problemOf } from './harness/api-client.js';
import { TestDatabase } from './harness/database.js';
import { insertMachine } from './harness/machine-rows.js';
import { TestManager } from './harness/manager.js';
import { Stores } from './harness/stores.js';

const DIRECTOR = '01J9Z3N8Q4W7Y2T5R6V0X1B3C5';
const NODE = '01J9Z3N8Q4W7Y2T5R6V0X1B3C6';

interface ChangeBody {
  readonly operation: { readonly id: string; readonly state: string } | null;
  readonly object: { readonly id: string; readonly realServers: readonly { id: string; name: string; spec: object }[] };
  readonly plan:
    | readonly {
        readonly name: string;
        readonly steps: readonly { readonly command: string; readonly reason: string }[];
      }[]
    | null;
  readonly impact: { readonly services: object[]; readonly servers: object[] } | null;
}

let stores: Stores;
let manager: TestManager;
let admin: ApiClient;
let database: TestDatabase;

const web = (name: string, port: number, realServers: object[] = []) => ({
  name,
  spec: { protocol: 'tcp', address: '192.0.2.80', port },
  realServers,
});
const newestDocument = async (): Promise<{
  revision: number;
  document: { director: { virtualServices: { realServers: object[] }[] } };
}> => {
  const sql = 'SELECT revision, document FROM machine_state WHERE machine_id = $1 ORDER BY revision DESC LIMIT 1';
  const [row] = await database.rows<{
    revision: number;
    document: { director: { virtualServices: { realServers: object[] }[] } };
  }>(sql, [DIRECTOR]);
  if (row === undefined) throw new Error('The director has no document');
  return row;
};

beforeAll(async () => {
  stores = await Stores.start();
  manager = await TestManager.start(stores);
  admin = await manager.logIn();
  database = await TestDatabase.connect(stores.postgres.url);
  const addresses = [{ address: '10.77.0.11', prefixLength: 24 }];
  await insertMachine(database, { id: DIRECTOR, name: 'director-1', roles: ['director'], addresses });
  await insertMachine(database, {
    id: NODE,
    name: 'node-1',
    roles: ['app-server'],
    addresses: [{ address: '10.77.0.21', prefixLength: 24 }],
  });
  await admin.put('/cluster', { name: 'main', spec: { topology: 'two-nic', quorumIp: '10.77.0.1' } });
  await admin.post('/addresses', { spec: { address: '192.0.2.80' } });
});
afterAll(async () => {
  await database.close();
  await manager.stop();
  await stores.stop();
});

describe('with a director', () => {
  it('refuses connection sync beside a server of another family, from either side', async () => {
    const sync = [{ state: 'master', syncId: 7, interface: 'eth0' }];
    const tunnel = { address: 'fd77::21', forwardingMethod: 'tunneling' };
    const mixed = web('mixed', 8099, [{ spec: tunnel }]);
    expect((await admin.patch('/director-settings', { spec: { sync } })).status).toBeLessThan(300);
    const refused = problemOf(await admin.post('/virtual-services', mixed));
    expect(refused).toMatchObject({ status: 422, code: 'unsupported-by-kernel' });
    expect(refused.detail).toContain('director-1: The kernel refuses connection sync while');
    expect((await admin.patch('/director-settings', { spec: { sync: [] } })).status).toBeLessThan(300);
    const made = await admin.post('/virtual-services', mixed);
    expect(made.status).toBeLessThan(300);
    expect(problemOf(await admin.patch('/director-settings', { spec: { sync } })).code).toBe('unsupported-by-kernel');
    const { id } = (made.body as ChangeBody).object;
    expect((await admin.delete(`/virtual-services/${id}`)).status).toBeLessThan(300);
  });

  it('a dry run shows the exact kernel steps and stores nothing', async () => {
    const before = await database.digests();
    const answer = await admin.post(
      '/virtual-services?dryRun=true',
      web('dry', 80, [{ spec: { nodeId: NODE, weight: 3 } }]),
      {},
    );
    expect(answer.status).toBe(200);
    const { plan, operation, impact } = answer.body as ChangeBody;
    expect(operation).toBeNull();
    const steps = plan?.find(({ name }) => name === 'director-1')?.steps ?? [];
    expect(steps[0]?.command).toMatch(/^ipvsadm -A -t 192\.0\.2\.80:80 -s wlc/);
    expect(steps[1]?.command).toMatch(/^ipvsadm -a -t 192\.0\.2\.80:80 -r 10\.77\.0\.21:80 -g -w 3/);
    expect(steps.map(({ reason }) => reason)).toEqual(['the virtual service is missing', 'part of a new service']);
    expect(impact).toMatchObject({
      services: [{ name: 'dry', effect: 'created' }],
      servers: [{ losesTraffic: false }],
    });
    expect(plan?.find(({ name }) => name === 'node-1')?.steps[0]?.command).toContain('192.0.2.80 on lo');
    expect(await database.digests()).toEqual(before);
  });

  it('a change is one operation, one document per machine and one command each', async () => {
    const answer = await admin.post('/virtual-services', web('real', 80, [{ spec: { address: '10.77.0.21' } }]));
    const { operation, object } = answer.body as ChangeBody;
    expect(operation?.state).toBe('running');
    expect(object.realServers[0]?.spec).toMatchObject({ nodeId: NODE });
    const commands = await database.rows<{ machine_id: string; type: string }>(
      'SELECT machine_id, type FROM command WHERE operation_id = $1 ORDER BY machine_id',
      [operation?.id],
    );
    expect(commands).toEqual([
      { machine_id: DIRECTOR, type: 'machine-state.apply' },
      { machine_id: NODE, type: 'machine-state.apply' },
    ]);
  });

  it('refuses what belongs to its machines', async () => {
    const own = problemOf(await admin.post('/addresses', { spec: { address: '10.77.0.21' } }));
    expect(own).toMatchObject({
      code: 'address-in-use',
      errors: [{ pointer: '/spec/address', message: expect.stringContaining('node-1') as string }],
    });
  });

  it('takes only schedulers that its kernel has', async () => {
    const report = JSON.stringify({ schedulers: ['rr', 'wlc'] });
    await database.rows('INSERT INTO observation (machine_id, report, observed_at) VALUES ($1, $2, now())', [
      DIRECTOR,
      report,
    ]);
    const refused = await admin.post('/virtual-services', {
      ...web('mh', 83),
      spec: { ...web('mh', 83).spec, scheduler: 'mh' },
    });
    expect(problemOf(refused)).toMatchObject({
      status: 422,
      code: 'unsupported-by-kernel',
      errors: [{ pointer: '/spec/scheduler' }],
    });
    await database.rows('DELETE FROM observation');
  });

  it('many changes at once lose nothing and block nobody', async () => {
    const made = await Promise.all(
      [100, 101, 102].map((port) => admin.post('/virtual-services', web(`many-${port}`, port))),
    );
    const ids = made.map(({ body }) => (body as ChangeBody).object.id);
    const adds = ids.flatMap((id) =>
      Array.from({ length: 10 }, (_, index) =>
        admin.post(`/virtual-services/${id}/real-servers`, { spec: { address: `10.88.0.${index + 1}` } }),
      ),
    );
    const statuses = (await Promise.all(adds)).map(({ status }) => status);
    expect(statuses.filter((status) => status !== 202)).toEqual([]);
    const { document } = await newestDocument();
    const counts = document.director.virtualServices.map(({ realServers }) => realServers.length);
    expect(counts.sort((one, other) => one - other)).toEqual([1, 10, 10, 10]);
    expect((await admin.get('/audit/verification')).body).toMatchObject({ isIntact: true });
  });

  it('tells every machine where the manager is when the quorum IP moves', async () => {
    const moved = await admin.put('/cluster', { name: 'main', spec: { topology: 'two-nic', quorumIp: 'fd77::1' } });
    const { operation } = moved.body as ChangeBody;
    const commands = await database.rows<{ machine_id: string; type: string }>(
      `SELECT machine_id, type FROM command WHERE operation_id = $1 AND type = 'manager.moved' ORDER BY machine_id`,
      [operation?.id],
    );
    expect(commands.map(({ machine_id }) => machine_id)).toEqual([DIRECTOR, NODE]);
  });
});
