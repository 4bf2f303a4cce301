import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { request as httpRequest } from 'node:http';
import { request } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ulid } from 'ulid';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { JOIN_PATHS, JOIN_SECRET_HEADER, MEMBER_PATHS, type Enrolment, type NodeFacts } from '#libs/contracts';
import { parseJoinKey, type JoinKey } from '#libs/join-key';
import {
  createCa,
  createKeyAndCsr,
  createSelfSigned,
  fingerprintOf,
  issueServerCertificate,
  managerServerName,
  nodeServerName,
  signCsr,
  type CaFiles,
} from '#libs/pki';
import { IdentityStore } from '../identity/identity.store.js';
import { systemLoad } from '../load/load-reader.js';
import { systemClock, type Clock } from '../shared/clock.js';
import { Log } from '../shared/log.js';
import { StateFolder } from '../shared/state-folder.js';
import { EnrolmentService } from './enrolment.service.js';
import { JoinGate } from './join-gate.js';
import { JoinKeyMaker } from './join-key.maker.js';
import { JoinOfferStore } from './join-offer.store.js';
import { JoinServer } from './join-server.js';
import { LocalPage, PAGE_TOKEN_FILE, PAGE_TOKEN_HEADER } from './local-page.js';

const log = new Log('error', (line) => process.stderr.write(line), () => new Date()); // prettier-ignore

interface Answer {
  readonly status: number;
  readonly body: Record<string, unknown>;
}

/** A cluster as the join API sees it. */
class ClusterSide {
  readonly clusterId = ulid();
  ca!: CaFiles;
  async prepare(): Promise<this> {
    this.ca = await createCa({ clusterId: this.clusterId, now: new Date(), years: 1 });
    return this;
  }
  async enrolment(csrPem: string, machineId: string, part: Partial<Enrolment> = {}): Promise<Enrolment> {
    const certificatePem = await signCsr({
      ...this.ca,
      csrPem,
      commonName: machineId,
      dnsNames: [nodeServerName(machineId, this.clusterId)],
      usage: 'both',
      now: new Date(),
      days: 1,
    });
    return {
      clusterId: this.clusterId,
      clusterName: 'prod',
      machineId,
      machineName: 'node-1',
      roles: ['app-server'],
      epoch: 3,
      caPem: this.ca.caPem,
      certificatePem,
      endpoints: { addresses: ['127.0.0.1'], redisPort: 7379, apiPort: 7443, sequence: 4 },
      redis: { username: `m-${machineId}`, password: 'p' },
      ...part,
    };
  }
}

describe('join', () => {
  let path: string;
  let ours: ClusterSide;
  let theirs: ClusterSide;
  let identity: IdentityStore;
  let server: JoinServer;
  let page: LocalPage;
  let keys: JoinKeyMaker;
  let key: JoinKey;
  let offers: JoinOfferStore;
  let newMembers: number;
  let offsetMs: number;
  const clock: Clock = { ...systemClock, now: () => new Date(Date.now() + offsetMs) };

  const call = (
    url: string,
    { secret, body, tls = {} }: { secret?: string; body?: unknown; tls?: Record<string, unknown> } = {},
  ): Promise<Answer & { fingerprint: string }> =>
    new Promise((resolve, reject) => {
      const outgoing = request(
        {
          host: '127.0.0.1',
          port: server.port(),
          path: url,
          method: body === undefined ? 'GET' : 'POST',
          rejectUnauthorized: false,
          agent: false,
          headers: secret === undefined ? {} : { [JOIN_SECRET_HEADER]: secret },
          ...tls,
        },
        (response) => {
          const { socket } = response as unknown as {
            socket: { getPeerX509Certificate(): { fingerprint256: string } };
          };
          const fingerprint = socket.getPeerX509Certificate().fingerprint256.replaceAll(':', '').toLowerCase();
          let text = '';
          response.on('data', (chunk: Buffer) => (text += chunk.toString()));
          response.on('end', () =>
            resolve({ status: response.statusCode ?? 0, body: JSON.parse(text) as Answer['body'], fingerprint }),
          );
        },
      );
      outgoing.on('error', reject);
      outgoing.end(body === undefined ? undefined : typeof body === 'string' ? body : JSON.stringify(body));
    });
  const newKey = async (): Promise<JoinKey> => parseJoinKey((await keys.make()).key, new Date());
  const csr = async (secret: string): Promise<string> =>
    (await call(JOIN_PATHS.csr, { secret, body: {} })).body['csrPem'] as string;

  beforeAll(async () => {
    ours = await new ClusterSide().prepare();
    theirs = await new ClusterSide().prepare();
  });

  beforeEach(async () => {
    offsetMs = 0;
    newMembers = 0;
    path = await mkdtemp(join(tmpdir(), 'directorate-join-'));
    const folder = new StateFolder(path);
    await folder.prepare();
    identity = new IdentityStore(folder, ulid);
    await identity.load();
    offers = new JoinOfferStore(folder, (days) => createSelfSigned({ commonName: 'node', now: new Date(), days }));
    const gate = new JoinGate(offers, identity, clock);
    const enrolment = new EnrolmentService({
      identity,
      offers,
      makeKeyAndCsr: (machineId) => createKeyAndCsr({ machineId }),
      clock,
      log: new Log('error', () => undefined, () => new Date()), // prettier-ignore
      onNewMember: () => {
        newMembers++;
        return Promise.resolve();
      },
    });
    const facts = { hostname: 'node-1' } as NodeFacts;
    server = new JoinServer({
      port: 0, identity, offers, gate, enrolment, facts: () => Promise.resolve(facts), test: () => Promise.resolve([]), log,
      load: () => systemLoad(null, clock).read(),
    }); // prettier-ignore
    await server.start();
    keys = new JoinKeyMaker({
      identity,
      offers,
      hostname: 'node-1',
      addresses: ['192.0.2.1'],
      port: server.port(),
      clock,
    });
    page = new LocalPage({ port: 0, hostname: 'node-1', folder, identity, keys, isConnected: () => false, log });
    await page.start();
    key = await newKey();
  });
  afterEach(async () => {
    await server.stop();
    await page.stop();
    await rm(path, { recursive: true });
  });

  it('IW-75 shows itself by the fingerprint of the key, and keeps only the hash of the secret', async () => {
    const answer = await call(JOIN_PATHS.facts, { secret: key.secret });
    expect(answer).toMatchObject({ status: 200, body: { hostname: 'node-1' }, fingerprint: key.fingerprint });
    expect(await readFile(join(path, 'join-offer.json'), 'utf8')).not.toContain(key.secret);
  });

  it('keeps its key good beside another one with which it asks, until that is taken back, alone, or used', async () => {
    const status = async (one: JoinKey): Promise<number> =>
      (await call(JOIN_PATHS.facts, { secret: one.secret })).status;
    const beside = parseJoinKey((await keys.make(true)).key, new Date());
    expect([await status(key), await status(beside)]).toEqual([200, 200]);
    await offers.withdraw(beside.secret);
    expect([await status(key), await status(beside)]).toEqual([200, 403]);
    const next = parseJoinKey((await keys.make(true)).key, new Date());
    await offers.keepOnly(next.secret);
    expect([await status(key), await status(next)]).toEqual([403, 200]);
    const last = parseJoinKey((await keys.make(true)).key, new Date());
    const enrolment = await ours.enrolment(await csr(next.secret), ulid());
    expect((await call(JOIN_PATHS.enrol, { secret: next.secret, body: enrolment })).status).toBe(200);
    expect(await status(last)).toBe(403);
  });

  it('enrols, and takes the same enrolment again without harm', async () => {
    const machineId = ulid();
    const enrolment = await ours.enrolment(await csr(key.secret), machineId);
    const first = await call(JOIN_PATHS.enrol, { secret: key.secret, body: enrolment });
    expect(first).toMatchObject({ status: 200, body: { machineId, alreadyEnrolled: false } });
    const again = await call(JOIN_PATHS.enrol, { secret: key.secret, body: enrolment });
    expect(again).toMatchObject({ status: 200, body: { machineId, alreadyEnrolled: true } });
    expect(newMembers).toBe(1);
    const reread = new IdentityStore(new StateFolder(path), ulid);
    expect((await reread.load()).member).toMatchObject({ machineId, clusterName: 'prod', isLeaving: false });
  });

  it('can resume a join from its beginning after the node was enrolled', async () => {
    const machineId = ulid();
    await call(JOIN_PATHS.enrol, { secret: key.secret, body: await ours.enrolment(await csr(key.secret), machineId) });
    expect((await call(JOIN_PATHS.facts, { secret: key.secret })).status).toBe(200);
    const renewed = await ours.enrolment(await csr(key.secret), machineId, {
      redis: { username: 'm', password: 'new' },
    });
    const answer = await call(JOIN_PATHS.enrol, { secret: key.secret, body: renewed });
    expect(answer.body).toMatchObject({ alreadyEnrolled: true });
    expect(identity.member()?.redis.password).toBe('new');
  });

  describe('refuses, each with its own message,', () => {
    const codeOf = async (
      secret: string | undefined,
      url: string = JOIN_PATHS.facts,
      body?: unknown,
    ): Promise<unknown> => {
      const answer = await call(url, { ...(secret === undefined ? {} : { secret }), body });
      expect(answer.status).toBeGreaterThanOrEqual(400);
      expect(answer.body['message']).toBeTypeOf('string');
      expect(answer.body['hint']).not.toBe('');
      return answer.body['code'];
    };

    it('a secret that is missing or misshapen', async () => {
      expect(await codeOf(undefined)).toBe('join-key-tampered');
      expect(await codeOf('short')).toBe('join-key-tampered');
    });
    it('a secret of another machine, or one that a newer key replaced', async () => {
      const old = key.secret;
      await newKey();
      expect(await codeOf(old)).toBe('join-key-foreign');
      expect(await codeOf('A'.repeat(43))).toBe('join-key-foreign');
    });
    it('an expired key', async () => {
      offsetMs = 31 * 60_000;
      expect(await codeOf(key.secret)).toBe('join-key-expired');
    });
    it('a used key: to test again, for another cluster, and after the node has left', async () => {
      const machineId = ulid();
      await call(JOIN_PATHS.enrol, {
        secret: key.secret,
        body: await ours.enrolment(await csr(key.secret), machineId),
      });
      expect(await codeOf(key.secret, JOIN_PATHS.test, {})).toBe('join-key-used');
      const other = await ours.enrolment(await csr(key.secret), ulid());
      expect(await codeOf(key.secret, JOIN_PATHS.enrol, other)).toBe('join-key-used');
      await identity.forget();
      expect(await codeOf(key.secret)).toBe('join-key-used');
    });
    it('a cluster that the node is no member of', async () => {
      const enrolment = await ours.enrolment(await csr(key.secret), ulid());
      await call(JOIN_PATHS.enrol, { secret: key.secret, body: enrolment });
      const { secret } = await newKey();
      const foreign = await theirs.enrolment(await csr(secret), ulid());
      expect(await codeOf(secret, JOIN_PATHS.enrol, foreign)).toBe('join-key-foreign');
      expect(identity.member()?.clusterId).toBe(ours.clusterId);
    });
    it('certificates that do not fit', async () => {
      const machineId = ulid();
      const own = await ours.enrolment(await csr(key.secret), machineId);
      const otherKey = await ours.enrolment((await createKeyAndCsr({ machineId })).csrPem, machineId);
      for (const body of [
        { ...own, caPem: theirs.ca.caPem },
        { ...own, machineId: ulid() },
        { ...own, certificatePem: 'nonsense' },
        otherKey,
        { ...own, unknownField: 1 },
        'not json',
      ]) {
        expect(await codeOf(key.secret, JOIN_PATHS.enrol, body)).toBe('invalid-input');
      }
      expect(identity.member()).toBeNull();
    });
    it('a path that is not there', async () => {
      expect(await codeOf(key.secret, '/nowhere')).toBe('invalid-input');
    });
  });

  describe('as a member', () => {
    let machineId: string;
    const moved = { addresses: ['127.0.0.9'], redisPort: 1, apiPort: 2, sequence: 5 };
    beforeEach(async () => {
      machineId = ulid();
      await call(JOIN_PATHS.enrol, {
        secret: key.secret,
        body: await ours.enrolment(await csr(key.secret), machineId),
      });
    });
    const asManager = async (side: ClusterSide, name: string): Promise<Record<string, unknown>> => {
      const { keyPem, certificatePem } = await issueServerCertificate({
        ...side.ca, dnsNames: [name], now: new Date(), days: 1,
      }); // prettier-ignore
      return {
        servername: nodeServerName(machineId, ours.clusterId),
        ca: ours.ca.caPem,
        rejectUnauthorized: true,
        key: keyPem,
        cert: certificatePem,
      };
    };

    it('accepts a manager that has moved, by its certificate, but not an older place', async () => {
      const tls = await asManager(ours, managerServerName(ours.clusterId));
      expect((await call(MEMBER_PATHS.managerMoved, { body: moved, tls })).body).toEqual({ sequence: 5 });
      expect(identity.member()?.endpoints).toEqual(moved);
      const older = await call(MEMBER_PATHS.managerMoved, { body: { ...moved, sequence: 4 }, tls });
      expect(older.body).toMatchObject({ code: 'invalid-input' });
      expect(fingerprintOf(identity.member()!.certificatePem)).toBe((await call('/', { tls })).fingerprint);
    });

    it('refuses everybody else', async () => {
      const foreign = await asManager(theirs, managerServerName(ours.clusterId));
      const node = await asManager(ours, nodeServerName(ulid(), ours.clusterId));
      for (const tls of [{}, { ...foreign, rejectUnauthorized: false }, node]) {
        const answer = await call(MEMBER_PATHS.managerMoved, { body: moved, tls });
        expect(answer.body).toMatchObject({ code: 'join-key-foreign' });
      }
      expect(identity.member()?.endpoints.sequence).toBe(4);
    });
  });

  describe('the local page', () => {
    const ask = (
      url: string,
      method = 'GET',
      headers: Record<string, string> = {},
    ): Promise<[number, string, object]> =>
      new Promise((resolve, reject) => {
        httpRequest({ host: '127.0.0.1', port: page.port(), path: url, method, headers }, (response) => {
          let text = '';
          response.on('data', (chunk: Buffer) => (text += chunk.toString()));
          response.on('end', () => resolve([response.statusCode ?? 0, text, response.headers]));
        })
          .on('error', reject)
          .end();
      });

    it('needs its token, its own host name, and shows the key that it made', async () => {
      const token = await readFile(join(path, PAGE_TOKEN_FILE), 'utf8');
      expect((await ask('/api/key', 'POST'))[0]).toBe(403);
      expect((await ask('/api/key', 'POST', { [PAGE_TOKEN_HEADER]: '0'.repeat(32) }))[0]).toBe(403);
      expect((await ask('/api/state', 'GET', { [PAGE_TOKEN_HEADER]: token, host: 'evil.example' }))[0]).toBe(421);
      const [status, text] = await ask('/api/key', 'POST', { [PAGE_TOKEN_HEADER]: token });
      const { offered } = JSON.parse(text) as { offered: { key: string } };
      expect(status).toBe(200);
      const shown = parseJoinKey(offered.key, new Date());
      expect((await call(JOIN_PATHS.facts, { secret: shown.secret })).status).toBe(200);
    });

    it('runs nothing but its own script', async () => {
      const [, text, headers] = await ask('/');
      expect(headers).toMatchObject({
        'content-security-policy': expect.stringContaining("default-src 'none'") as string,
      });
      expect(text).not.toMatch(/<script>|onclick=|style="/);
      expect((await ask('/page.js'))[1]).toContain('clipboard');
    });
  });
});
