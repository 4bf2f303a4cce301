import { Body, Controller, HttpCode, Post, Query, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Actor } from '../../auth/actor.js';
import { CurrentActor, RequireScope } from '../../auth/auth.decorators.js';
import { toImpactView, toPlanView } from '../../changes/change.dto.js';
import { ControlledChangeQuery } from '../../common/http/change.dto.js';
import { Creates, Shows } from '../../common/http/openapi.js';
import { toOperationView } from '../../operations/operation.dto.js';
import { BulkAnswerView, BulkPatch, CreateFromTemplate, ServiceSelection } from './bulk.dto.js';
import { type BulkResult, BulkServices } from './bulk.service.js';

@ApiTags('virtual-services')
@RequireScope('services:write')
@Controller('api/v1/virtual-services')
export class BulkController {
  constructor(private readonly bulk: BulkServices) {}

  /** Changes many services in one operation: all of them, or none. */
  @Post('bulk')
  @HttpCode(202)
  @Creates('not-found', 'unsupported-by-kernel')
  @Shows(BulkAnswerView, 202, 'Accepted; follow the operation.')
  async patchMany(
    @CurrentActor() actor: Actor,
    @Body() input: BulkPatch,
    @Query() query: ControlledChangeQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<BulkAnswerView> {
    return answer(reply, await this.bulk.patch(actor, input, query));
  }

  /** Deletes many services with their real servers in one operation: all of them, or none. */
  @Post('bulk-delete')
  @HttpCode(202)
  @Creates('not-found')
  @Shows(BulkAnswerView, 202, 'Accepted; follow the operation.')
  async removeMany(
    @CurrentActor() actor: Actor,
    @Body() input: ServiceSelection,
    @Query() query: ControlledChangeQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<BulkAnswerView> {
    return answer(reply, await this.bulk.remove(actor, input, query));
  }

  /** Creates all services of a template in one operation, such as DNS by UDP and TCP, or one per port of a range. */
  @Post('from-template')
  @HttpCode(202)
  @Creates('name-taken', 'service-exists', 'address-in-use', 'unsupported-by-kernel')
  @Shows(BulkAnswerView, 202, 'Accepted; follow the operation.')
  async createFromTemplate(
    @CurrentActor() actor: Actor,
    @Body() input: CreateFromTemplate,
    @Query() query: ControlledChangeQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<BulkAnswerView> {
    return answer(reply, await this.bulk.create(actor, input, query));
  }
}

/** 202 with the operation; 200 with the plan for a dry run. */
function answer(reply: FastifyReply, { batch, items }: BulkResult): BulkAnswerView {
  const { operation, plan, impact, isChanged } = batch;
  void reply.header('x-changed', String(isChanged));
  if (operation === null) void reply.status(200).header('x-dry-run', 'true');
  else void reply.header('location', `/api/v1/operations/${operation.id}`);
  return {
    operation: operation === null ? null : toOperationView(operation),
    items: [...items],
    plan: plan === null ? null : toPlanView(plan),
    impact: impact === null ? null : toImpactView(impact),
  };
}
