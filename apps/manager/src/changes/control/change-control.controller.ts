import { Body, Controller, Get, Patch, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Actor } from '../../auth/actor.js';
import { CurrentActor, RequireScope } from '../../auth/auth.decorators.js';
import { assertMatches, etagOf, IfMatch, type Precondition } from '../../common/http/etag.js';
import { Changes, Refuses, Shows } from '../../common/http/openapi.js';
import { answerStored } from '../answer.js';
import { ChangesService } from '../changes.service.js';
import { ChangeControlView, PatchChangeControl } from './change-control.dto.js';
import { ChangeControlRepository, type ChangeControlSettings } from './change-control.repository.js';

@ApiTags('cluster')
@RequireScope('cluster:read')
@Controller('api/v1/change-control')
export class ChangeControlController {
  constructor(
    private readonly settings: ChangeControlRepository,
    private readonly changes: ChangesService,
  ) {}

  /** Shows how changes of load balancing are kept and limited. */
  @Get()
  @Shows(ChangeControlView)
  @Refuses()
  async get(@Res({ passthrough: true }) reply: FastifyReply): Promise<ChangeControlView> {
    const settings = await this.settings.get();
    void reply.header('etag', etagOf(settings.revision));
    return toView(settings);
  }

  /** Changes the blast radius, or how many revisions are kept. */
  @Patch()
  @RequireScope('cluster:write')
  @Changes()
  @Shows(ChangeControlView)
  async patch(
    @CurrentActor() actor: Actor,
    @IfMatch() precondition: Precondition,
    @Body() { spec }: PatchChangeControl,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ChangeControlView> {
    const result = await this.changes.store({
      ...{ actor, action: 'change-control.update', title: 'Change the limits of changes', dryRun: false },
      work: async (tx) => {
        const before = await this.settings.get(tx, true);
        assertMatches(precondition, before.revision);
        const object = await this.settings.change(tx, spec);
        const subject = { type: 'change-control', id: object.id, name: 'change control' };
        return { subject, before: toView(before).spec, after: toView(object).spec, object };
      },
    });
    return answerStored(reply, result, { view: toView(result.object), status: 200 });
  }
}

function toView(settings: ChangeControlSettings): ChangeControlView {
  const { id, revision, createdAt, updatedAt, keptRevisions, maxServices, maxServers, maxServerPercent } = settings;
  return { id, revision, createdAt, updatedAt, spec: { keptRevisions, maxServices, maxServers, maxServerPercent } };
}
