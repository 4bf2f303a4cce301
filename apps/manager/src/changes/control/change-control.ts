import { Injectable } from '@nestjs/common';
import { DomainError } from '#libs/errors';
import type { EntityManager } from 'typeorm';
import { RevisionRepository } from '../../revisions/revision.repository.js';
import type { ChangeTerms } from '../change.js';
import type { Impact } from '../impact.js';
import { assertWithin } from './blast-radius.js';
import { ChangeControlRepository } from './change-control.repository.js';
import { HealthBefore } from './health-before.js';

/** Whether a change of load balancing may be made now, and whether it stays. */
@Injectable()
export class ChangeControl {
  constructor(
    private readonly settings: ChangeControlRepository,
    private readonly revisions: RevisionRepository,
    private readonly health: HealthBefore,
  ) {}

  /** Refuses while another revision waits for its confirmation, and what touches too much at once. */
  async guard(tx: EntityManager, terms: ChangeTerms, impact: Impact): Promise<void> {
    if (terms.confirmBlastRadius === undefined) return;
    await this.assertNoneUnconfirmed(tx);
    if (terms.confirmBlastRadius) return;
    const losing = impact.servers.filter(({ losesTraffic }) => losesTraffic).length;
    const enabled = (await this.settings.enabledServers(tx)) + losing;
    assertWithin(await this.settings.get(tx), impact, enabled);
  }

  async assertNoneUnconfirmed(tx: EntityManager): Promise<void> {
    const waiting = await this.revisions.unconfirmed(tx);
    if (waiting === null) return;
    const { number, title, confirmBy } = waiting;
    const until = confirmBy?.toISOString() ?? '';
    throw new DomainError(
      'revision-unconfirmed',
      `Revision ${number} (${title}) waits for its confirmation until ${until}.`,
      {
        hint: `POST /api/v1/revisions/${number}/confirm keeps it; /undo takes it back at once.`,
      },
    );
  }

  /** Gives the number of the revision that an operation made, null when it made none; begins its time for confirmation. */
  async begin(tx: EntityManager, terms: ChangeTerms, operationId: string, impact: Impact): Promise<number | null> {
    const number = await this.revisions.ofOperation(tx, operationId);
    if (number !== null && terms.confirmWithinSeconds !== undefined) {
      await this.revisions.awaitConfirmation(tx, number, terms.confirmWithinSeconds, await this.health.of(impact));
    }
    return number;
  }
}
