import { Body, Controller, Get, HttpCode, Patch, Query, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { KERNEL_SETTINGS } from '#libs/domain';
import type { Actor } from '../auth/actor.js';
import { CurrentActor, RequireScope } from '../auth/auth.decorators.js';
import { ChangeAnswers, type OperationAnswer } from '../changes/change-answers.js';
import { ControlledChangeQuery } from '../common/http/change.dto.js';
import { etagOf, IfMatch, type Precondition } from '../common/http/etag.js';
import { IdParam } from '../common/http/id-param.js';
import { Changes, Operates, Refuses, Shows } from '../common/http/openapi.js';
import { PreferWait } from '../common/http/prefer.js';
import { DirectorSettingsView, KernelSettingsView, PatchDirectorSettings } from './director-settings.dto.js';
import { DirectorSettingsService } from './director-settings.service.js';

@ApiTags('director-settings')
@RequireScope('services:read')
@Controller('api/v1')
export class DirectorSettingsController {
  constructor(
    private readonly settings: DirectorSettingsService,
    private readonly answers: ChangeAnswers,
  ) {}

  /** Lists the kernel settings of IPVS with bounds, defaults and reasons. */
  @Get('kernel-settings')
  @Shows(KernelSettingsView)
  @Refuses()
  listKernelSettings(): KernelSettingsView {
    return { items: KERNEL_SETTINGS.map((setting) => ({ ...setting })) };
  }

  /** Shows the settings of all directors: timeouts, connection sync, kernel settings. */
  @Get('director-settings')
  @Shows(DirectorSettingsView)
  @Refuses()
  get(@Res({ passthrough: true }) reply: FastifyReply): Promise<DirectorSettingsView> {
    return this.show(null, reply);
  }

  /** Changes the settings of all directors. */
  @Patch('director-settings')
  @RequireScope('services:write')
  @HttpCode(202)
  @Changes()
  @Operates(DirectorSettingsView)
  patch(
    @CurrentActor() actor: Actor,
    @IfMatch() precondition: Precondition,
    @Body() input: PatchDirectorSettings,
    @Query() query: ControlledChangeQuery,
    @PreferWait() waitSeconds: number,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<OperationAnswer<DirectorSettingsView>> {
    return this.change(actor, null, input, precondition, query, waitSeconds, reply);
  }

  /** Shows what one director has of its own, and what is in force there. */
  @Get('nodes/:id/director-settings')
  @Shows(DirectorSettingsView)
  @Refuses('not-found')
  getOfNode(@IdParam() id: string, @Res({ passthrough: true }) reply: FastifyReply): Promise<DirectorSettingsView> {
    return this.show(id, reply);
  }

  /** Changes what one director has of its own; null leaves it to the cluster again. */
  @Patch('nodes/:id/director-settings')
  @RequireScope('services:write')
  @HttpCode(202)
  @Changes()
  @Operates(DirectorSettingsView)
  patchOfNode(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @IfMatch() precondition: Precondition,
    @Body() input: PatchDirectorSettings,
    @Query() query: ControlledChangeQuery,
    @PreferWait() waitSeconds: number,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<OperationAnswer<DirectorSettingsView>> {
    return this.change(actor, id, input, precondition, query, waitSeconds, reply);
  }

  private async show(machineId: string | null, reply: FastifyReply): Promise<DirectorSettingsView> {
    const row = await this.settings.get(machineId);
    void reply.header('etag', etagOf(row.revision));
    return this.settings.view(row);
  }

  private async change(
    actor: Actor,
    machineId: string | null,
    input: PatchDirectorSettings,
    precondition: Precondition,
    query: ControlledChangeQuery,
    waitSeconds: number,
    reply: FastifyReply,
  ): Promise<OperationAnswer<DirectorSettingsView>> {
    const result = await this.settings.patch(actor, machineId, input, precondition, query);
    return this.answers.give(reply, result, { waitSeconds, view: (row) => this.settings.view(row) });
  }
}
