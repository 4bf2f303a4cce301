import { Controller, HttpCode, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { DomainError } from '#libs/errors';
import type { Actor } from '../../auth/actor.js';
import { CurrentActor, RequireScope } from '../../auth/auth.decorators.js';
import { ChangesService } from '../../changes/changes.service.js';
import { NumberParam } from '../../common/http/id-param.js';
import { Creates, Shows } from '../../common/http/openapi.js';
import { RevisionView } from '../revision.dto.js';
import { RevisionRepository } from '../revision.repository.js';
import { toRevisionView } from '../revision.view.js';

@ApiTags('revisions')
@RequireScope('services:write')
@Controller('api/v1/revisions')
export class ConfirmationsController {
  constructor(
    private readonly revisions: RevisionRepository,
    private readonly changes: ChangesService,
  ) {}

  /** Keeps a revision that would be rolled back by itself. Confirming it again changes nothing. */
  @Post(':number/confirm')
  @HttpCode(200)
  @Creates('not-found')
  @Shows(RevisionView)
  async confirm(@CurrentActor() actor: Actor, @NumberParam() number: number): Promise<RevisionView> {
    const { object } = await this.changes.store({
      ...{ actor, action: 'revision.confirm', title: `Confirm revision ${number}`, dryRun: false },
      work: async (tx) => {
        const before = await this.revisions.lock(tx, number);
        if (before.state !== 'confirmed') {
          if (before.state !== 'unconfirmed' || before.isOverdue) throw notWaiting(number, before.reason);
          await this.revisions.end(tx, number, 'confirmed', null);
        }
        const after = await this.revisions.get(number, tx);
        const subject = { type: 'revision', id: String(number), name: `revision ${number}` };
        return { subject, before: { state: before.state }, after: { state: after.state }, object: after };
      },
    });
    return toRevisionView(object);
  }
}

const notWaiting = (number: number, reason: string | null): DomainError =>
  new DomainError(
    'conflict',
    `Revision ${number} does not wait for a confirmation${reason === null ? '.' : `: ${reason}`}`,
  );
