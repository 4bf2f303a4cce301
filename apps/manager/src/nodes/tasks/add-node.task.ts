import { Injectable } from '@nestjs/common';
import { DomainError, messageOf } from '#libs/errors';
import type { JoinKey } from '#libs/join-key';
import { readCluster } from '../../cluster/read-cluster.js';
import { Clock } from '../../common/clock.js';
import { Transactor } from '../../common/database/transactor.js';
import { OperationsService } from '../../operations/operations.service.js';
import { Admission } from '../join/admission.js';
import { Enrolments } from '../join/enrolments.js';
import { JoinTest } from '../join/join-test.js';
import { NodeExaminer, type ReachedNode } from '../join/node-examiner.js';
import { readTaskKey } from '../join/task-key.js';
import type { Machine } from '../machine.js';
import { MachineRepository } from '../machine.repository.js';
import { Arrival } from './arrival.js';
import type { AddInput, NodeTask } from './node-task.js';
import { TaskHandler } from './task-handler.js';
import { TaskPace } from './task-pace.js';

/** Those up to and with `enrol` are behind a node that is a member. */
export const ADD_STEPS = [
  { name: 'reach', title: 'Reach the node' },
  { name: 'test', title: 'Test the node' },
  { name: 'certificate', title: 'Issue its certificate' },
  { name: 'queue-access', title: 'Open its queue' },
  { name: 'enrol', title: 'Enrol the node' },
  { name: 'first-contact', title: 'Hear from the node through its queue' },
  { name: 'configuration', title: 'Apply its configuration' },
] as const;
type StepName = (typeof ADD_STEPS)[number]['name'];

const STEPS_OF_ENROLMENT: readonly StepName[] = ['reach', 'test', 'certificate', 'queue-access', 'enrol'];
const QUEUE_PATIENCE_MS = 60_000;

/** IW-82 to IW-84: makes a node a member, step by step; begun again, it goes on where it stopped. */
@Injectable()
export class AddNodeTask extends TaskHandler {
  readonly kind = 'add';

  constructor(
    private readonly examiner: NodeExaminer,
    private readonly joinTest: JoinTest,
    private readonly enrolments: Enrolments,
    private readonly admission: Admission,
    private readonly arrival: Arrival,
    private readonly machines: MachineRepository,
    private readonly operations: OperationsService,
    private readonly pace: TaskPace,
    private readonly transactor: Transactor,
    private readonly clock: Clock,
  ) {
    super();
  }

  async run(task: NodeTask<AddInput>): Promise<void> {
    const { operationId, machineId } = task;
    const machine = await this.machines.get(machineId);
    if (machine.state === 'joining') await this.enrol(task, machine);
    else for (const name of STEPS_OF_ENROLMENT) await this.operations.complete(operationId, name);
    await this.step(operationId, 'first-contact', () => this.arrival.ofReport(operationId, machineId));
    await this.step(operationId, 'configuration', () => this.arrival.ofAnswers(operationId));
    await this.operations.succeed(operationId, { nodeId: machineId });
  }

  private async enrol(task: NodeTask<AddInput>, machine: Machine): Promise<void> {
    const { operationId, machineId, input } = task;
    const key = readTaskKey(task, this.clock.now());
    const node = await this.step(operationId, 'reach', () => this.reach(key, input.addresses));
    await this.admission.remember(machineId, key, node.facts);
    await this.step(operationId, 'test', () => this.joinTest.pass(operationId, node, machine, input.acceptWarnings));
    const certificate = await this.step(operationId, 'certificate', async () =>
      this.enrolments.certify(machineId, await node.client.csr()),
    );
    const password = await this.step(operationId, 'queue-access', () => this.openQueue(operationId, machineId));
    await this.step(operationId, 'enrol', async () => {
      await node.client.enrol(await this.enrolments.make(machine, certificate, password));
      await this.admission.admit(operationId, machine);
    });
  }

  private async step<T>(operationId: string, name: StepName, work: () => Promise<T>): Promise<T> {
    await this.pace.check(operationId);
    await this.operations.begin(operationId, name);
    const result = await work();
    await this.operations.complete(operationId, name);
    return result;
  }

  private async reach(key: JoinKey, addresses: readonly string[] | null): Promise<ReachedNode> {
    const { check, node, refusal } = await this.examiner.reach(key, addresses);
    if (node === null) throw refusal ?? new DomainError('node-unreachable', check.measured, { hint: check.fix });
    const { id } = await readCluster(this.transactor.reader);
    const { memberOf } = node.facts;
    if (memberOf === null || memberOf === id) return node;
    throw new DomainError('node-of-another-cluster', `${key.hostname} is a member of the cluster ${memberOf}.`, {
      hint: 'Remove it there, or run "directorate-agent leave" on the node, and make a new key.',
    });
  }

  private async openQueue(operationId: string, machineId: string): Promise<string> {
    let fault = '';
    const password = await this.pace.until(operationId, QUEUE_PATIENCE_MS, 500, async () => {
      try {
        return await this.enrolments.openQueue(machineId);
      } catch (error) {
        fault = messageOf(error);
        return null;
      }
    });
    if (password !== null) return password;
    throw new DomainError('unavailable', `Redis does not let the node in: ${fault}`, {
      hint: 'Look whether Redis runs, then send the same request again.',
    });
  }
}
