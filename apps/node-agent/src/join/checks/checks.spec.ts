import { createServer, type Server } from 'node:net';
import { createServer as createTlsServer, type Server as TlsServer } from 'node:tls';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ulid } from 'ulid';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { JoinTestRequest } from '#libs/contracts';
import { FakeHost, FakeModules } from '#libs/host';
import { createCa, createSelfSigned, fingerprintOf, issueServerCertificate, managerServerName } from '#libs/pki';
import type { Membership } from '../../identity/identity.js';
import { runChecks, type JoinCheck } from './check.js';
import { kernelModulesCheck } from './kernel-modules.check.js';
import {
  agentVersionCheck,
  compareVersions,
  diskCheck,
  hostedDataCheck,
  membershipCheck,
  portsCheck,
} from './machine.checks.js';
import { directRoutingCheck, masqueradingCheck, tunnelingCheck } from './method.checks.js';
import { arpSysctlsCheck, virtualIpConflictCheck } from './network.checks.js';
import { reachManagerCheck } from './reach-manager.check.js';

const CLUSTER = ulid();
const MAC = '02:00:00:00:00:09';
const request = (part: Partial<JoinTestRequest> = {}): JoinTestRequest => ({
  clusterId: CLUSTER,
  roles: ['app-server'],
  managerNow: new Date().toISOString(),
  endpoints: { addresses: ['127.0.0.1'], redisPort: 1, apiPort: 1, sequence: 1 },
  caFingerprint: 'ab'.repeat(32),
  directors: [{ id: ulid(), name: 'dir-1', addresses: ['10.0.0.9'], macs: [MAC.toUpperCase()] }],
  virtualIps: ['10.0.0.100'],
  minimumAgentVersion: '0.1.0',
  minimumFreeBytes: 0,
  ...part,
});
/** `pass: what was measured`. */
const verdict = async (check: JoinCheck, part: Partial<JoinTestRequest> = {}): Promise<string> => {
  const [line] = await runChecks([check], request(part));
  expect(line!.fix === '').toBe(line!.result === 'pass');
  return `${line!.result}: ${line!.measured}`;
};

describe('forwarding methods', () => {
  let host: FakeHost;
  beforeEach(() => (host = new FakeHost()));

  it('finds the director on the link by ARP, from its own MAC address', async () => {
    expect(await verdict(directRoutingCheck(host.network))).toMatch(/^warn: .*does not answer ARP on eth0/);
    host.network.neighbours.set('10.0.0.9', '02:00:00:00:00:66');
    expect(await verdict(directRoutingCheck(host.network))).toMatch(/^warn: .*02:00:00:00:00:66, which is not/);
    host.network.neighbours.set('10.0.0.9', MAC);
    expect(await verdict(directRoutingCheck(host.network))).toMatch(/^pass: dir-1 answers/);
    expect(await verdict(masqueradingCheck(host.network))).toMatch(/^pass: .*policy routing works/);
  });

  it('tells a router and a missing route apart', async () => {
    host.network.routeTo = () => Promise.resolve({ device: 'eth0', via: '10.0.0.1', source: null });
    expect(await verdict(directRoutingCheck(host.network))).toMatch(/^warn: .*behind the router 10\.0\.0\.1/);
    host.network.routeTo = () => Promise.resolve(null);
    expect(await verdict(masqueradingCheck(host.network))).toMatch(/^warn: .*no route to 10\.0\.0\.9/);
    expect(await verdict(tunnelingCheck(host.network, host.modules))).toMatch(/^warn: .*no route/);
  });

  it('needs the tunnel module and the room', async () => {
    expect(await verdict(tunnelingCheck(host.network, host.modules))).toMatch(/^pass: .*1500 bytes pass, 1480 inside/);
    expect(await verdict(tunnelingCheck(host.network, new FakeModules(new Set())))).toMatch(/^warn: .*ipip is missing/);
    host.network.passesUnfragmented = () => Promise.resolve(false);
    expect(await verdict(tunnelingCheck(host.network, host.modules))).toMatch(/^warn: .*1500 bytes do not pass/);
  });

  it('asks nothing of machines without such roles, and nothing without a director', async () => {
    expect(await verdict(directRoutingCheck(host.network), { roles: ['witness'] })).toMatch(/^pass/);
    expect(await verdict(tunnelingCheck(host.network, host.modules), { directors: [] })).toMatch(/^pass/);
  });

  it('fails when ARP settings cannot be written, or a virtual IP is on the node', async () => {
    host.network.canWriteSetting = () => Promise.resolve(false);
    expect(await verdict(arpSysctlsCheck(host.network, () => 'eth0'))).toMatch(/^fail: .*read-only/);
    expect(await verdict(virtualIpConflictCheck(host.network))).toMatch(/^pass/);
    host.network.addresses.push({ device: 'eth0', address: '10.0.0.100', prefixLength: 24 });
    expect(await verdict(virtualIpConflictCheck(host.network))).toMatch(/^fail: 10\.0\.0\.100 is on this node's eth0/);
  });
});

describe('the machine', () => {
  it('needs ip_vs and its common schedulers to be a director', async () => {
    const all = new FakeModules(new Set(['ip_vs', 'ip_vs_rr', 'ip_vs_wrr', 'ip_vs_lc', 'ip_vs_wlc']));
    expect(await verdict(kernelModulesCheck(all), { roles: ['director'] })).toBe(
      'pass: ip_vs is loadable; schedulers: rr wrr lc wlc',
    );
    const bare = new FakeModules(new Set(['ip_vs']));
    expect(await verdict(kernelModulesCheck(bare), { roles: ['director'] })).toMatch(/^warn/);
    expect(await verdict(kernelModulesCheck(new FakeModules(new Set())), { roles: ['director'] })).toMatch(/^fail/);
    expect(await verdict(kernelModulesCheck(new FakeModules(new Set())))).toMatch(/^pass/);
  });

  it('needs room, free ports and a new enough agent', async () => {
    expect(await verdict(diskCheck('/'), { minimumFreeBytes: 1e18 })).toMatch(/^fail: \d+ MiB free/);
    expect(await verdict(agentVersionCheck('0.0.9'))).toMatch(/^fail: 0\.0\.9/);
    expect(compareVersions('1.10.0-rc.1', '1.9.3')).toBeGreaterThan(0);
    const server: Server = createServer();
    await new Promise<void>((resolve) => server.listen(2775, resolve));
    expect(await verdict(portsCheck(7480), { roles: ['sms'] })).toBe("fail: 7480 is the agent's, 2775 is taken");
    await new Promise((resolve) => server.close(resolve));
    expect(await verdict(portsCheck(7480), { roles: ['sms'] })).toMatch(/^pass/);
  });

  it('IW-73 holds no accounts, and belongs to no cluster', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'directorate-checks-'));
    expect(await verdict(hostedDataCheck([folder]))).toMatch(/^pass/);
    await mkdir(join(folder, 'customer'));
    expect(await verdict(hostedDataCheck([folder]))).toMatch(/^fail: 1 found/);
    await rm(folder, { recursive: true });
    const member = { clusterId: CLUSTER, clusterName: 'prod', machineName: 'n1' } as Membership;
    expect(await verdict(membershipCheck(() => null))).toMatch(/^pass/);
    expect(await verdict(membershipCheck(() => member))).toMatch(/^warn: it is n1 of cluster prod/);
    expect(await verdict(membershipCheck(() => ({ ...member, clusterId: ulid() })))).toMatch(/^fail/);
  });

  it('reports a check that breaks as failed', async () => {
    const broken: JoinCheck = { check: 'x', title: 'X', run: () => Promise.reject(new Error('no\nway')) };
    expect(await verdict(broken)).toBe('fail: the check could not be made: no way');
  });
});

describe('reaching the manager', () => {
  let server: TlsServer;
  const listen = async (keyPem: string, certificatePem: string): Promise<JoinTestRequest['endpoints']> => {
    server = createTlsServer({ key: keyPem, cert: certificatePem }, (socket) => socket.on('error', () => undefined));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as { port: number };
    return { addresses: ['127.0.0.1'], apiPort: port, redisPort: port, sequence: 1 };
  };
  afterEach(() => server.close());

  it('is proved by name and, when the server sends it, by the authority', async () => {
    const now = new Date();
    const ca = await createCa({ clusterId: CLUSTER, now, years: 1 });
    const dnsNames = [managerServerName(CLUSTER)] as const;
    const { keyPem, certificatePem } = await issueServerCertificate({ ...ca, dnsNames, now, days: 1 });
    const endpoints = await listen(keyPem, certificatePem + ca.caPem);
    expect(await verdict(reachManagerCheck, { endpoints, caFingerprint: fingerprintOf(ca.caPem) })).toMatch(/^pass/);
    expect(await verdict(reachManagerCheck, { endpoints })).toMatch(/^fail: .*not of the cluster's authority/);
    const second = { ...endpoints, addresses: ['127.0.0.1', '127.0.0.2'] };
    expect(await verdict(reachManagerCheck, { endpoints: second, caFingerprint: fingerprintOf(ca.caPem) })).toMatch(
      /^warn: .*127\.0\.0\.2 port \d+: ECONNREFUSED/,
    );
  });

  it('fails when somebody else answers', async () => {
    const { keyPem, certificatePem } = await createSelfSigned({ commonName: 'x', now: new Date(), days: 1 });
    const endpoints = await listen(keyPem, certificatePem);
    expect(await verdict(reachManagerCheck, { endpoints })).toMatch(/^fail: .*another server answers/);
  });
});
