import { execFileSync } from 'node:child_process';
import { mkdtemp, mkdir, rm, symlink, utimes, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:https';
import type { RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ulid } from 'ulid';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { nodeLoad } from '#libs/contracts';
import {
  createCa,
  createKeyAndCsr,
  createSelfSigned,
  managerServerName,
  nodeServerName,
  signCsr,
  type CaFiles,
} from '#libs/pki';
import type { Membership } from '../identity/identity.js';
import { IdentityStore } from '../identity/identity.store.js';
import { EnrolmentService } from '../join/enrolment.service.js';
import { JoinGate } from '../join/join-gate.js';
import { JoinOfferStore } from '../join/join-offer.store.js';
import { JoinServer } from '../join/join-server.js';
import { systemClock } from '../shared/clock.js';
import { Log } from '../shared/log.js';
import { StateFolder } from '../shared/state-folder.js';
import { LoadClient, type LoadTarget } from './load-client.js';
import { LoadReader, systemLoad } from './load-reader.js';

const silent = new Log('error', () => undefined, () => new Date()); // prettier-ignore

async function machine(
  ca: CaFiles,
  clusterId: string,
  machineId: string,
  names = [nodeServerName(machineId, clusterId)],
): Promise<Membership> {
  const { keyPem, csrPem } = await createKeyAndCsr({ machineId });
  const signing = {
    ...ca,
    csrPem,
    commonName: machineId,
    dnsNames: names,
    usage: 'both',
    now: new Date(),
    days: 1,
  } as const;
  return {
    clusterId,
    clusterName: 'prod',
    machineId,
    machineName: 'node',
    roles: ['app-server'],
    caPem: ca.caPem,
    certificatePem: await signCsr(signing),
    keyPem,
    endpoints: { addresses: ['127.0.0.1'], redisPort: 7379, apiPort: 7443, sequence: 1 },
    redis: { username: 'm', password: 'p' },
    joinedAt: new Date().toISOString(),
    isLeaving: false,
  };
}

describe(LoadReader.name, () => {
  let proc: string;
  const now = new Date('2026-03-01T12:00:00Z');
  const read = (): ReturnType<LoadReader['read']> =>
    new LoadReader({
      proc,
      queueFile: join(proc, 'queue'),
      processors: () => 4,
      clock: { ...systemClock, now: () => now },
    }).read();
  const queue = async (text: string, at = now): Promise<number | null> => {
    await writeFile(join(proc, 'queue'), text);
    await utimes(join(proc, 'queue'), at, at);
    return (await read()).queueLength;
  };

  beforeEach(async () => {
    proc = await mkdtemp(join(tmpdir(), 'directorate-proc-'));
    await mkdir(join(proc, 'pressure'));
  });
  afterEach(() => rm(proc, { recursive: true }));

  it('reads pressures, load per processor and the queue', async () => {
    for (const [resource, percent] of [
      ['cpu', '97.18'],
      ['memory', '0.00'],
      ['io', '100.00'],
    ]) {
      const text = `some avg10=${percent ?? ''} avg60=95.21 avg300=75.32 total=4693792632\nfull avg10=1.00 avg60=0.00 avg300=0.00 total=0\n`;
      await writeFile(join(proc, 'pressure', resource ?? ''), text);
    }
    await writeFile(join(proc, 'loadavg'), '10.30 7.57 4.39 7/218 16276\n');
    await queue('17\n');
    expect(await read()).toEqual({
      at: now.toISOString(),
      cpuPressurePercent: 97.18,
      memoryPressurePercent: 0,
      ioPressurePercent: 100,
      loadPerCpu: 2.575,
      queueLength: 17,
    });
  });

  it('says nothing of pressures on a kernel that does not measure them', async () => {
    expect(await read()).toMatchObject({
      cpuPressurePercent: null,
      memoryPressurePercent: null,
      ioPressurePercent: null,
    });
  });

  it('reads this very machine', async () => {
    const load = await systemLoad(null, systemClock).read();
    expect(nodeLoad.parse(load).queueLength).toBeNull();
  });

  it.each(['', 'many', '-1', '1e9', '12 13', '1'.repeat(40)])('takes no queue length from %j', async (text) => {
    expect(await queue(text)).toBeNull();
  });

  it('takes no queue length from an old file, a link or a pipe, and never waits for one', async () => {
    expect(await queue('5', new Date(now.getTime() - 31_000))).toBeNull();
    await writeFile(join(proc, 'elsewhere'), '5');
    await utimes(join(proc, 'elsewhere'), now, now);
    await rm(join(proc, 'queue'));
    await symlink(join(proc, 'elsewhere'), join(proc, 'queue'));
    expect((await read()).queueLength).toBeNull();
    await rm(join(proc, 'queue'));
    execFileSync('mkfifo', [join(proc, 'queue')]);
    expect((await read()).queueLength).toBeNull();
  });
});

describe('the load of a node, over TLS', () => {
  const clusterId = ulid();
  const nodeId = ulid();
  let ca: CaFiles;
  let node: Membership;
  let director: Membership;
  let folder: string;
  let server: JoinServer;
  const target = (): LoadTarget => ({ machineId: nodeId, address: '127.0.0.1', port: server.port() });
  const ask = (member: Membership | null, to = target()): ReturnType<LoadClient['ask']> =>
    new LoadClient(() => member, 1000).ask(to);

  beforeAll(async () => {
    ca = await createCa({ clusterId, now: new Date(), years: 1 });
    [node, director] = await Promise.all([machine(ca, clusterId, nodeId), machine(ca, clusterId, ulid())]);
  });
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'directorate-load-'));
    const state = new StateFolder(folder);
    await state.prepare();
    const identity = new IdentityStore(state, ulid);
    await identity.load();
    await identity.enrol(node, 1);
    const offers = new JoinOfferStore(state, (days) => createSelfSigned({ commonName: 'node', now: new Date(), days }));
    const unused = (): never => expect.unreachable('only the load is asked for');
    server = new JoinServer({
      port: 0,
      identity,
      offers,
      gate: new JoinGate(offers, identity, systemClock),
      enrolment: new EnrolmentService({
        identity,
        offers,
        makeKeyAndCsr: unused,
        clock: systemClock,
        log: silent,
        onNewMember: unused,
      }),
      facts: unused,
      test: unused,
      load: () => systemLoad(null, systemClock).read(),
      log: silent,
    });
    await server.start();
  });
  afterEach(async () => {
    await server.stop();
    await rm(folder, { recursive: true });
  });

  it('is told to another machine of the cluster', async () => {
    const answer = await ask(director);
    expect(answer).toMatchObject({ ok: true, load: { loadPerCpu: expect.any(Number) as number, queueLength: null } });
  });

  it('is refused to other clusters, to certificates without a machine name, and to nobody in particular', async () => {
    const otherCa = await createCa({ clusterId: ulid(), now: new Date(), years: 1 });
    const foreign = { ...(await machine(otherCa, clusterId, director.machineId)), caPem: ca.caPem };
    const manager = await machine(ca, clusterId, director.machineId, [managerServerName(clusterId)]);
    const odd = await machine(ca, clusterId, director.machineId, [
      `x.${nodeServerName(director.machineId, clusterId)}`,
    ]);
    for (const member of [foreign, manager, odd]) {
      expect(await ask(member)).toEqual({ ok: false, reason: 'it answered with status 403' });
    }
    expect(await ask(null)).toEqual({ ok: false, reason: 'this machine is no member of a cluster' });
  });

  it('is taken from nobody but the node that was meant', async () => {
    const other = await ask(director, { ...target(), machineId: ulid() });
    expect(other).toMatchObject({ ok: false, reason: expect.stringMatching(/self.signed|altname|verify/i) as string });
    const otherCa = await createCa({ clusterId, now: new Date(), years: 1 });
    expect(await ask({ ...director, caPem: otherCa.caPem })).toMatchObject({ ok: false });
  });

  describe('from a node that is out of order', () => {
    let odd: Server;
    const answering = async (listener: RequestListener): Promise<LoadTarget> => {
      odd = createServer({ key: node.keyPem, cert: node.certificatePem }, listener);
      await new Promise<void>((resolve) => odd.listen(0, '127.0.0.1', resolve));
      return { ...target(), port: (odd.address() as AddressInfo).port };
    };
    afterEach(async () => {
      odd.closeAllConnections();
      await new Promise((resolve) => odd.close(resolve));
    });

    it.each<[string, RequestListener, string]>([
      ['is silent', () => undefined, 'no answer in 1000 ms'],
      ['never ends', (_, response) => void response.write('{'), 'no answer in 1000 ms'],
      [
        'says too much',
        (_, response) => void response.end(' '.repeat(100_000)),
        'its answer is longer than 4096 bytes',
      ],
      ['says something else', (_, response) => void response.end('{"at": "now"}'), 'its answer is not valid: /at'],
    ])('gives a reason when it %s', async (_what, listener, reason) => {
      expect(await ask(director, await answering(listener))).toEqual({ ok: false, reason });
    });
  });
});
