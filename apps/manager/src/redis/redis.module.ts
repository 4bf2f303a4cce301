import { Module } from '@nestjs/common';
import { DatabaseModule } from '../common/database/database.module.js';
import { MachineAccess } from './machine-access.js';
import { RedisConnections } from './redis-connections.js';
import { RedisRuns } from './redis-runs.js';
import { RedisSettings } from './redis-settings.js';
import { RedisWatchdog } from './redis-watchdog.js';
import { ScriptWitness } from './script-witness.js';

@Module({
  imports: [DatabaseModule],
  providers: [RedisConnections, RedisRuns, RedisSettings, MachineAccess, ScriptWitness, RedisWatchdog],
  exports: [RedisConnections, RedisRuns, MachineAccess, RedisWatchdog],
})
export class RedisModule {}
