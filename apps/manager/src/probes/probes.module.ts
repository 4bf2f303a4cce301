import { Module } from '@nestjs/common';
import { DatabaseModule } from '../common/database/database.module.js';
import { RedisModule } from '../redis/redis.module.js';
import { ProbesController } from './probes.controller.js';

@Module({ imports: [DatabaseModule, RedisModule], controllers: [ProbesController] })
export class ProbesModule {}
