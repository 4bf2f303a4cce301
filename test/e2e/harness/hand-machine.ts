import { createHash, randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { Worker } from 'bullmq';
import { Redis } from 'ioredis';
import { ulid } from 'ulid';
import {
  COMMAND_QUEUE,
  type CommandEnvelope,
  commandEnvelope,
  type CommandOutcome,
  type CommandPayload,
  type CommandType,
  type MachineReport,
  redisPrefix,
  type Report,
  reportStream,
} from '#libs/contracts';
import type { MachineRole } from '#libs/domain';
import { managerServerName } from '#libs/pki';
import { CommandOutbox } from '../../../apps/manager/src/commands/command-outbox.js';
import { Transactor } from '../../../apps/manager/src/common/database/transactor.js';
import { MachineRepository } from '../../../apps/manager/src/nodes/machine.repository.js';
import { OperationsService } from '../../../apps/manager/src/operations/operations.service.js';
import { MachineAccess } from '../../../apps/manager/src/redis/machine-access.js';
import type { TestManager } from './manager.js';
import type { Stores } from './stores.js';

const ACTOR = { userId: '01JXYZ00000000000000000000', userName: 'test', tokenId: null, tokenName: null };

/** A member of the cluster whose every move a spec decides: its real Redis user, without an agent behind it. */
export class HandMachine {
  private readonly connections: Redis[] = [];
  private readonly workers: Worker[] = [];

  private constructor(
    readonly id: string,
    readonly name: string,
    readonly password: string,
    private readonly stores: Stores,
    private readonly clusterId: string,
  ) {}

  static async join(
    manager: TestManager,
    stores: Stores,
    name: string,
    roles: readonly MachineRole[] = ['app-server'],
  ): Promise<HandMachine> {
    const machine = new HandMachine(ulid(), name, randomBytes(16).toString('hex'), stores, manager.clusterId);
    const redisHash = createHash('sha256').update(machine.password).digest('hex');
    const { id } = machine;
    await manager.app.get(Transactor, { strict: false }).run((tx) =>
      manager.app.get(MachineRepository, { strict: false }).insert(tx, {
        ...{ id, name, roles, redisHash, state: 'member', isInMaintenance: false, hostname: name, agentPort: 7480 },
        ...{ addresses: [], facts: null, joinedAt: new Date(), tags: [] },
      }),
    );
    await manager.app.get(MachineAccess, { strict: false }).grant(id, redisHash);
    return machine;
  }

  /** A connection with the machine's own user, by TLS as an agent's; `isFrail`: one that does not come back by itself. */
  async connect(isFrail = false): Promise<Redis> {
    const door = this.stores.redisTls;
    if (door === null) throw new Error('Start the stores with queueTls');
    const ca = await readFile(door.caFile, 'utf8');
    const redis = new Redis({
      host: '127.0.0.1',
      port: door.port,
      tls: { ca, servername: managerServerName(this.clusterId) },
      username: `m-${this.id}`,
      password: this.password,
      lazyConnect: true,
      maxRetriesPerRequest: null,
      retryStrategy: () => (isFrail ? null : 100),
    });
    redis.on('error', () => undefined);
    this.connections.push(redis);
    await redis.connect().catch(() => undefined);
    return redis;
  }

  /** Takes commands like an agent does; each delivery is given to `handle`. */
  async work(handle: (envelope: CommandEnvelope) => Promise<void>): Promise<Worker> {
    const worker = new Worker(COMMAND_QUEUE, (job) => handle(commandEnvelope.parse(job.data)), {
      connection: await this.connect(),
      prefix: redisPrefix(this.id),
      lockDuration: 5000,
      stalledInterval: 2000,
      drainDelay: 1,
      runRetryDelay: 1000,
    });
    worker.on('error', () => undefined);
    this.workers.push(worker);
    await worker.waitUntilReady();
    return worker;
  }

  async report(redis: Redis, report: Report): Promise<void> {
    await redis.xadd(reportStream(this.id), 'MAXLEN', '~', 1000, '*', 'report', JSON.stringify(report));
  }

  /** Answers a command, well unless `change` says otherwise. */
  async answer(redis: Redis, commandId: string, change: Partial<CommandOutcome> = {}): Promise<void> {
    const at = new Date().toISOString();
    const outcome: CommandOutcome = {
      ...{ commandId, outcome: 'succeeded', repeated: false, error: null, result: null, startedAt: at, finishedAt: at },
      ...change,
    };
    // An agent keeps its answers until they are delivered.
    for (let attempt = 0; attempt < 100; attempt += 1) {
      const isDelivered = await this.report(redis, { kind: 'outcome', at, outcome }).then(
        () => true,
        () => false,
      );
      if (isDelivered) return;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }

  machineReport(change: Partial<MachineReport> = {}): MachineReport {
    return {
      ...{ kind: 'machine', at: new Date().toISOString(), agentVersion: '0.1.0', bootId: 'boot', hostname: this.name },
      ...{
        kernelRelease: '6.1.0',
        uptimeSeconds: 10,
        roles: [],
        appliedRevision: 1_000_000,
        failures: [],
        addresses: [],
      },
      ...{ virtualServices: [], load: null, schedulers: [], ipvs: null, services: [] },
      ...change,
    };
  }

  async leave(): Promise<void> {
    await Promise.all(this.workers.map((worker) => worker.close(true).catch(() => undefined)));
    for (const redis of this.connections) redis.disconnect();
  }
}

/** Gives a machine one command, as part of an operation of its own. */
export async function command<T extends CommandType>(
  manager: TestManager,
  machine: HandMachine,
  type: T,
  payload: CommandPayload<T>,
): Promise<{ readonly commandId: string; readonly operationId: string }> {
  const operations = manager.app.get(OperationsService, { strict: false });
  const outbox = manager.app.get(CommandOutbox, { strict: false });
  return manager.app.get(Transactor, { strict: false }).run(async (tx) => {
    const operation = await operations.create(tx, { kind: 'test', title: 'Test', actor: ACTOR, steps: [] });
    const commandId = await outbox.add(tx, {
      ...{ machineId: machine.id, machineName: machine.name, type, payload, operationId: operation.id },
      step: { name: `${type}:${machine.name}`, title: type },
    });
    return { commandId, operationId: operation.id };
  });
}

/** Asks again until `probe` gives something true; the time that it took in milliseconds. */
export async function eventually(what: string, limitMs: number, probe: () => Promise<boolean>): Promise<number> {
  const began = performance.now();
  while (performance.now() - began < limitMs) {
    if (await probe()) return Math.round(performance.now() - began);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`${what}: not within ${limitMs} ms`);
}
