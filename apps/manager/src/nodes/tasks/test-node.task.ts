import { Injectable } from '@nestjs/common';
import type { CheckResult } from '#libs/contracts';
import { messageOf } from '#libs/errors';
import type { JoinKey } from '#libs/join-key';
import { Clock } from '../../common/clock.js';
import { Transactor } from '../../common/database/transactor.js';
import { OperationsService } from '../../operations/operations.service.js';
import { CheckSteps } from '../join/check-steps.js';
import { readTaskKey } from '../join/task-key.js';
import { verdictOf } from '../join/manager-checks.js';
import { NodeExaminer, type ReachedNode } from '../join/node-examiner.js';
import { NodeTestRepository } from '../node-test.repository.js';
import type { NodeTask, TestInput } from './node-task.js';
import { TaskHandler } from './task-handler.js';

/** The step under which the node measures; each of its results becomes a step of its own. */
export const MEASURE_STEP = { name: 'measure', title: 'The node measures' } as const;

/** IW-79: tests a node before anything is committed, and keeps the report. */
@Injectable()
export class TestNodeTask extends TaskHandler {
  readonly kind = 'test';

  constructor(
    private readonly examiner: NodeExaminer,
    private readonly steps: CheckSteps,
    private readonly tests: NodeTestRepository,
    private readonly operations: OperationsService,
    private readonly transactor: Transactor,
    private readonly clock: Clock,
  ) {
    super();
  }

  async run(task: NodeTask<TestInput>): Promise<void> {
    const { operationId, input } = task;
    const key = readTaskKey(task, this.clock.now());
    const checks = await this.examine(operationId, key, input);
    const { nodeId, hostname } = key;
    const verdict = verdictOf(checks);
    await this.transactor.run(async (tx) => {
      const report = { operationId, nodeId, hostname, roles: [...input.roles], verdict, checks };
      const nodeTestId = await this.tests.insert(tx, report);
      await this.operations.succeed(operationId, { nodeTestId, verdict, checks }, tx);
    });
  }

  private async examine(operationId: string, key: JoinKey, input: TestInput): Promise<CheckResult[]> {
    const { check, node, refusal } = await this.examiner.reach(key, input.addresses);
    if (refusal !== null) throw refusal;
    const checks = [check];
    await this.steps.show(operationId, check);
    if (node !== null) {
      for (const own of await this.examiner.ownChecks(node)) {
        checks.push(own);
        await this.steps.show(operationId, own);
      }
      checks.push(...(await this.measure(operationId, node, input)));
    }
    return checks;
  }

  private async measure(operationId: string, node: ReachedNode, { roles }: TestInput): Promise<CheckResult[]> {
    await this.transactor.run((tx) => this.operations.addStep(tx, operationId, MEASURE_STEP));
    await this.operations.begin(operationId, MEASURE_STEP.name);
    try {
      const checks = await this.examiner.nodeChecks(node, roles);
      await this.operations.complete(operationId, MEASURE_STEP.name, `${checks.length} measurements.`);
      for (const check of checks) await this.steps.show(operationId, check);
      return checks;
    } catch (error) {
      await this.operations.failStep(operationId, MEASURE_STEP.name, messageOf(error));
      throw error;
    }
  }
}
