import { Inject, Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { DomainError, messageOf } from '#libs/errors';
import { refusalOfDatabase } from '../../common/http/database-errors.js';
import type { OperationFailure } from '../../operations/operation.js';
import { OperationsService } from '../../operations/operations.service.js';
import { JoinRequestRepository } from '../requests/join-request.repository.js';
import { NodeTaskRepository } from './node-task.repository.js';
import { TASK_HANDLERS, type TaskHandler } from './task-handler.js';
import { TaskAbandoned, TaskPace } from './task-pace.js';

const DATABASE_RETRY_MS = 1000;
/** A manager opens its doors after its modules have begun, and nodes are asked whether they reach them. */
const RESUME_DELAY_MS = 1500;

/** Does the work of operations on nodes: what a request began, and at its start what an earlier manager did not finish. */
@Injectable()
export class NodeTaskRunner implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger(NodeTaskRunner.name);
  private readonly running = new Map<string, Promise<void>>();
  private resuming: NodeJS.Timeout | undefined;

  constructor(
    @Inject(TASK_HANDLERS) private readonly handlers: readonly TaskHandler[],
    private readonly tasks: NodeTaskRepository,
    private readonly requests: JoinRequestRepository,
    private readonly operations: OperationsService,
    private readonly pace: TaskPace,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    const unfinished = await this.tasks.running();
    this.resuming = setTimeout(() => {
      for (const { operationId } of unfinished) this.start(operationId);
    }, RESUME_DELAY_MS);
  }

  async onApplicationShutdown(): Promise<void> {
    clearTimeout(this.resuming);
    await Promise.all(this.running.values());
  }

  /** Call it when the transaction that made the task has been committed. */
  start(operationId: string): void {
    if (this.running.has(operationId)) return;
    const work = this.persist(operationId).finally(() => this.running.delete(operationId));
    this.running.set(operationId, work);
  }

  /** The database may be away for a while: then the work is begun again. */
  private async persist(operationId: string): Promise<void> {
    for (;;) {
      try {
        await this.attempt(operationId);
        return;
      } catch (error) {
        if (error instanceof TaskAbandoned) return;
        this.logger.warn(`Operation ${operationId} waits: ${messageOf(error)}`);
      }
      await this.pace.pause(DATABASE_RETRY_MS).catch(() => undefined);
      if (this.pace.isStopping) return;
    }
  }

  private async attempt(operationId: string): Promise<void> {
    const task = await this.tasks.find(operationId);
    const handler = this.handlers.find(({ kind }) => kind === task?.input.kind);
    if (task === null || handler === undefined) return;
    try {
      await this.pace.check(operationId);
      await handler.run(task);
    } catch (error) {
      if (this.pace.isStopping) throw new TaskAbandoned('The manager stops');
      if (error instanceof TaskAbandoned || refusalOfDatabase(error) !== null) throw error;
      await this.operations.fail(operationId, this.failureOf(operationId, error));
    }
    await this.tasks.forgetSecret(operationId);
    await this.requests.settle();
  }

  private failureOf(operationId: string, error: unknown): OperationFailure {
    if (error instanceof DomainError) return { code: error.code, message: error.message, hint: error.hint ?? null };
    this.logger.error(
      `Operation ${operationId}: ${messageOf(error)}`,
      error instanceof Error ? error.stack : undefined,
    );
    const hint = 'It is in the log of the manager. The same request tries again.';
    return { code: 'internal', message: 'It failed for a reason of our own.', hint };
  }
}
