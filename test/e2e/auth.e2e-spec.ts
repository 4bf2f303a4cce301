import { createHash } from 'node:crypto';
import supertest from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { token as issueToken } from '../../apps/manager/src/init/token.js';
import { type ApiClient, problemOf } from './harness/api-client.js';
import { TestManager } from './harness/manager.js';
import { Stores } from './harness/stores.js';

const nextMonth = new Date(Date.now() + 30 * 86_400_000).toISOString();

let stores: Stores;
let manager: TestManager;
let admin: ApiClient;

beforeAll(async () => {
  stores = await Stores.start();
  manager = await TestManager.start(stores);
  admin = await manager.logIn();
});
afterAll(async () => {
  await manager.stop();
  await stores.stop();
});

describe('strangers', () => {
  it('get 401 before 404, also on paths that do not exist', async () => {
    for (const path of ['/users', '/operations', '/nothing/here', '']) {
      const answer = await manager.stranger().get(path);
      expect(problemOf(answer)).toMatchObject({
        status: 401,
        code: 'unauthenticated',
        type: '/problems/unauthenticated',
      });
    }
    expect((await admin.get('/nothing/here')).status).toBe(404);
  });

  it('get 401 for tokens that are made up, of the wrong form or of another scheme', async () => {
    for (const token of ['x', 'dt_', `dt_${'a'.repeat(43)}`, `ds_${'b'.repeat(43)}`, 'a b']) {
      expect((await admin.with(token).get('/users/me')).status).toBe(401);
    }
    const basic = await manager.stranger().get('/users/me', { authorization: 'Basic YWRtaW46YWRtaW4=' });
    expect(basic.status).toBe(401);
  });
});

describe('sessions', () => {
  it('give a token with its expiry, are shown and end', async () => {
    const opened = await manager
      .stranger()
      .post('/sessions', { username: 'admin', password: 'a password for tests only' });
    expect(opened.status).toBe(201);
    const { token, expiresAt, user, scopes, mustChangePassword } = opened.body as Record<string, unknown>;
    expect(Date.parse(String(expiresAt))).toBeGreaterThan(Date.now() + 3_600_000);
    expect(user).toMatchObject({ name: 'admin', spec: { role: 'admin' } });
    expect(scopes).toContain('users:write');
    expect(mustChangePassword).toBe(false);
    const mine = admin.with(String(token));
    expect((await mine.get('/sessions/current')).status).toBe(200);
    expect((await mine.call('delete', '/sessions/current')).status).toBe(204);
    expect((await mine.get('/sessions/current')).status).toBe(401);
  });

  it('tell neither whether the user exists nor which part was wrong', async () => {
    const wrongName = await manager.stranger().post('/sessions', { username: 'nobody', password: 'x' });
    await admin.post('/users', { name: 'guess', password: 'a long password', spec: { role: 'viewer' } });
    const wrongPassword = await manager.stranger().post('/sessions', { username: 'guess', password: 'x' });
    expect([wrongName.status, wrongPassword.status]).toEqual([401, 401]);
    expect(problemOf(wrongName).detail).toBe(problemOf(wrongPassword).detail);
  });

  it('lock a user after five failures in a row, also against the right password', async () => {
    const made = await admin.post('/users', { name: 'locked', password: 'a long password', spec: { role: 'viewer' } });
    const attempt = (password: string) => manager.stranger().post('/sessions', { username: 'locked', password });
    for (let failure = 1; failure <= 5; failure += 1) expect((await attempt('wrong')).status).toBe(401);
    const refused = await attempt('a long password');
    expect(problemOf(refused)).toMatchObject({ status: 429, code: 'too-many-requests' });
    // Others see no difference to a user that does not exist.
    expect((await attempt('wrong')).status).toBe(401);
    const path = `/users/${(made.body as { id: string }).id}`;
    expect((await admin.patch(path, { spec: { enabled: true } })).body).toMatchObject({
      status: { lockedUntil: null },
    });
    expect((await attempt('a long password')).status).toBe(201);
  });
});

describe('users', () => {
  it('are made, changed with If-Match, and removed with their sessions', async () => {
    const made = await admin.post('/users', {
      name: 'ada',
      password: 'a long password',
      tags: ['team:ops'],
      spec: { role: 'operator', displayName: 'Ada' },
    });
    expect(made.status).toBe(201);
    const path = `/users/${(made.body as { id: string }).id}`;
    expect(made.headers['location']).toBe(`/api/v1${path}`);
    expect(JSON.stringify(made.body)).not.toMatch(/hash|argon/i);
    const ada = await manager.logIn('ada', 'a long password');
    expect((await ada.get('/users/me')).body).toMatchObject({ name: 'ada', status: { mustChangePassword: true } });
    expect(problemOf(await admin.patch(path, { spec: { role: 'viewer' } }, {})).code).toBe('precondition-required');
    expect(problemOf(await admin.patch(path, { spec: { role: 'viewer' } }, { 'if-match': '"99"' })).code).toBe(
      'precondition-failed',
    );
    expect((await admin.patch(path, { spec: { role: 'viewer' } })).body).toMatchObject({ spec: { role: 'viewer' } });
    expect((await admin.delete(path)).status).toBe(204);
    expect((await ada.get('/users/me')).status).toBe(401);
    expect((await admin.get(path)).status).toBe(404);
  });

  it('do nothing with a one-time password but look at themselves, replace it and leave; their tokens neither', async () => {
    const oneTime = 'good for one log-in';
    const made = await admin.post('/users', { name: 'new', password: oneTime, spec: { role: 'operator' } });
    const path = `/users/${(made.body as { id: string }).id}`;
    const required = { status: 403, code: 'password-change-required', type: '/problems/password-change-required' };
    const fresh = await manager.logIn('new', oneTime);
    const tokenBody = { name: 'mine', spec: { scopes: ['nodes:read', 'metrics:read'], expiresAt: nextMonth } };
    for (const refused of [
      await fresh.get('/nodes'),
      await fresh.get('/sessions'),
      await fresh.get('/users/me/grants'),
      await fresh.post('/tokens', tokenBody),
      await fresh.post('/users/me/second-factor', { password: oneTime }),
    ]) {
      expect(problemOf(refused)).toMatchObject(required);
    }
    expect((await fresh.get('/users/me')).status).toBe(200);
    expect((await fresh.get('/sessions/current')).body).toMatchObject({ mustChangePassword: true });
    const same = { currentPassword: oneTime, newPassword: oneTime };
    expect(problemOf(await fresh.post('/users/me/password', same)).errors).toMatchObject([{ pointer: '/newPassword' }]);
    const own = { currentPassword: oneTime, newPassword: 'a password of their own' };
    expect((await fresh.post('/users/me/password', own)).status).toBe(200);
    const { secret } = (await fresh.post('/tokens', tokenBody)).body as { secret: string };
    const token = admin.with(secret);
    expect((await token.get('/nodes')).status).toBe(200);
    // An admin sets a password again: whoever holds a token of this user waits until the user has replaced it.
    await admin.patch(path, { password: 'set by an admin' });
    expect(problemOf(await token.get('/nodes'))).toMatchObject(required);
    const metrics = await supertest(manager.server).get('/metrics').set('authorization', `Bearer ${secret}`);
    expect(problemOf(metrics)).toMatchObject(required);
    const leaver = await manager.logIn('new', 'set by an admin');
    expect((await leaver.call('delete', '/sessions/current')).status).toBe(204);
    await manager.firstLogIn('new', 'set by an admin', 'a password of their own');
    expect((await token.get('/nodes')).status).toBe(200);
  });

  it('never lose the last admin', async () => {
    const { id } = (await admin.get('/users/me')).body as { id: string };
    expect(problemOf(await admin.patch(`/users/${id}`, { spec: { role: 'viewer' } })).code).toBe('conflict');
    expect(problemOf(await admin.patch(`/users/${id}`, { spec: { enabled: false } })).code).toBe('conflict');
    expect(problemOf(await admin.delete(`/users/${id}`)).code).toBe('conflict');
    expect((await admin.get('/users/me')).body).toMatchObject({ spec: { role: 'admin', enabled: true } });
  });

  it('a dry run says what would be and changes nothing', async () => {
    const draft = { name: 'draft', password: 'a long password', spec: { role: 'viewer' } };
    const dry = await admin.post('/users?dryRun=true', draft);
    expect([dry.status, dry.headers['x-dry-run'], dry.headers['x-changed']]).toEqual([200, 'true', 'true']);
    expect((await admin.get('/users?name=draft')).body).toMatchObject({ items: [] });
  });
});

describe('tokens', () => {
  it('are shown once, limited to their scopes, and stop working when revoked', async () => {
    const made = await admin.post('/tokens', {
      name: 'reader',
      spec: { scopes: ['operations:read'], expiresAt: nextMonth },
    });
    expect(made.status).toBe(201);
    const { id, secret } = made.body as { id: string; secret: string };
    const reader = admin.with(secret);
    expect((await reader.get('/operations')).status).toBe(200);
    expect(problemOf(await reader.get('/users'))).toMatchObject({ code: 'forbidden', status: 403 });
    const shown = await admin.get(`/tokens/${id}`);
    expect(shown.text).not.toContain(secret);
    expect((shown.body as { status: { lastUsedAt: string | null } }).status.lastUsedAt).not.toBeNull();
    expect((await admin.delete(`/tokens/${id}`)).status).toBe(204);
    expect((await reader.get('/operations')).status).toBe(401);
  });

  it('cannot be made without an end, with a past one, or with more than the owner may do', async () => {
    const missing = await admin.post('/tokens', { name: 'forever', spec: { scopes: ['nodes:read'] } });
    expect(problemOf(missing).errors).toMatchObject([{ pointer: '/spec/expiresAt' }]);
    const past = await admin.post('/tokens', {
      name: 'past',
      spec: { scopes: ['nodes:read'], expiresAt: '2020-01-01T00:00:00Z' },
    });
    expect(problemOf(past).errors).toMatchObject([{ pointer: '/spec/expiresAt', message: 'must be in the future' }]);
    await admin.post('/users', { name: 'viewer', password: 'a long password', spec: { role: 'viewer' } });
    const viewer = await manager.firstLogIn('viewer', 'a long password', 'another long password');
    const greedy = await viewer.post('/tokens', {
      name: 'greedy',
      spec: { scopes: ['services:write'], expiresAt: nextMonth },
    });
    expect(problemOf(greedy)).toMatchObject({ code: 'forbidden', errors: [{ pointer: '/spec/scopes/0' }] });
  });

  it('are made on the manager itself for a program, whose former one ends; nobody needs to log in', async () => {
    const first = (await issueToken(manager.config, 'demonstration', new Date())).token;
    expect((await admin.with(first).get('/users/me')).body).toMatchObject({ name: 'demonstration' });
    const second = (await issueToken(manager.config, 'demonstration', new Date())).token;
    expect((await admin.with(first).get('/users/me')).status).toBe(401);
    expect((await admin.with(second).get('/users?name=demonstration')).body).toMatchObject({
      items: [{ spec: { role: 'admin' }, status: { mustChangePassword: false, lastLogInAt: null } }],
    });
    expect((await admin.get('/audit?action=token.create&limit=1')).body).toMatchObject({
      items: [{ actor: { userName: 'directorate' }, subjectName: 'demonstration', result: 'succeeded' }],
    });
    expect((await admin.get('/audit/verification')).body).toMatchObject({ isIntact: true });
    await expect(issueToken(manager.config, 'admin', new Date())).rejects.toThrow('belongs to somebody');
    await expect(issueToken(manager.config, 'no good name', new Date())).rejects.toThrow('no name for a user');
  });

  it('do not repeat their secret when the request is repeated', async () => {
    const body = { name: 'once', spec: { scopes: ['nodes:read'], expiresAt: nextMonth } };
    const first = await admin.post('/tokens', body, { 'idempotency-key': 'token-once' });
    const again = await admin.post('/tokens', body, { 'idempotency-key': 'token-once' });
    expect(again.status).toBe(201);
    expect(again.headers['idempotency-replayed']).toBe('true');
    expect(again.body).toEqual({ ...(first.body as object), secret: null });
  });
});

describe('the audit log', () => {
  it('names who did what, from where, before and after, in an intact chain', async () => {
    const made = await admin.post('/users', { name: 'audited', password: 'a long password', spec: { role: 'viewer' } });
    const { id } = made.body as { id: string };
    await admin.patch(`/users/${id}`, { spec: { role: 'operator' } });
    const { items } = (await admin.get(`/audit?subjectId=${id}`)).body as { items: Record<string, unknown>[] };
    expect(items).toMatchObject([
      { action: 'user.update', before: { role: 'viewer' }, after: { role: 'operator' }, actor: { userName: 'admin' } },
      { action: 'user.create', before: null, after: { name: 'audited' }, result: 'succeeded' },
    ]);
    expect((await admin.get('/audit/verification')).body).toMatchObject({ isIntact: true, firstBroken: null });
  });

  it('is exported in lines that anybody can verify', async () => {
    const answer = await admin.get('/audit/export');
    expect(answer.headers['content-type']).toContain('application/x-ndjson');
    const lines = answer.text.trim().split('\n');
    expect(lines.length).toBeGreaterThan(5);
    let previous = '0'.repeat(64);
    for (const line of lines) {
      const [, previousHash = '', hash, entry] =
        /^\{"previousHash":"(\w+)","hash":"(\w+)","entry":(.*)\}$/.exec(line) ?? [];
      expect(previousHash).toBe(previous);
      expect(
        createHash('sha256')
          .update(`${previousHash}\n${String(entry)}`)
          .digest('hex'),
      ).toBe(hash);
      previous = String(hash);
    }
    const rest = await admin.get(`/audit/export?after=${lines.length - 2}`);
    expect(rest.text.trim().split('\n').slice(0, 2)).toEqual(lines.slice(-2));
  });

  it('records failed log-ins', async () => {
    await manager.stranger().post('/sessions', { username: 'audited', password: 'wrong' });
    const { items } = (await admin.get('/audit?action=session.create&limit=1')).body as { items: object[] };
    expect(items).toMatchObject([{ subjectName: 'audited', result: 'unauthenticated' }]);
  });
});
