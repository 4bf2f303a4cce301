import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ulid } from 'ulid';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  directorSettings,
  enrolmentResponse,
  JOIN_PATHS,
  joinTestResponse,
  nodeFacts,
  type CommandOutcome,
  type JoinTestRequest,
  type MachineReport,
  type MachineState,
  poolPolicy,
  serviceHealth,
} from '#libs/contracts';
import type { AgentConfig } from '#libs/config';
import { FakeHost } from '#libs/host';
import { parseJoinKey, type JoinKey } from '#libs/join-key';
import { fingerprintOf } from '#libs/pki';
import type { Agent } from './agent.js';
import { leave } from './cli/leave.js';
import { setup } from './cli/setup.js';
import { status } from './cli/status.js';
import { composeAgent } from './compose.js';
import { systemClock } from './shared/clock.js';
import { Log } from './shared/log.js';
import { callNode, freePort, ManagerSide } from './testing/manager-side.js';

const silent = new Log('error', () => undefined, () => new Date()); // prettier-ignore

describe('the agent', () => {
  let manager: ManagerSide;
  let base: string;
  let config: AgentConfig;
  let host: FakeHost;
  let agent: Agent;
  let isRunning: boolean;
  const machineId = ulid();

  const start = async (): Promise<void> => {
    agent = await composeAgent({ config, host, clock: systemClock, log: silent, random: Math.random });
    await agent.start();
    isRunning = true;
  };
  const stop = async (): Promise<void> => {
    if (isRunning) await agent.stop();
    isRunning = false;
  };
  const newKey = async (): Promise<JoinKey> => {
    const { key } = JSON.parse(await setup(config, systemClock, true)) as { key: string };
    return parseJoinKey(key, new Date());
  };
  const join_ = async (): Promise<JoinKey> => {
    const key = await newKey();
    const [, csr] = await callNode(key.port, JOIN_PATHS.csr, key.secret, {});
    const enrolment = await manager.enrolment((csr as { csrPem: string }).csrPem, machineId);
    const [code, body] = await callNode(key.port, JOIN_PATHS.enrol, key.secret, enrolment);
    expect(code).toBe(200);
    enrolmentResponse.parse(body);
    return key;
  };
  const document = (revision: number, part: Partial<MachineState> = {}): MachineState => ({
    version: 1,
    clusterId: manager.clusterId,
    machineId,
    name: 'node-1',
    revision,
    epoch: 1,
    roles: ['director'],
    addresses: [{ address: '10.0.0.100', prefixLength: 24, purpose: 'virtual-ip', announce: false }],
    director: {
      adopted: [],
      settings: directorSettings.parse({}),
      virtualServices: [
        {
          id: ulid(),
          name: 'web',
          key: { kind: 'address', protocol: 'tcp', address: '10.0.0.100', port: 80 },
          config: { scheduler: 'rr', schedulerFlags: [], persistence: null, onePacket: false },
          health: serviceHealth.parse({}),
          pool: poolPolicy.parse({}),
          realServers: [],
        },
      ],
    },
    realServer: [],
    services: [{ name: 'web', enabled: true }],
    ...part,
  });
  const run = async (
    type: 'machine-state.apply' | 'service.control' | 'node.leave' | 'diagnosis.collect',
    payload: unknown,
  ): Promise<CommandOutcome> => {
    const command = manager.command(machineId, { type, payload });
    await manager.send(machineId, command);
    return vi.waitFor(
      async () => {
        const [outcome] = await manager.outcomes(machineId, command.commandId);
        expect(outcome).toBeDefined();
        return outcome!;
      },
      { timeout: 15_000, interval: 50 },
    );
  };
  const lastReport = (accept: (report: MachineReport) => boolean): Promise<MachineReport> =>
    vi.waitFor(
      async () => {
        const found = (await manager.reports(machineId)).findLast((one) => one.kind === 'machine' && accept(one));
        expect(found).toBeDefined();
        return found as MachineReport;
      },
      { timeout: 10_000, interval: 50 },
    );

  beforeAll(async () => {
    manager = await ManagerSide.start();
  }, 60_000);
  afterAll(() => manager.stop());

  beforeEach(async () => {
    base = await mkdtemp(join(tmpdir(), 'directorate-agent-'));
    await mkdir(join(base, 'services'));
    await writeFile(join(base, 'services/web.json'), '{"name":"web","argv":["/bin/sleep","60"]}', { mode: 0o644 });
    config = {
      stateDir: join(base, 'state'),
      controlSocket: join(base, 'state', 'agent.sock'),
      roles: ['director'],
      port: await freePort(),
      addresses: ['127.0.0.1'],
      pagePort: 0,
      servicesDir: join(base, 'services'),
      queueFile: null,
      hostedData: [join(base, 'accounts')],
      device: 'eth0',
      logLevel: 'error',
    };
    host = new FakeHost();
    await manager.client.flushall();
    await manager.admit(machineId);
    await start();
  });
  afterEach(async () => {
    await leave(config, host, systemClock, silent);
    await stop();
    await rm(base, { recursive: true });
  });

  it('IW-79 tests a node before it is added, each line with what was measured', async () => {
    const key = await newKey();
    const [, facts] = await callNode(key.port, JOIN_PATHS.facts, key.secret);
    expect(nodeFacts.parse(facts)).toMatchObject({ nodeId: key.nodeId, memberOf: null });
    const request: JoinTestRequest = {
      clusterId: manager.clusterId,
      roles: ['director', 'app-server'],
      managerNow: new Date().toISOString(),
      endpoints: manager.endpoints(),
      caFingerprint: fingerprintOf(manager.ca.caPem),
      directors: [{ id: ulid(), name: 'dir-1', addresses: ['10.0.0.9'], macs: ['02:00:00:00:00:09'] }],
      virtualIps: ['10.0.0.100', '10.0.0.101'],
      minimumAgentVersion: '0.1.0',
      minimumFreeBytes: 1024,
    };
    host.network.neighbours.set('10.0.0.9', '02:00:00:00:00:09');
    host.network.neighbours.set('10.0.0.101', '02:00:00:00:00:66');
    await mkdir(join(base, 'accounts/customer'), { recursive: true });
    const [code, body] = await callNode(key.port, JOIN_PATHS.test, key.secret, request);
    expect(code).toBe(200);
    const { checks } = joinTestResponse.parse(body);
    expect(Object.fromEntries(checks.map(({ check, result }) => [check, result]))).toEqual({
      'reach-manager': 'pass',
      'kernel-modules': 'warn',
      'method-direct-routing': 'pass',
      'method-tunneling': 'pass',
      'method-masquerading': 'pass',
      'arp-sysctls': 'pass',
      'virtual-ip-conflict': 'fail',
      disk: 'pass',
      ports: 'pass',
      'agent-version': 'pass',
      'hosted-data': 'fail',
      membership: 'pass',
    });
    const of = (name: string): string => JSON.stringify(checks.find(({ check }) => check === name));
    expect(of('virtual-ip-conflict')).toContain('10.0.0.101 is in use by 02:00:00:00:00:66');
    expect(of('hosted-data')).toContain('accounts/customer');
    expect(checks.every(({ result, fix, measured }) => measured !== '' && (result === 'pass') === (fix === ''))).toBe(
      true,
    );
  }, 30_000);

  it('joins, applies what the manager sends, reports, and leaves without a trace', async () => {
    await join_();
    expect(await run('machine-state.apply', { state: document(1) })).toMatchObject({
      outcome: 'succeeded',
      result: { revision: 1, appliedRevision: 1, failures: [] },
    });
    const seen = await lastReport(({ services }) => services.some(({ state }) => state === 'running'));
    expect(seen).toMatchObject({
      appliedRevision: 1,
      virtualServices: [{ presence: 'ours', config: { scheduler: 'rr' } }],
    });
    expect(seen.schedulers).toContain('wlc');
    expect(await run('service.control', { service: 'web', action: 'stop' })).toMatchObject({ outcome: 'succeeded' });
    expect(await run('service.control', { service: 'shell', action: 'start' })).toMatchObject({ outcome: 'refused' });
    const diagnosis = await run('diagnosis.collect', {});
    expect(diagnosis.outcome).toBe('succeeded');
    expect(JSON.stringify(diagnosis.result)).not.toContain(`password-of-${machineId}`);
    expect(await status(config, silent, false)).toContain('connected to 127.0.0.1');
    expect(await run('node.leave', {})).toMatchObject({ outcome: 'succeeded' });
    await vi.waitFor(async () => expect(await status(config, silent, false)).toContain('Cluster    none'));
    expect(await host.ipvs.table()).toEqual([]);
    expect(host.network.addresses.map(({ address }) => address)).not.toContain('10.0.0.100');
  }, 40_000);

  it('knows itself and keeps its machine after a restart without any manager', async () => {
    await join_();
    await run('machine-state.apply', { state: document(1) });
    await manager.redis.kill({ stayDown: true });
    try {
      await stop();
      expect(await status(config, silent, false)).toContain('node-1');
      host = new FakeHost();
      await start();
      expect(await host.ipvs.table()).toHaveLength(1);
      expect(host.network.addresses.map(({ address }) => address)).toContain('10.0.0.100');
      expect(JSON.parse(await status(config, silent, true))).toMatchObject({
        appliedRevision: 1,
        queue: { isConnected: false },
      });
    } finally {
      await manager.redis.start();
    }
  }, 40_000);

  it('refuses documents of other machines and refuses to run twice', async () => {
    await join_();
    const foreign = document(1, { machineId: ulid() });
    expect(await run('machine-state.apply', { state: foreign })).toMatchObject({
      outcome: 'refused',
      error: { code: 'foreign-machine' },
    });
    const second = await composeAgent({ config, host, clock: systemClock, log: silent, random: Math.random });
    await expect(second.start()).rejects.toMatchObject({ code: 'conflict' });
  }, 30_000);

  it('tells a failing kernel and goes on', async () => {
    await join_();
    host.ipvs.table = () => Promise.reject(new Error("Can't initialize ipvs: Protocol not available"));
    expect(await run('machine-state.apply', { state: document(1) })).toMatchObject({
      outcome: 'failed',
      error: { code: 'apply-failed', message: expect.stringContaining("Can't initialize ipvs") as string },
    });
    const seen = await lastReport(({ failures }) => failures.length > 0);
    expect(seen.failures[0]?.message).toContain('Protocol not available');
  }, 30_000);
});
