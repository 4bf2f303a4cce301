import { Injectable } from '@nestjs/common';
import { DomainError } from '#libs/errors';
import { hashSecret, parseJoinKey, type JoinKey } from '#libs/join-key';
import type { EntityManager } from 'typeorm';
import { AuditService } from '../audit/audit.service.js';
import { type Actor, recordedActor } from '../auth/actor.js';
import type { ClusterRecord } from '../cluster/cluster.js';
import { readCluster } from '../cluster/read-cluster.js';
import { Clock } from '../common/clock.js';
import { Transactor } from '../common/database/transactor.js';
import { IdempotencyService } from '../idempotency/idempotency.service.js';
import { OperationsService } from '../operations/operations.service.js';
import type { Machine } from './machine.js';
import { MachineRepository } from './machine.repository.js';
import type { AddNode, TestNode } from './node.dto.js';
import { ADD_STEPS } from './tasks/add-node.task.js';
import { JoinRequestRepository } from './requests/join-request.repository.js';
import { JoinRequestsService } from './requests/join-requests.service.js';
import { NodeTaskRepository } from './tasks/node-task.repository.js';
import { NodeTaskRunner } from './tasks/node-task-runner.js';

/** What to add, with the key wherever it came from. */
type KeyedNode = AddNode & { readonly joinKey: string };

/** Ends a dry run before anything is kept. */
class Rehearsal extends Error {}

export interface JoinStart {
  /** Null in a dry run. */
  readonly operationId: string | null;
  readonly nodeId: string;
}

/** Takes pasted keys: for a test that commits nothing, or to add the node. */
@Injectable()
export class NodeJoiningService {
  constructor(
    private readonly machines: MachineRepository,
    private readonly requests: JoinRequestsService,
    private readonly waiting: JoinRequestRepository,
    private readonly tasks: NodeTaskRepository,
    private readonly runner: NodeTaskRunner,
    private readonly operations: OperationsService,
    private readonly audit: AuditService,
    private readonly idempotency: IdempotencyService,
    private readonly transactor: Transactor,
    private readonly clock: Clock,
  ) {}

  /** Begins a test; gives its operation, or null in a dry run, which only reads the key. */
  async test(actor: Actor, input: TestNode, dryRun: boolean): Promise<string | null> {
    const { roles, addresses } = input;
    const joinKey = await this.requests.joinKeyOf(input);
    const key = parseJoinKey(joinKey, this.clock.now());
    if (dryRun) return null;
    const operationId = await this.transactor.run(async (tx) => {
      const operation = await this.operations.create(tx, {
        kind: 'node.test',
        title: `Test the node ${key.hostname}`,
        subject: { type: 'node', id: key.nodeId, name: key.hostname },
        actor: recordedActor(actor),
        steps: [{ name: 'reach-node', title: 'The manager reaches the node' }],
      });
      const work = { kind: 'test', roles, addresses: addresses ?? null } as const;
      await this.tasks.insert(tx, { operationId: operation.id, machineId: key.nodeId, input: work, joinKey });
      await this.idempotency.commit(tx, operation.id);
      return operation.id;
    });
    this.runner.start(operationId);
    return operationId;
  }

  /** Begins to add the node, or goes on where the same key stopped. A dry run only refuses what would be refused. */
  async add(actor: Actor, asked: AddNode, dryRun: boolean): Promise<JoinStart> {
    const input = Object.assign({}, asked, { joinKey: await this.requests.joinKeyOf(asked) });
    const key = parseJoinKey(input.joinKey, this.clock.now());
    try {
      const operationId = await this.transactor.run(async (tx) => {
        const id = await this.beginOrContinue(tx, actor, input, key);
        if (dryRun) throw new Rehearsal('A dry run ends here');
        return id;
      });
      this.runner.start(operationId);
      return { operationId, nodeId: key.nodeId };
    } catch (error) {
      if (error instanceof Rehearsal) return { operationId: null, nodeId: key.nodeId };
      throw error;
    }
  }

  private async beginOrContinue(tx: EntityManager, actor: Actor, input: KeyedNode, key: JoinKey): Promise<string> {
    assertAcceptable(key, await readCluster(tx));
    const present = await this.machines.lock(tx, key.nodeId);
    const all = await this.tasks.running(key.nodeId, tx);
    const running = all.find(({ kind }) => kind !== 'test');
    if (running?.kind === 'remove') {
      throw new DomainError('node-busy', `${present?.name ?? key.hostname} is being removed.`, {
        hint: 'Wait until that operation has ended.',
      });
    }
    const id =
      running?.operationId ?? (await this.begin(tx, actor, input, key, await this.reserve(tx, input, key, present)));
    if (input.joinRequestId !== undefined) await this.waiting.approve(tx, input.joinRequestId, id);
    return id;
  }

  /** The row of the machine: its name is taken from now on, although it is no member yet. */
  private async reserve(tx: EntityManager, input: AddNode, key: JoinKey, present: Machine | null): Promise<Machine> {
    if (present !== null && present.state !== 'joining') return this.assertUnfinished(present, key);
    const name = input.name ?? present?.name ?? nameFrom(key.hostname);
    const holder = await this.machines.named(name, tx);
    if (holder !== null && holder.id !== key.nodeId) {
      throw new DomainError('name-taken', `There is another node with the name ${name}.`, {
        hint: 'Give another name.',
        faults: [{ pointer: '/name', message: 'is the name of another node' }],
      });
    }
    const change = { name, roles: input.roles, tags: input.tags ?? present?.tags ?? [] };
    if (present !== null) return this.machines.change(tx, key.nodeId, change);
    await this.machines.insert(tx, {
      ...change,
      ...{ id: key.nodeId, state: 'joining', isInMaintenance: false, hostname: key.hostname, addresses: [] },
      ...{ agentPort: key.port, facts: null, redisHash: null, joinSecretHash: hashSecret(key.secret) },
    });
    return this.machines.get(key.nodeId, tx);
  }

  /** A member whose join stopped after it was enrolled may go on with its own key, and with no other. */
  private assertUnfinished(present: Machine, key: JoinKey): Machine {
    const isSameKey = present.joinSecretHash === hashSecret(key.secret);
    if (isSameKey && present.state === 'member') return present;
    const said = isSameKey ? 'This key was used already' : 'It is a member already';
    throw new DomainError(
      isSameKey ? 'join-key-used' : 'node-already-member',
      `${said}: the node is ${present.name}.`,
      {
        hint: 'Remove the node first if it shall join anew.',
      },
    );
  }

  private async begin(
    tx: EntityManager,
    actor: Actor,
    input: KeyedNode,
    key: JoinKey,
    machine: Machine,
  ): Promise<string> {
    if (await this.isJoined(tx, machine)) {
      throw new DomainError('join-key-used', `This key was used already: the node is ${machine.name}.`, {
        hint: 'Nothing is left to do. Remove the node first if it shall join anew.',
      });
    }
    const subject = { type: 'node', id: machine.id, name: machine.name };
    const { id } = await this.operations.create(tx, {
      kind: 'node.add',
      title: `Add the node ${machine.name}`,
      ...{ subject, actor: recordedActor(actor), steps: ADD_STEPS },
    });
    const { acceptWarnings, addresses = null, joinKey } = input;
    const work = { kind: 'add', acceptWarnings, addresses } as const;
    await this.tasks.insert(tx, { operationId: id, machineId: machine.id, input: work, joinKey });
    const after = { name: machine.name, roles: machine.roles, addresses: key.addresses, fingerprint: key.fingerprint };
    const record = { actor, action: 'node.add', subject, before: null, after, result: 'succeeded', operationId: id };
    await this.audit.append(tx, record);
    await this.idempotency.commit(tx, id);
    return id;
  }

  /** Whether a member's last join came to its good end. */
  private async isJoined(tx: EntityManager, { id, state }: Machine): Promise<boolean> {
    return state === 'member' && (await this.tasks.lastStateOf(tx, id, 'add')) === 'succeeded';
  }
}

function assertAcceptable({ clusterId, hostname }: JoinKey, cluster: ClusterRecord): void {
  if (cluster.name === null) {
    throw new DomainError('cluster-not-set-up', 'Nodes can join when the cluster has a name and a quorum IP.', {
      hint: 'Set the cluster up first: PUT /api/v1/cluster.',
    });
  }
  if (clusterId === null || clusterId === cluster.id) return;
  throw new DomainError('node-of-another-cluster', `${hostname} is a member of the cluster ${clusterId}.`, {
    hint: 'Remove it there, or run "directorate-agent leave" on the node, and make a new key.',
  });
}

/** A hostname as a node's name: its first label, with what names may not have replaced. */
function nameFrom(hostname: string): string {
  const label = (hostname.split('.')[0] ?? '').replaceAll(/[^a-zA-Z0-9_-]/g, '-').slice(0, 63);
  return label.replaceAll(/^[^a-zA-Z0-9]+|[^a-zA-Z0-9]+$/g, '') || 'node';
}
