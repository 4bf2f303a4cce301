import { Module } from '@nestjs/common';
import { ChangesModule } from '../changes/changes.module.js';
import { DatabaseModule } from '../common/database/database.module.js';
import { MachinesModule } from '../nodes/machines.module.js';
import { OperationsModule } from '../operations/operations.module.js';
import { CommandsController } from './commands.controller.js';
import { CommandsService } from './commands.service.js';
import { OutboxModule } from './outbox.module.js';
import { RelayModule } from './relay.module.js';

@Module({
  imports: [DatabaseModule, ChangesModule, MachinesModule, OperationsModule, OutboxModule, RelayModule],
  controllers: [CommandsController],
  providers: [CommandsService],
})
export class CommandsModule {}
