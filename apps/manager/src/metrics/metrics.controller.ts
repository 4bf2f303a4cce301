import { Controller, Get, Inject, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DomainError } from '#libs/errors';
import { Public } from '../auth/auth.decorators.js';
import { Authenticator } from '../auth/authenticator.js';
import { assertOwnPassword } from '../auth/one-time-password.js';
import { remoteAddressOf } from '../common/http/remote-address.js';
import { MANAGER_CONFIG, type ManagerConfig } from '../config/manager-config.js';
import { isLoopback } from './loopback.js';
import { MetricsPage } from './metrics-page.js';

/** `/metrics` for Prometheus; outside of the API, because its form is not ours. */
@ApiExcludeController()
@Public()
@Controller('metrics')
export class MetricsController {
  constructor(
    private readonly page: MetricsPage,
    private readonly authenticator: Authenticator,
    @Inject(MANAGER_CONFIG) private readonly config: ManagerConfig,
  ) {}

  /** Shows all metrics in the text format of Prometheus. */
  @Get()
  async get(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    await this.assertAllowed(request);
    void reply.header('content-type', this.page.contentType).header('cache-control', 'no-store');
    return this.page.read();
  }

  private async assertAllowed(request: FastifyRequest): Promise<void> {
    const remoteAddress = remoteAddressOf(request);
    const { authorization } = request.headers;
    if (authorization === undefined && this.config.metricsOnLoopback && isLoopback(remoteAddress)) return;
    const credentials = {
      ...{ authorization, cookie: undefined, method: 'GET', csrfToken: undefined, fetchSite: undefined },
    };
    const caller = { remoteAddress, traceId: request.traceId ?? '' };
    const actor = await this.authenticator.authenticate(credentials, caller);
    assertOwnPassword(actor);
    if (actor.scopes.has('metrics:read')) return;
    throw new DomainError('forbidden', 'The token lacks the scope metrics:read.', {
      hint: 'Make a token with the scope metrics:read for Prometheus.',
    });
  }
}
