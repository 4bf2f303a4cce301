import { Body, Controller, Get, HttpCode, Post, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Actor } from '../../auth/actor.js';
import { CurrentActor, RequireScope } from '../../auth/auth.decorators.js';
import { announceOperation, type OperationAnswer } from '../../changes/change-answers.js';
import { IdParam } from '../../common/http/id-param.js';
import { Creates, Operates, Refuses, Shows } from '../../common/http/openapi.js';
import { PreferWait } from '../../common/http/prefer.js';
import { toOperationView } from '../../operations/operation.dto.js';
import { CheckTrialView, TryChecks } from './check-trial.dto.js';
import { CheckTrials } from './check-trials.service.js';
import { TrialReports } from './trial-reports.js';

@ApiTags('check-trials')
@RequireScope('services:read')
@Controller('api/v1/check-trials')
export class CheckTrialsController {
  constructor(
    private readonly trials: CheckTrials,
    private readonly reports: TrialReports,
  ) {}

  /** Runs the checks of a service that need not exist against servers now, from a director, and changes nothing. */
  @Post()
  @RequireScope('services:write')
  @HttpCode(202)
  @Creates('node-busy', 'node-unreachable')
  @Operates(CheckTrialView, 'creation')
  async create(
    @CurrentActor() actor: Actor,
    @Body() input: TryChecks,
    @PreferWait() waitSeconds: number,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<OperationAnswer<CheckTrialView>> {
    const id = await this.trials.begin(actor, input);
    const { operation, view } = await this.reports.after(id, waitSeconds);
    void reply.header('x-changed', 'false');
    announceOperation(reply, operation, { waitSeconds, isCreation: true });
    return { operation: toOperationView(operation), object: view, plan: null, impact: null, revision: null };
  }

  /** Shows what a trial has found so far; its id is that of its operation. */
  @Get(':id')
  @Shows(CheckTrialView)
  @Refuses('not-found')
  async get(@IdParam() id: string): Promise<CheckTrialView> {
    return (await this.reports.of(id)).view;
  }
}
