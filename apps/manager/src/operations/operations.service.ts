import { Injectable } from '@nestjs/common';
import { DomainError } from '#libs/errors';
import type { EntityManager } from 'typeorm';
import { Clock } from '../common/clock.js';
import { Notifications } from '../common/database/notifications.js';
import { Transactor } from '../common/database/transactor.js';
import {
  isFinished,
  percentOf,
  type NewOperation,
  type Operation,
  type OperationFailure,
  type StepState,
} from './operation.js';
import { OperationStepEntity } from './operation.entity.js';
import { OperationRepository } from './operation.repository.js';

const POLL_MS = 500;

/**
 * What takes time, with its steps. Every change is heard on the channel `directorate_operation` after its commit.
 * Pass `tx` to make the change part of your own transaction; a finished operation no longer changes.
 */
@Injectable()
export class OperationsService {
  constructor(
    private readonly operations: OperationRepository,
    private readonly transactor: Transactor,
    private readonly notifications: Notifications,
    private readonly clock: Clock,
  ) {}

  async create(tx: EntityManager, operation: NewOperation): Promise<Operation> {
    const id = await this.operations.insert(tx, operation);
    await this.notifications.announce(tx, 'directorate_operation', id);
    return this.get(id, tx);
  }

  /** Appends a step that was not known at the beginning; a step of that name that exists is left as it is. */
  async addStep(tx: EntityManager, id: string, step: NewOperation['steps'][number]): Promise<void> {
    await this.operations.appendStep(tx, id, step);
    await this.notifications.announce(tx, 'directorate_operation', id);
  }

  begin(id: string, step: string, tx?: EntityManager): Promise<void> {
    return this.moveStep(id, step, 'running', undefined, tx);
  }

  complete(id: string, step: string, detail?: string, tx?: EntityManager): Promise<void> {
    return this.moveStep(id, step, 'succeeded', detail, tx);
  }

  failStep(id: string, step: string, detail?: string, tx?: EntityManager): Promise<void> {
    return this.moveStep(id, step, 'failed', detail, tx);
  }

  skip(id: string, step: string, detail?: string, tx?: EntityManager): Promise<void> {
    return this.moveStep(id, step, 'skipped', detail, tx);
  }

  async log(id: string, line: string, tx?: EntityManager): Promise<void> {
    await this.within(tx, async (manager) => {
      await this.operations.appendLog(manager, id, line.slice(0, 2000));
      await this.notifications.announce(manager, 'directorate_operation', id);
    });
  }

  /** Ends it well; steps that never ran count as done. */
  async succeed(id: string, result: object | null = null, tx?: EntityManager): Promise<void> {
    await this.finish(id, { state: 'succeeded', result, error: null }, 'succeeded', tx);
  }

  /** Ends it badly; a running step fails with it, later ones are skipped. */
  async fail(id: string, error: OperationFailure, tx?: EntityManager): Promise<void> {
    await this.finish(id, { state: 'failed', result: null, error }, 'failed', tx);
  }

  async get(id: string, manager?: EntityManager): Promise<Operation> {
    const found = await this.operations.find(id, manager);
    if (found === null) throw new DomainError('not-found', `There is no operation ${id}.`);
    return found;
  }

  /** Waits until it has ended, at most `ms` milliseconds; gives it as it is then. */
  async waitFor(id: string, ms: number): Promise<Operation> {
    const deadline = this.clock.now().getTime() + ms;
    for (;;) {
      const state = await this.operations.stateOf(id);
      const left = deadline - this.clock.now().getTime();
      if (state === null || isFinished(state) || left <= 0) return this.get(id);
      await this.change(id, Math.min(left, POLL_MS));
    }
  }

  /** Resolves at the next change of the operation, or after `ms` milliseconds. */
  change(id: string, ms: number): Promise<void> {
    return new Promise((resolve) => {
      const done = (): void => {
        stop();
        clearTimeout(timer);
        resolve();
      };
      const timer = setTimeout(done, ms);
      const stop = this.notifications.listen('directorate_operation', (heard) => {
        if (heard === id || heard === '') done();
      });
    });
  }

  private within<T>(tx: EntityManager | undefined, work: (tx: EntityManager) => Promise<T>): Promise<T> {
    return tx === undefined ? this.transactor.run(work) : work(tx);
  }

  private async moveStep(
    id: string,
    name: string,
    state: StepState,
    detail: string | undefined,
    tx: EntityManager | undefined,
  ): Promise<void> {
    await this.within(tx, async (manager) => {
      const operation = await this.operations.lock(manager, id);
      if (operation === null || isFinished(operation.state)) return;
      const steps = await this.operations.stepsOf(manager, id);
      const step = steps.find((candidate) => candidate.name === name);
      if (step === undefined) throw new Error(`Operation ${id} (${operation.kind}) has no step ${name}`);
      const now = this.clock.now();
      step.state = state;
      step.startedAt ??= now;
      step.finishedAt = state === 'running' ? null : now;
      if (detail !== undefined) step.detail = detail;
      await manager.save(OperationStepEntity, step);
      operation.percent = Math.max(operation.percent, Math.min(99, percentOf(steps)));
      operation.updatedAt = now;
      await manager.save(operation);
      await this.notifications.announce(manager, 'directorate_operation', id);
    });
  }

  private async finish(
    id: string,
    end: { state: 'succeeded' | 'failed'; result: object | null; error: OperationFailure | null },
    runningStepsAre: StepState,
    tx: EntityManager | undefined,
  ): Promise<void> {
    await this.within(tx, async (manager) => {
      const operation = await this.operations.lock(manager, id);
      if (operation === null || isFinished(operation.state)) return;
      const now = this.clock.now();
      for (const step of await this.operations.stepsOf(manager, id)) {
        if (step.state !== 'running' && step.state !== 'pending') continue;
        const state: StepState = step.state === 'running' || end.state === 'succeeded' ? runningStepsAre : 'skipped';
        await manager.save(Object.assign(step, { state, startedAt: step.startedAt ?? now, finishedAt: now }));
      }
      const percent = end.state === 'succeeded' ? 100 : operation.percent;
      await manager.save(Object.assign(operation, end, { percent, finishedAt: now }));
      await this.notifications.announce(manager, 'directorate_operation', id);
    });
  }
}
