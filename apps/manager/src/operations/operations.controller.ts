import { Controller, Get, type MessageEvent, Query, Req, Res, Sse } from '@nestjs/common';
import { ApiProduces, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Observable } from 'rxjs';
import { RequireScope } from '../auth/auth.decorators.js';
import { etagOf } from '../common/http/etag.js';
import { IdParam } from '../common/http/id-param.js';
import { Lists, Refuses, Shows } from '../common/http/openapi.js';
import type { Page } from '../common/http/paginate.js';
import { OperationsQuery, OperationView, toOperationView } from './operation.dto.js';
import { OperationFeed } from './operation-feed.js';
import { OperationRepository } from './operation.repository.js';
import { OperationsService } from './operations.service.js';

@ApiTags('operations')
@RequireScope('operations:read')
@Controller('api/v1/operations')
export class OperationsController {
  constructor(
    private readonly operations: OperationsService,
    private readonly repository: OperationRepository,
    private readonly feed: OperationFeed,
  ) {}

  /** Lists operations, newest first. */
  @Get()
  @Lists(OperationView)
  @Refuses('invalid-input')
  async list(@Query() query: OperationsQuery): Promise<Page<OperationView>> {
    const { items, page } = await this.repository.page(query);
    return { items: items.map(toOperationView), page };
  }

  /** Shows an operation with its steps and log. */
  @Get(':id')
  @Shows(OperationView)
  @Refuses('not-found')
  async get(@IdParam() id: string, @Res({ passthrough: true }) reply: FastifyReply): Promise<OperationView> {
    const operation = await this.operations.get(id);
    void reply.header('etag', etagOf(operation.revision));
    return toOperationView(operation);
  }

  /** Follows an operation live: one `operation` event at each change, the last when it has ended. */
  @Sse(':id/events')
  @ApiProduces('text/event-stream')
  @ApiResponse({ status: 200, description: 'Server-sent events; `data` is an operation as JSON.' })
  @Refuses('not-found')
  async follow(@IdParam() id: string, @Req() request: FastifyRequest): Promise<Observable<MessageEvent>> {
    const first = await this.operations.get(id);
    return this.feed.follow(first, request.method === 'HEAD');
  }
}
