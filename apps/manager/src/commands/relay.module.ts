import { Module } from '@nestjs/common';
import { ClusterModule } from '../cluster/cluster.module.js';
import { DatabaseModule } from '../common/database/database.module.js';
import { OperationsModule } from '../operations/operations.module.js';
import { RedisModule } from '../redis/redis.module.js';
import { CommandAnswers } from './command-answers.js';
import { CommandQueues } from './command-queues.js';
import { CommandRelay } from './command-relay.js';
import { CommandRepository } from './command.repository.js';
import { OutboxModule } from './outbox.module.js';

/** Brings commands to the machines and their answers into the record. */
@Module({
  imports: [DatabaseModule, ClusterModule, OperationsModule, RedisModule, OutboxModule],
  providers: [CommandRepository, CommandQueues, CommandRelay, CommandAnswers],
  exports: [CommandRepository, CommandQueues, CommandRelay, CommandAnswers],
})
export class RelayModule {}
