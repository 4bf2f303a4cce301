import { Injectable } from '@nestjs/common';
import { DomainError } from '#libs/errors';
import type { EntityManager } from 'typeorm';
import { AuditService } from '../../audit/audit.service.js';
import { type Actor, recordedActor } from '../../auth/actor.js';
import { Transactor } from '../../common/database/transactor.js';
import { assertMatches, type Precondition } from '../../common/http/etag.js';
import { type MachinePreview, MachineStatePublisher } from '../../machine-states/machine-state-publisher.js';
import type { Operation } from '../../operations/operation.js';
import { OperationsService } from '../../operations/operations.service.js';
import type { Machine } from '../machine.js';
import { MachineRepository } from '../machine.repository.js';
import type { RemoveQuery } from '../node.dto.js';
import { NodeTaskRepository } from '../tasks/node-task.repository.js';
import { NodeTaskRunner } from '../tasks/node-task-runner.js';
import { REMOVE_STEPS } from './remove-node.task.js';
import { RemovalImpact } from './removal-impact.js';

/** A removal that has begun, or what it would do. */
export type RemovalPlan =
  | { readonly operation: Operation; readonly plan: null }
  | { readonly operation: null; readonly plan: readonly MachinePreview[] };

class Rehearsal extends Error {
  constructor(readonly plan: readonly MachinePreview[]) {
    super('A dry run ends here');
  }
}

/** Decides whether a removal may begin, and begins it. */
@Injectable()
export class RemovalStart {
  constructor(
    private readonly machines: MachineRepository,
    private readonly impact: RemovalImpact,
    private readonly tasks: NodeTaskRepository,
    private readonly runner: NodeTaskRunner,
    private readonly operations: OperationsService,
    private readonly publisher: MachineStatePublisher,
    private readonly audit: AuditService,
    private readonly transactor: Transactor,
  ) {}

  async begin(actor: Actor, id: string, precondition: Precondition, query: RemoveQuery): Promise<RemovalPlan> {
    try {
      const operation = await this.transactor.run(async (tx) => {
        const machine = await this.machines.lock(tx, id);
        if (machine === null) throw new DomainError('not-found', `There is no node ${id}.`);
        assertMatches(precondition, machine.revision);
        if (machine.state !== 'leaving') await this.impact.assertConfirmed(tx, machine, query.confirm);
        if (query.dryRun) throw new Rehearsal(await this.rehearse(tx, id));
        await this.takeOver(tx, machine, query.force);
        return this.create(tx, actor, machine, query);
      });
      this.runner.start(operation.id);
      return { operation, plan: null };
    } catch (error) {
      if (error instanceof Rehearsal) return { operation: null, plan: error.plan };
      throw error;
    }
  }

  private async rehearse(tx: EntityManager, id: string): Promise<MachinePreview[]> {
    await tx.query('DELETE FROM real_server WHERE node_id = $1', [id]);
    await this.machines.change(tx, id, { state: 'leaving' });
    return this.publisher.preview(tx);
  }

  /** By force a removal ends what else is at work on the node; otherwise it waits its turn. */
  private async takeOver(tx: EntityManager, { id, name, state }: Machine, isForced: boolean): Promise<void> {
    const running = await this.tasks.running(id, tx);
    const isJoining = state === 'joining';
    for (const { operationId, kind } of running) {
      if (!isForced && !isJoining && kind !== 'test') {
        throw new DomainError('node-busy', `Another operation on ${name} is still running: ${operationId}.`, {
          hint: 'Wait until it has ended, or remove the node with force=true.',
        });
      }
      const message = `${name} is being removed.`;
      await this.operations.fail(operationId, { code: 'cancelled', message, hint: null }, tx);
    }
  }

  private async create(tx: EntityManager, actor: Actor, machine: Machine, query: RemoveQuery): Promise<Operation> {
    const { id, name, state } = machine;
    // A node that never became a member has nothing to undo.
    const force = query.force || state === 'joining';
    const subject = { type: 'node', id, name };
    const operation = await this.operations.create(tx, {
      kind: 'node.remove',
      title: `Remove the node ${name}${query.force ? ' by force' : ''}`,
      ...{ subject, actor: recordedActor(actor), steps: REMOVE_STEPS },
    });
    const { drainSeconds } = query;
    const input = { kind: 'remove', force, drainSeconds, name } as const;
    await this.tasks.insert(tx, { operationId: operation.id, machineId: id, input, joinKey: null });
    const before = { name, roles: machine.roles, state };
    const action = 'node.remove';
    await this.audit.append(tx, {
      ...{ actor, action, subject, before, after: null, result: 'succeeded' },
      operationId: operation.id,
    });
    return operation;
  }
}
