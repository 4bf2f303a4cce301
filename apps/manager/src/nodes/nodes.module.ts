import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AlarmsModule } from '../alarms/alarms.module.js';
import { AuditModule } from '../audit/audit.module.js';
import { ChangesModule } from '../changes/changes.module.js';
import { ClusterModule } from '../cluster/cluster.module.js';
import { OutboxModule } from '../commands/outbox.module.js';
import { RelayModule } from '../commands/relay.module.js';
import { DatabaseModule } from '../common/database/database.module.js';
import { SecretsModule } from '../common/secrets/secrets.module.js';
import { EventsModule } from '../events/events.module.js';
import { IdempotencyModule } from '../idempotency/idempotency.module.js';
import { MachineStatesModule } from '../machine-states/machine-states.module.js';
import { ObservationsModule } from '../observations/observations.module.js';
import { OperationsModule } from '../operations/operations.module.js';
import { RedisModule } from '../redis/redis.module.js';
import { Admission } from './join/admission.js';
import { CheckSteps } from './join/check-steps.js';
import { Enrolments } from './join/enrolments.js';
import { JoinTest } from './join/join-test.js';
import { NodeExaminer } from './join/node-examiner.js';
import { TestRequests } from './join/test-requests.js';
import { JoinKeysController } from './join-keys.controller.js';
import { MachinesModule } from './machines.module.js';
import { NodeAnswers } from './node-answers.js';
import { NodeJoiningService } from './node-joining.service.js';
import { NodeTestEntity, NodeTestRepository } from './node-test.repository.js';
import { NodeTestsController } from './node-tests.controller.js';
import { NodeViews } from './node-views.js';
import { NodesController } from './nodes.controller.js';
import { NodesService } from './nodes.service.js';
import { QuarantineService } from './quarantine.service.js';
import { Drain } from './removal/drain.js';
import { Farewell } from './removal/farewell.js';
import { MachineMemory } from './removal/machine-memory.js';
import { RemovalImpact } from './removal/removal-impact.js';
import { RemovalStart } from './removal/removal-start.js';
import { RemoveNodeTask } from './removal/remove-node.task.js';
import { JoinRequestUpkeep } from './requests/join-request-upkeep.js';
import { JoinRequestRepository } from './requests/join-request.repository.js';
import { JoinRequestsController } from './requests/join-requests.controller.js';
import { JoinRequestsService } from './requests/join-requests.service.js';
import { JoinTokensController } from './requests/join-tokens.controller.js';
import { AddNodeTask } from './tasks/add-node.task.js';
import { Arrival } from './tasks/arrival.js';
import { NodeTaskRepository } from './tasks/node-task.repository.js';
import { NodeTaskRunner } from './tasks/node-task-runner.js';
import { TASK_HANDLERS, type TaskHandler } from './tasks/task-handler.js';
import { TaskPace } from './tasks/task-pace.js';
import { TestNodeTask } from './tasks/test-node.task.js';

const JOIN = [Admission, CheckSteps, Enrolments, JoinTest, NodeExaminer, TestRequests, NodeTestRepository];
const REQUESTS = [JoinRequestRepository, JoinRequestUpkeep, JoinRequestsService];
const REMOVAL = [Drain, Farewell, MachineMemory, RemovalImpact, RemovalStart];
const HANDLERS = [AddNodeTask, RemoveNodeTask, TestNodeTask];
const TASKS = [Arrival, NodeTaskRepository, NodeTaskRunner, TaskPace];

@Module({
  imports: [
    ...[DatabaseModule, ClusterModule, OperationsModule, AuditModule, IdempotencyModule, ChangesModule],
    ...[EventsModule, AlarmsModule, RedisModule, OutboxModule, RelayModule, MachineStatesModule],
    ...[ObservationsModule, MachinesModule, SecretsModule, TypeOrmModule.forFeature([NodeTestEntity])],
  ],
  controllers: [NodesController, NodeTestsController, JoinKeysController, JoinRequestsController, JoinTokensController],
  providers: [
    ...[...JOIN, ...REQUESTS, ...REMOVAL, ...HANDLERS, ...TASKS],
    { provide: TASK_HANDLERS, inject: HANDLERS, useFactory: (...handlers: TaskHandler[]) => handlers },
    ...[NodeAnswers, NodeJoiningService, NodeViews, NodesService, QuarantineService],
  ],
})
export class NodesModule {}
