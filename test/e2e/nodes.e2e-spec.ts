import { randomUUID } from 'node:crypto';
import { createServer, type Server } from 'node:https';
import { createServer as createTcpServer, type Socket } from 'node:net';
import type { Response } from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { formatJoinKey, parseJoinKey, type JoinKey } from '#libs/join-key';
import { createSelfSigned, fingerprintOf } from '#libs/pki';
import { JoinRequestRepository } from '../../apps/manager/src/nodes/requests/join-request.repository.js';
import { problemOf } from './harness/api-client.js';
import { AgentProcess } from './harness/agent-process.js';
import { JoinableCluster } from './harness/cluster.js';
import { eventually } from './harness/hand-machine.js';
import { freePort } from './harness/queue-tls.js';

let cluster: JoinableCluster;
let agent: AgentProcess;
let key: string;
const others: { close(): unknown }[] = [];

beforeAll(async () => {
  cluster = await JoinableCluster.start();
  agent = await AgentProcess.start(cluster.stores.dir, 'agent-1');
  key = await agent.setup();
});
afterAll(async () => {
  for (const other of others) other.close();
  await agent.kill();
  await cluster.stop();
});

const altered = (change: Partial<JoinKey>): string => formatJoinKey({ ...parseJoinKey(key, new Date()), ...change });
const roles = ['app-server'] as const;
const add = (joinKey: string, more: object = {}): Promise<Response> =>
  cluster.admin.post('/nodes', { joinKey, roles, ...more });

/** A server with the certificate of a key that was made for it. */
async function impostor(status: number, headers: Record<string, string>, body: object): Promise<string> {
  const { keyPem, certificatePem } = await createSelfSigned({ commonName: 'x', now: new Date(), days: 1 });
  const port = await freePort();
  const server: Server = createServer({ key: keyPem, cert: certificatePem }, (_request, response) => {
    response.writeHead(status, headers).end(JSON.stringify(body));
  });
  others.push(server);
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return altered({ port, fingerprint: fingerprintOf(certificatePem) });
}

describe('a bad key', () => {
  const flip = (text: string): string => text.slice(0, -3) + (text.endsWith('A') ? 'B' : 'A') + text.slice(-2);

  it.each([
    ['is no key', (): string => 'hello', 'join-key-malformed', /does not begin with/],
    ['is empty', (): string => '   ', 'join-key-malformed', /empty/],
    ['was cut', (): string => key.slice(0, 200), 'join-key-truncated', /200 of \d+ characters/],
    ['was altered', (): string => flip(key), 'join-key-tampered', /checksum/],
    ['is of another version', (): string => key.replace('dk1.', 'dk2.'), 'join-key-version', /version 2/],
    ['has expired', (): string => altered({ expiresAt: '2020-01-01T00:00:00.000Z' }), 'join-key-expired', /2020/],
  ] as const)('IW-78 that %s is refused by its own code on both routes', async (_what, make, code, message) => {
    for (const path of ['/node-tests', '/nodes']) {
      const problem = problemOf(await cluster.admin.post(path, { joinKey: make(), roles }));
      expect(problem).toMatchObject({ status: 422, code });
      expect(problem.detail).toMatch(message);
      expect(problem.hint).toBeTruthy();
    }
    expect((await cluster.admin.get('/nodes')).body).toMatchObject({ items: [] });
  });

  it('of another cluster’s member is refused', async () => {
    const problem = problemOf(await add(altered({ clusterId: '01JXYZ0000000000000000000Q' })));
    expect(problem).toMatchObject({ status: 409, code: 'node-of-another-cluster' });
  });

  it.each([
    [
      'names another machine’s certificate',
      { fingerprint: 'ab'.repeat(32) },
      'join-key-foreign',
      /another certificate/,
    ],
    ['has the secret of another key', { secret: 'A'.repeat(43) }, 'join-key-foreign', /secret/],
    ['names another machine', { nodeId: '01JXYZ0000000000000000000Q' }, 'join-key-foreign', /but the key is of/],
  ] as const)('that %s fails the operation by its own code', async (_what, change, code, message) => {
    const tested = await cluster.ended(await cluster.admin.post('/node-tests', { joinKey: altered(change), roles }));
    expect(tested).toMatchObject({ state: 'failed', error: { code } });
    expect(tested.error?.message).toMatch(message);
  });

  it('whose machine cannot be reached gets a report that says so', async () => {
    const joinKey = altered({ port: await freePort() });
    const tested = await cluster.ended(await cluster.admin.post('/node-tests', { joinKey, roles }));
    expect(tested).toMatchObject({
      state: 'succeeded',
      result: { verdict: 'fail', checks: [{ check: 'reach-node' }] },
    });
    expect(tested.steps[0]).toMatchObject({ name: 'reach-node', state: 'failed' });
  });

  it('whose machine redirects is refused, and sees nothing of the secret elsewhere', async () => {
    const joinKey = await impostor(307, { location: 'https://127.0.0.1:1/' }, {});
    const tested = await cluster.ended(await cluster.admin.post('/node-tests', { joinKey, roles }));
    expect(tested).toMatchObject({ state: 'failed', error: { code: 'join-key-foreign' } });
    expect(tested.error?.message).toMatch(/send us to another address/);
  });

  it('whose machine talks nonsense or control characters is not believed', async () => {
    const facts = { nodeId: parseJoinKey(key, new Date()).nodeId, hostname: 'a\nb' };
    for (const body of [facts, { nonsense: true }, []]) {
      const joinKey = await impostor(200, {}, body);
      const tested = await cluster.ended(await cluster.admin.post('/node-tests', { joinKey, roles }));
      expect(tested.result).toMatchObject({ verdict: 'fail' });
      expect(JSON.stringify(tested)).not.toContain('a\\nb');
    }
  });
});

describe('IW-79 testing a node', () => {
  it('shows each check as a step, keeps the report, and commits nothing', async () => {
    const answer = await cluster.admin.post('/node-tests', {
      joinKey: `  ${key.slice(0, 90)}\n ${key.slice(90)} `,
      roles,
    });
    expect(answer.status).toBe(202);
    expect(answer.headers['location']).toMatch(/operations/);
    const tested = await cluster.ended(answer);
    expect(tested, agent.log).toMatchObject({ state: 'succeeded', error: null });
    const result = tested.result as {
      nodeTestId: string;
      verdict: string;
      checks: { check: string; result: string }[];
    };
    const names = result.checks.map(({ check }) => check);
    for (const name of ['reach-node', 'clock-skew', 'agent-version', 'membership', 'reach-manager', 'disk', 'ports']) {
      expect(names).toContain(name);
    }
    expect(new Set(names).size).toBe(names.length);
    expect(result.checks.filter((check) => check.result === 'fail')).toEqual([]);
    const report = (await cluster.admin.get(`/node-tests/${result.nodeTestId}`)).body as object;
    expect(report).toMatchObject({ verdict: result.verdict, roles, checks: result.checks });
    expect((await cluster.admin.get('/nodes')).body).toMatchObject({ items: [] });
  });
});

describe('a dry run', () => {
  it('refuses what would be refused and commits nothing', async () => {
    const body = { joinKey: key, roles, name: 'node-1' };
    for (const path of ['/nodes', '/node-tests']) {
      const { name: _, ...test } = body;
      const answer = await cluster.admin.post(`${path}?dryRun=true`, path === '/nodes' ? body : test);
      expect(answer.status).toBe(200);
      expect(answer.body).toMatchObject({ operation: null, object: null });
    }
    expect((await cluster.admin.get('/nodes')).body).toMatchObject({ items: [] });
    expect(problemOf(await cluster.admin.post('/nodes?dryRun=true', { ...body, joinKey: 'x' })).code).toBe(
      'join-key-malformed',
    );
    expect(problemOf(await cluster.admin.post('/nodes?dryRun=maybe', body)).errors).toMatchObject([
      { pointer: '/query/dryRun' },
    ]);
  });
});

const invite = async (
  body: object = {},
  by = cluster.admin,
): Promise<{ token: string; command: string; fingerprint: string }> =>
  (await by.post('/join-tokens', body)).body as { token: string; command: string; fingerprint: string };
const ask = (token: string, joinKey = key): Promise<Response> =>
  cluster.manager.stranger().post('/join-requests', { token, joinKey }, {});
const requests = async (): Promise<{ id: string; state: string; expiresAt: string; fingerprint: string }[]> =>
  ((await cluster.admin.get('/join-requests')).body as { items: Awaited<ReturnType<typeof requests>> }).items;
const sealed = async (): Promise<string | undefined> =>
  (await cluster.manager.query<{ sealed: string }>('SELECT sealed FROM join_request'))[0]?.sealed;

describe('a node that asks to join', () => {
  it('does so with the token of a command, once; of the token only a hash is kept', async () => {
    const { token, command, fingerprint } = await invite();
    expect(command).toMatch(
      new RegExp(`^directorate-agent ask \\S+:\\d+ --fingerprint ${fingerprint} --token ${token}$`),
    );
    const [kept] = await cluster.manager.query<{ token_hash: string }>('SELECT token_hash FROM join_token');
    expect(kept?.token_hash).not.toContain(token.slice(3));
    // A key that cannot be read does not use the token up.
    expect(problemOf(await ask(token, key.slice(0, 100))).code).toBe('join-key-truncated');
    const asked = await ask(token);
    const { nodeId, hostname, fingerprint: own } = parseJoinKey(key, new Date());
    expect([asked.status, asked.body]).toMatchObject([
      201,
      { state: 'pending', nodeId, hostname, fingerprint: own, invitedBy: { userName: 'admin' } },
    ]);
    expect(JSON.stringify(asked.body)).not.toContain(parseJoinKey(key, new Date()).secret);
    expect(problemOf(await ask(token))).toMatchObject({ status: 401, code: 'unauthenticated' });
    expect(problemOf(await ask(`dj_${'x'.repeat(43)}`)).status).toBe(401);
    expect(await sealed()).not.toContain(key.slice(30, 90));
  });

  it('is not heard when the time of its token is over', async () => {
    const { token } = await invite({ minutes: 1 });
    await cluster.manager.query(`UPDATE join_token SET expires_at = now() - interval '1 second' WHERE used_at IS NULL`);
    expect(problemOf(await ask(token)).status).toBe(401);
  });

  it('is not heard when who made its token may do nothing any more', async () => {
    const made = await cluster.admin.post('/users', {
      name: 'gone',
      password: 'a long password',
      spec: { role: 'admin' },
    });
    const user = `/users/${(made.body as { id: string }).id}`;
    const by = await cluster.manager.firstLogIn('gone', 'a long password', 'another long password');
    const [one, another, third] = [await invite({}, by), await invite({}, by), await invite({}, by)];
    const any = { 'if-match': '*' };
    expect((await cluster.admin.patch(user, { spec: { enabled: false } }, any)).status).toBe(200);
    expect(problemOf(await ask(one.token))).toMatchObject({
      ...{ status: 403, code: 'forbidden' },
      detail: 'This join command is void: gone, who made it, was deleted or disabled.',
    });
    await cluster.admin.patch(user, { spec: { enabled: true } }, any);
    expect((await ask(one.token)).status).toBe(201);
    await cluster.admin.patch(user, { spec: { role: 'viewer' } }, any);
    expect(problemOf(await ask(another.token)).detail).toContain('lacks the scope nodes:write');
    await cluster.admin.patch(user, { spec: { role: 'operator' } }, any);
    expect((await ask(another.token)).status).toBe(201);
    expect((await cluster.admin.delete(user, any)).status).toBe(204);
    expect(problemOf(await ask(third.token)).status).toBe(403);
  });

  it('is not heard when the API token that made its command is over, or was revoked', async () => {
    const expiresAt = new Date(Date.now() + 3_600_000).toISOString();
    const spec = { scopes: ['nodes:write'], expiresAt };
    const made = await cluster.admin.post('/tokens', { name: 'inviting', spec });
    const { id, secret } = made.body as { id: string; secret: string };
    const [one, another] = [await invite({}, cluster.admin.with(secret)), await invite({}, cluster.admin.with(secret))];
    const lasts = (time: string): Promise<unknown> =>
      cluster.manager.query(`UPDATE api_token SET expires_at = ${time} WHERE id = '${id}'`);
    await lasts(`now() - interval '1 second'`);
    expect(problemOf(await ask(one.token))).toMatchObject({ status: 403, code: 'forbidden' });
    await lasts(`now() + interval '1 hour'`);
    expect((await ask(one.token)).status).toBe(201);
    expect((await cluster.admin.delete(`/tokens/${id}`)).status).toBe(204);
    expect(problemOf(await ask(another.token))).toMatchObject({
      ...{ status: 403, detail: expect.stringContaining('the API token inviting') as string },
    });
  });

  it('waits no longer than a key is good for, whatever its key says; then its key is refused and forgotten', async () => {
    const { token } = await invite();
    expect((await ask(token, altered({ expiresAt: '9999-01-01T00:00:00.000Z' }))).status).toBe(201);
    const [request] = await requests();
    expect(Date.parse(request?.expiresAt ?? '')).toBeLessThanOrEqual(Date.now() + 30 * 60_000);
    await cluster.manager.query(`UPDATE join_request SET expires_at = now() - interval '1 second'`);
    const late = problemOf(await cluster.admin.post('/nodes', { roles, joinRequestId: request?.id }));
    expect(late).toMatchObject({ status: 422, code: 'join-key-expired' });
    expect((await requests())[0]).toMatchObject({ state: 'expired' });
    await cluster.manager.app.get(JoinRequestRepository, { strict: false }).settle();
    expect(await sealed()).toBe('');
    await ask((await invite()).token);
  });

  it('waits until somebody approves: its key is tested and added like a pasted one, and no secret is shown', async () => {
    const items = await requests();
    expect(items).toMatchObject([{ state: 'pending' }]);
    const joinRequestId = items[0]?.id ?? '';
    const tested = await cluster.admin.post('/node-tests', { joinRequestId, roles }, { prefer: 'wait=60' });
    expect(tested.body).toMatchObject({ object: { verdict: expect.stringMatching(/pass|warn/) as string } });
    const rehearsed = await cluster.admin.post('/nodes?dryRun=true', { joinRequestId, roles });
    expect(rehearsed.status).toBe(200);
    for (const body of [{ roles }, { roles, joinRequestId, joinKey: key }]) {
      expect(problemOf(await cluster.admin.post('/nodes', body)).errors?.[0]?.pointer).toBe('/joinKey');
    }
    expect((await cluster.admin.get(`/join-requests/${joinRequestId}`)).body).toMatchObject({ state: 'pending' });
  });

  it('counts as approved while it is added, also with an addition that runs already, and waits again when that fails', async () => {
    const port = await freePort();
    const held: Socket[] = [];
    const silent = createTcpServer((socket) => held.push(socket));
    others.push(silent);
    await new Promise<void>((resolve) => silent.listen(port, '127.0.0.1', resolve));
    const began: Response[] = [];
    for (let round = 0; round < 2; round++) {
      expect((await ask((await invite()).token, altered({ port }))).status).toBe(201);
      began.push(await cluster.admin.post('/nodes', { roles, joinRequestId: (await requests())[0]?.id }));
      expect(await requests()).toMatchObject([{ state: 'approved' }]);
    }
    const [first, second] = began.map(({ body }) => (body as { operation: { id: string } }).operation.id);
    expect(second).toBe(first);
    const [{ id } = { id: '' }] = await requests();
    expect(problemOf(await cluster.admin.delete(`/join-requests/${id}`))).toMatchObject({ status: 409 });
    silent.close();
    for (const socket of held) socket.destroy();
    expect(await cluster.ended({ body: began[0]?.body })).toMatchObject({ state: 'failed' });
    await eventually('the request to wait again', 5_000, async () => (await requests())[0]?.state === 'pending');
    expect(await sealed()).not.toBe('');
  });

  it('can be denied, once; the log says who asked, who denied and from where', async () => {
    const id = (await requests())[0]?.id ?? '';
    expect((await cluster.admin.delete(`/join-requests/${id}`)).status).toBe(204);
    const gone = await cluster.admin.post('/nodes', { joinRequestId: id, roles });
    expect(problemOf(gone).code).toBe('not-found');
    const { items: log } = (await cluster.admin.get('/audit?limit=20')).body as { items: Record<string, unknown>[] };
    const actions = log.map(({ action }) => action);
    expect(actions).toContain('join-request.deny');
    expect(log.find(({ action }) => action === 'join-request.create')).toMatchObject({
      actor: { userName: 'admin', tokenName: 'join command' },
      remoteAddress: '127.0.0.1',
    });
    expect(JSON.stringify(log)).not.toMatch(/dj_[A-Za-z0-9_-]{43}/);
  });
});

describe('IW-82 adding a node', () => {
  let nodeId: string;

  it('goes on where it stopped when the manager stops in the middle', async () => {
    const idempotent = { 'idempotency-key': randomUUID() };
    const body = { joinKey: key, roles, name: 'node-1', acceptWarnings: true, tags: ['rack:1'] };
    const answer = await cluster.admin.post('/nodes', body, idempotent);
    expect(answer.status).toBe(202);
    await cluster.restart();
    const replayed = await cluster.admin.post('/nodes', body, idempotent);
    expect(replayed.body).toMatchObject({
      operation: { id: (answer.body as { operation: { id: string } }).operation.id },
    });
    const added = await cluster.ended(answer);
    expect(added, agent.log).toMatchObject({ kind: 'node.add', state: 'succeeded', error: null });
    expect(added.steps.every(({ state }) => state === 'succeeded')).toBe(true);
    nodeId = String(added.result?.['nodeId']);
  });

  it('makes it a member that reports', async () => {
    const limit = 10_000;
    await eventually('the node to be up', limit, async () => {
      const body = (await cluster.admin.get(`/nodes/${nodeId}`)).body as object;
      return (body as { status: { state: string } }).status.state === 'up';
    });
    expect((await cluster.admin.get(`/nodes/${nodeId}`)).body).toMatchObject({
      name: 'node-1',
      tags: ['rack:1'],
      spec: { roles, maintenance: false },
      status: { membership: 'member', fresh: true, desiredRevision: 1, observedRevision: 1, failures: [] },
    });
    expect(await agent.status()).toMatchObject({ member: { machineName: 'node-1' } });
    const body = (await cluster.admin.get('/events?type=node-joined')).body as object;
    expect(body).toMatchObject({ items: [{ subject: { name: 'node-1' } }] });
  });

  it('refuses the same key again, another key of the member, and a name that is taken', async () => {
    expect(problemOf(await add(key))).toMatchObject({ status: 422, code: 'join-key-used' });
    const another = await agent.setup();
    expect(problemOf(await add(another))).toMatchObject({ status: 409, code: 'node-already-member' });
    const second = await AgentProcess.start(cluster.stores.dir, 'agent-2');
    try {
      const taken = problemOf(await add(await second.setup(), { name: 'node-1' }));
      expect(taken).toMatchObject({ status: 409, code: 'name-taken', errors: [{ pointer: '/name' }] });
    } finally {
      await second.kill();
    }
  });

  it('collects a diagnosis from it', async () => {
    const asked = await cluster.admin.post('/commands', { nodeId, type: 'diagnosis.collect' });
    expect(asked.status).toBe(202);
    const ended = await cluster.ended(asked);
    expect(ended, agent.log).toMatchObject({ state: 'succeeded' });
    expect(Object.keys(ended.result ?? {}).length).toBeGreaterThan(0);
  });

  it('fails a command for a service that the node does not have, with the node’s own words', async () => {
    const payload = { service: 'no-such-service', action: 'restart' };
    const ended = await cluster.ended(
      await cluster.admin.post('/commands', { nodeId, type: 'service.control', payload }),
    );
    expect(ended.state).toBe('failed');
    expect(ended.error?.message).toContain('no-such-service');
  });

  it('changes its name, tags and maintenance, and wants to know the revision', async () => {
    const stale = await cluster.admin.patch(`/nodes/${nodeId}`, { name: 'web-1' }, { 'if-match': '"999"' });
    expect(problemOf(stale).code).toBe('precondition-failed');
    expect(problemOf(await cluster.admin.patch(`/nodes/${nodeId}`, { name: 'x' }, {})).code).toBe(
      'precondition-required',
    );
    const body = { name: 'web-1', tags: ['a'], spec: { maintenance: true } };
    const changed = await cluster.ended(await cluster.admin.patch(`/nodes/${nodeId}`, body));
    expect(changed, agent.log).toMatchObject({ state: 'succeeded' });
    expect((await cluster.admin.get(`/nodes/${nodeId}`)).body).toMatchObject({
      name: 'web-1',
      tags: ['a'],
      spec: { maintenance: true },
    });
    for (const [bad, pointer] of [
      [{ name: 'a b' }, '/name'],
      [{ spec: { roles: [] } }, '/spec/roles'],
      [{ spec: { roles: ['king'] } }, '/spec/roles'],
      [{ spec: { maintenance: 'yes' } }, '/spec/maintenance'],
      [{ colour: 1 }, '/colour'],
    ] as const) {
      expect(problemOf(await cluster.admin.patch(`/nodes/${nodeId}`, bad)).errors).toMatchObject([{ pointer }]);
    }
  });

  it('takes the same command up after the agent was killed', async () => {
    await agent.kill('SIGKILL');
    const asked = await cluster.admin.post('/commands', { nodeId, type: 'diagnosis.collect' });
    await agent.run();
    expect(await cluster.ended(asked), agent.log).toMatchObject({ state: 'succeeded' });
  });

  it('IW-88 removes it: drained first, with counts in the log, and clean on the node', async () => {
    const rehearsed = await cluster.admin.delete(`/nodes/${nodeId}?dryRun=true`);
    expect(rehearsed.status).toBe(200);
    const removed = await cluster.ended(await cluster.admin.delete(`/nodes/${nodeId}?drainSeconds=2`));
    expect(removed, agent.log).toMatchObject({ kind: 'node.remove', state: 'succeeded' });
    expect(removed.log.some(({ line }) => line.includes('connections are established'))).toBe(true);
    expect((await cluster.admin.get(`/nodes/${nodeId}`)).status).toBe(404);
    await eventually('the node to forget the cluster', 10_000, async () => {
      return ((await agent.status()) as { member: unknown }).member === null;
    });
  });

  it('adds it again when it has asked by the command, run twice, and somebody approved; its key is kept no longer', async () => {
    const { command } = await invite();
    const printed = await agent.ask(command);
    const [request] = await requests();
    expect(printed.replaceAll(' ', '')).toContain(request?.fingerprint);
    const again = agent.ask(command);
    await expect(again).rejects.toMatchObject({ stderr: expect.stringMatching(/refused.*was used/s) as string });
    const body = { roles, name: 'node-1', acceptWarnings: true, joinRequestId: request?.id };
    const added = await cluster.ended(await cluster.admin.post('/nodes', body));
    expect(added, agent.log).toMatchObject({ kind: 'node.add', state: 'succeeded', error: null });
    await eventually('the key to be forgotten', 5_000, async () => (await sealed()) === '');
    expect(await requests()).toMatchObject([{ state: 'approved' }]);
    expect(problemOf(await cluster.admin.post('/nodes', body))).toMatchObject({ code: 'join-key-used' });
  });

  it('sends nothing to another machine than that of the command', async () => {
    const { command } = await invite();
    const elsewhere = agent.ask(command.replace(/--fingerprint \S+/, `--fingerprint ${'ab'.repeat(32)}`));
    await expect(elsewhere).rejects.toMatchObject({ stderr: expect.stringContaining('another certificate') as string });
    const [token] = await cluster.manager.query('SELECT used_at FROM join_token ORDER BY id DESC LIMIT 1');
    expect(token).toEqual({ used_at: null });
  });

  it('removes a node that is gone by force, and takes it back although it still believes in the cluster', async () => {
    await agent.kill('SIGKILL');
    const removed = await cluster.ended(await cluster.admin.delete(`/nodes/${nodeId}?force=true`), 10_000);
    expect(removed).toMatchObject({ state: 'succeeded', result: { forced: true } });
    await agent.run();
    const added = await cluster.ended(await add(await agent.setup(), { name: 'node-1', acceptWarnings: true }));
    expect(added, agent.log).toMatchObject({ state: 'succeeded' });
  });
});
