import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { DatabaseModule } from '../common/database/database.module.js';
import { OperationsModule } from '../operations/operations.module.js';
import { CommandOutbox } from './command-outbox.js';
import { CommandEntity } from './command.entity.js';
import { EndpointPublisher } from './endpoint-publisher.js';
import { EndpointPublisherService } from './endpoint-publisher.service.js';
import { SupersededCommands } from './superseded-commands.js';
import { MachinesModule } from '../nodes/machines.module.js';

/** For those who give commands; how these reach the machines is the business of CommandsModule. */
@Module({
  imports: [DatabaseModule, OperationsModule, MachinesModule, TypeOrmModule.forFeature([CommandEntity])],
  providers: [CommandOutbox, SupersededCommands, { provide: EndpointPublisher, useClass: EndpointPublisherService }],
  exports: [CommandOutbox, SupersededCommands, EndpointPublisher],
})
export class OutboxModule {}
