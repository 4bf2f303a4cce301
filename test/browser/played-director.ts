import type {
  CheckTrial,
  CheckTrialResult,
  DirectorRealServer,
  MachineReport,
  MachineState,
  ObservedRealServer,
} from '#libs/contracts';
import { ulid } from 'ulid';
import { expect } from 'vitest';
import type { ApiClient } from '../e2e/harness/api-client.js';
import { TestDatabase } from '../e2e/harness/database.js';
import { HandMachine } from '../e2e/harness/hand-machine.js';
import { insertMachine } from '../e2e/harness/machine-rows.js';
import type { TestManager } from '../e2e/harness/manager.js';
import type { Stores } from '../e2e/harness/stores.js';

const SINCE = '2026-11-21T10:00:00.000Z';
const REPORT_MS = 400;

/** Web services of two servers outside of the cluster: name → virtual IP. */
export async function makeServices(admin: ApiClient, addresses: Readonly<Record<string, string>>): Promise<void> {
  for (const [name, address] of Object.entries(addresses)) {
    const spec = { protocol: 'tcp', address, port: 80 };
    const realServers = [{ spec: { address: '10.77.0.21' } }, { spec: { address: '10.77.0.22' } }];
    const wish = { name, createAddress: true, spec, realServers };
    const made = await admin.post('/virtual-services', wish, { prefer: 'wait=10' });
    expect(made.status).toBe(201);
  }
}

/** Nodes of the cluster without agents, named by the end of their addresses. */
export async function addNodes(stores: Stores, addresses: readonly string[]): Promise<void> {
  const database = await TestDatabase.connect(stores.postgres.url);
  for (const address of addresses) {
    const place = { roles: ['app-server'], addresses: [{ address, prefixLength: 64 }] };
    await insertMachine(database, { id: ulid(), name: `node-${address.split(/[.:]/).at(-1) ?? ''}`, ...place });
  }
  await database.close();
}

/** Servers whose address ends with 21 have the page, all others have not. */
const triedAs = ({ servers, checks }: CheckTrial): CheckTrialResult => ({
  servers: servers.map(({ address, port }) => {
    const isThere = address.endsWith('21');
    const said = isThere ? '200 OK' : '404 Not Found';
    const target = `${address} port ${port}`;
    const verdict = {
      outcome: isThere ? ('passes' as const) : ('fails' as const),
      reason: `${target} answered ${said.slice(0, 3)} to GET /healthz${isThere ? '' : ', wanted 200–399'}`,
    };
    const probes = checks.map(({ name, kind }) => ({
      ...{ ...verdict, check: name, kind, target, latencyMs: 1.7, expected: 'GET /healthz answers 200–399' },
      raw: `* connected to ${target}\n> GET /healthz HTTP/1.1\n< HTTP/1.1 ${said}\n< content-type: text/html`,
    }));
    return { address, port, ...verdict, probes };
  }),
});

/** A director without a kernel: it takes its documents, and reports what it was told as if the kernel had it. */
export class PlayedDirector {
  private state: MachineState | null = null;
  private timer: NodeJS.Timeout | undefined;
  /** Connections that live on each server, by address. */
  readonly connections = new Map<string, number>();
  /** How a probe that was asked for ends. */
  readonly probes = [
    {
      ...{ check: 'check', kind: 'tcp', target: '10.77.0.21 port 80', ok: true, reason: 'connected', latencyMs: 1.5 },
      raw: '220 played.example ESMTP',
    },
  ];

  private constructor(private readonly machine: HandMachine) {}

  static async join(manager: TestManager, stores: Stores): Promise<PlayedDirector> {
    const director = new PlayedDirector(await HandMachine.join(manager, stores, 'director-1', ['director']));
    await director.begin();
    return director;
  }

  async leave(): Promise<void> {
    clearInterval(this.timer);
    await this.machine.leave();
  }

  private async begin(): Promise<void> {
    const redis = await this.machine.connect();
    await this.machine.work(async ({ commandId, type, payload }) => {
      if (type === 'machine-state.apply') this.state = (payload as { state: MachineState }).state;
      const tried = type === 'health.trial' ? triedAs(payload as CheckTrial) : null;
      const result = type === 'health.probe' ? { probes: this.probes } : tried;
      await this.machine.answer(redis, commandId, result === null ? {} : { result });
    });
    this.timer = setInterval(() => {
      void this.machine.report(redis, this.machine.machineReport(this.report())).catch(() => undefined);
    }, REPORT_MS);
  }

  private report(): Partial<MachineReport> {
    const services = this.state?.director?.virtualServices ?? [];
    return {
      appliedRevision: this.state?.revision ?? 0,
      schedulers: ['rr', 'wrr', 'lc', 'wlc', 'sh', 'mh'],
      virtualServices: services.map(({ id, key, config, realServers }) => ({
        ...{ id, key, config, presence: 'ours', counters: null, pool: null },
        realServers: realServers.map((server) => this.observed(server)),
      })),
    };
  }

  private observed(server: DirectorRealServer): ObservedRealServer {
    const { id, address, port, config } = server;
    const isDraining = server.adminState === 'drain';
    const weight = isDraining ? 0 : config.weight;
    return {
      ...{ id, address, port, role: 'pool', checks: [] },
      config: { ...config, weight },
      health: { state: 'up', reason: 'connected', since: SINCE, consecutive: 3, lastLatencyMs: 1 },
      causes: [
        { stage: 'probe', text: `TCP to ${address} connected in 1 ms.`, since: SINCE },
        { stage: 'weight', text: `The kernel gets weight ${weight}.`, since: SINCE },
      ],
      drain: isDraining
        ? { mode: 'graceful', since: SINCE, pinnedClients: 0, endingPerMinute: null, emptyInSeconds: null }
        : null,
      activeConnections: this.connections.get(address) ?? 0,
      ...{ inactiveConnections: 0, persistentConnections: 0, counters: null },
    };
  }
}
