import { Module } from '@nestjs/common';
import { ClusterModule } from '../cluster/cluster.module.js';
import { DatabaseModule } from '../common/database/database.module.js';
import { SecretsModule } from '../common/secrets/secrets.module.js';
import { OperationsModule } from '../operations/operations.module.js';
import { RedisModule } from '../redis/redis.module.js';
import { CommandAnswers } from './command-answers.js';
import { CommandEnvelopes } from './command-envelopes.js';
import { CommandQueues } from './command-queues.js';
import { CommandRelay } from './command-relay.js';
import { CommandRepository } from './command.repository.js';
import { OutboxModule } from './outbox.module.js';

/** Brings commands to the machines and their answers into the record. */
@Module({
  imports: [DatabaseModule, ClusterModule, OperationsModule, RedisModule, OutboxModule, SecretsModule],
  providers: [CommandRepository, CommandEnvelopes, CommandQueues, CommandRelay, CommandAnswers],
  exports: [CommandRepository, CommandQueues, CommandRelay, CommandAnswers],
})
export class RelayModule {}
