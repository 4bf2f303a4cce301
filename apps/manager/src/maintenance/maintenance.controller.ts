import { Body, Controller, Delete, Get, HttpCode, Patch, Post, Query, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Actor } from '../auth/actor.js';
import { CurrentActor, RequireScope } from '../auth/auth.decorators.js';
import { ChangeAnswers, type OperationAnswer } from '../changes/change-answers.js';
import { ChangeQuery } from '../common/http/change.dto.js';
import { etagOf, IfMatch, type Precondition } from '../common/http/etag.js';
import { IdParam } from '../common/http/id-param.js';
import { Changes, Creates, Operates, Refuses, Shows } from '../common/http/openapi.js';
import { PreferWait } from '../common/http/prefer.js';
import type { Maintenance } from './maintenance.js';
import { ChangeMaintenance, MaintenancesView, MaintenanceView, StartMaintenance } from './maintenance.dto.js';
import { MaintenanceReadiness } from './maintenance-readiness.js';
import { MaintenanceRepository } from './maintenance.repository.js';
import { MaintenanceService } from './maintenance.service.js';

@ApiTags('maintenance')
@RequireScope('nodes:read')
@Controller('api/v1')
export class MaintenanceController {
  constructor(
    private readonly maintenances: MaintenanceRepository,
    private readonly service: MaintenanceService,
    private readonly readiness: MaintenanceReadiness,
    private readonly answers: ChangeAnswers,
  ) {}

  /** Lists the nodes that are in maintenance, those that come back first in front. */
  @Get('maintenances')
  @Shows(MaintenancesView)
  @Refuses()
  async list(): Promise<MaintenancesView> {
    const items: MaintenanceView[] = [];
    for (const maintenance of await this.maintenances.list()) items.push(await this.view(maintenance));
    return { items };
  }

  /** Shows how long a node is in maintenance, and whether it can be rebooted now. */
  @Get('nodes/:id/maintenance')
  @Shows(MaintenanceView)
  @Refuses('not-found')
  async get(@IdParam() id: string, @Res({ passthrough: true }) reply: FastifyReply): Promise<MaintenanceView> {
    const maintenance = await this.maintenances.get(id);
    void reply.header('etag', etagOf(maintenance.revision));
    return this.view(maintenance);
  }

  /** Puts a node into maintenance: its real servers get no new connections, and its alarms are muted. */
  @Post('nodes/:id/maintenance')
  @RequireScope('nodes:write')
  @HttpCode(202)
  @Creates('not-found', 'node-busy')
  @Operates(MaintenanceView, 'creation')
  async start(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @Body() { durationSeconds = null, reason = '', atExpiry = 'return' }: StartMaintenance,
    @Query() query: ChangeQuery,
    @PreferWait() waitSeconds: number,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<OperationAnswer<MaintenanceView>> {
    const result = await this.service.start(actor, id, { durationSeconds, reason, atExpiry }, query.dryRun);
    return this.answers.give(reply, result, { waitSeconds, isCreation: true, view: (object) => this.now(object) });
  }

  /** Extends or shortens a maintenance, or changes its reason or what happens at its end. */
  @Patch('nodes/:id/maintenance')
  @RequireScope('nodes:write')
  @Changes('node-busy')
  @Shows(MaintenanceView)
  async change(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @IfMatch() precondition: Precondition,
    @Body() input: ChangeMaintenance,
    @Query() query: ChangeQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<MaintenanceView> {
    const { object } = await this.service.change(actor, id, input, precondition, query.dryRun);
    void reply.header('etag', etagOf(object.revision));
    return this.view(object);
  }

  /** Ends a maintenance now: the node gets new connections again. */
  @Delete('nodes/:id/maintenance')
  @RequireScope('nodes:write')
  @HttpCode(202)
  @Changes('node-busy')
  @Operates(MaintenanceView)
  async end(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @IfMatch() precondition: Precondition,
    @Query() query: ChangeQuery,
    @PreferWait() waitSeconds: number,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<OperationAnswer<MaintenanceView>> {
    const result = await this.service.end(actor, id, precondition, query.dryRun);
    return this.answers.give(reply, result, { waitSeconds, view: ({ nodeId }) => this.still(nodeId) });
  }

  /** As it is now; a dry run has only what it would have been. */
  private async now(object: Maintenance): Promise<MaintenanceView> {
    return this.view((await this.maintenances.find(object.nodeId)) ?? object);
  }

  private async still(nodeId: string): Promise<MaintenanceView | null> {
    const found = await this.maintenances.find(nodeId);
    return found === null ? null : this.view(found);
  }

  private async view(maintenance: Maintenance): Promise<MaintenanceView> {
    const { startedBy } = maintenance;
    return {
      ...maintenance,
      startedBy: startedBy === null ? null : { ...startedBy },
      readiness: await this.readiness.of(maintenance.nodeId),
    };
  }
}
