import { Controller, Get, Inject, Res } from '@nestjs/common';
import { ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Redis } from 'ioredis';
import { Public } from '../auth/auth.decorators.js';
import { Transactor } from '../common/database/transactor.js';
import { Shows } from '../common/http/openapi.js';
import { VERSION } from '../documentation/version.js';
import { RedisConnections } from '../redis/redis-connections.js';
import { LiveView, ReadyView } from './probes.dto.js';

const PATIENCE_MS = 2000;

/** For load balancers and supervisors in front of the manager; no log-in needed. */
@ApiTags('probes')
@Public()
@Controller()
export class ProbesController {
  private readonly redis: Redis;

  constructor(
    @Inject(RedisConnections) connections: RedisConnections,
    private readonly transactor: Transactor,
  ) {
    this.redis = connections.connect('probes');
  }

  /** Says that the process answers. */
  @Get('livez')
  @Shows(LiveView)
  live(): LiveView {
    return { status: 'live' };
  }

  /** Says whether the manager can do its work: 503 when it cannot. */
  @Get('readyz')
  @Shows(ReadyView)
  @ApiResponse({ status: 503, description: 'Not ready; the body is the same.', type: ReadyView })
  async ready(@Res({ passthrough: true }) reply: FastifyReply): Promise<ReadyView> {
    const [database, queue] = await Promise.all([
      outcomeOf(this.transactor.reader.query('SELECT 1 FROM cluster')),
      outcomeOf(this.redis.ping()),
    ]);
    const status = database === 'ok' ? 'ready' : 'not-ready';
    if (status === 'not-ready') void reply.status(503);
    return { status, role: 'active', database, queue, version: VERSION };
  }
}

async function outcomeOf(work: Promise<unknown>): Promise<'ok' | 'unreachable'> {
  let timer: NodeJS.Timeout | undefined;
  const patience = new Promise<'unreachable'>((resolve) => {
    timer = setTimeout(() => resolve('unreachable'), PATIENCE_MS);
  });
  const outcome = work.then(
    () => 'ok' as const,
    () => 'unreachable' as const,
  );
  return Promise.race([outcome, patience]).finally(() => clearTimeout(timer));
}
