import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { ChangesService } from '../../changes/changes.service.js';
import { EventsService } from '../../events/events.service.js';
import { ConfigurationHistory } from '../configuration-history.js';
import { ConfigurationWriter } from '../configuration-writer.js';
import { labelOf, type Revision } from '../revision.js';
import { RevisionRepository } from '../revision.repository.js';
import { SYSTEM_ACTOR } from '../system-actor.js';
import { reverted } from './revert-object.js';

/** Takes an unconfirmed revision back, as an operation, an event and an entry of the audit log that all say why. */
@Injectable()
export class RollBack {
  constructor(
    private readonly revisions: RevisionRepository,
    private readonly history: ConfigurationHistory,
    private readonly writer: ConfigurationWriter,
    private readonly changes: ChangesService,
    private readonly events: EventsService,
  ) {}

  /** Objects that others changed since keep those changes. */
  async of(revision: Revision, reason: string): Promise<void> {
    const { number } = revision;
    const subject = { type: 'revision', id: String(number), name: `revision ${number}` };
    await this.changes.apply({
      ...{ actor: SYSTEM_ACTOR, dryRun: false, action: 'revision.roll-back' },
      title: `Roll back revision ${number}: ${reason}`,
      work: async (tx) => {
        const locked = await this.revisions.lock(tx, number);
        if (locked.state !== 'unconfirmed') throw new Decided(`Revision ${number} is ${locked.state}`);
        const objects = await this.revert(tx, number);
        await this.revisions.end(tx, number, 'rolled-back', reason);
        return { subject, before: { revision: number }, after: { reason, objects }, object: { revision: number } };
      },
      announce: async (tx) => {
        await this.events.record(tx, {
          ...{ type: 'revision-rolled-back', severity: 'warning' },
          subject: { type: 'manager', id: subject.id, name: subject.name },
          message: `Revision ${number} (${revision.title}) was rolled back: ${reason}`,
        });
        return 0;
      },
    });
  }

  private async revert(tx: EntityManager, number: number): Promise<string[]> {
    const pairs = await this.history.between(tx, number - 1, number);
    const present = await this.history.presentBodies(tx, pairs);
    const wanted = pairs.flatMap((pair) => reverted(pair, present.get(`${pair.type}/${pair.id}`) ?? null) ?? []);
    await this.writer.write(tx, wanted);
    return wanted.map(labelOf);
  }
}

/** Somebody confirmed it, or took it back, at the same moment. */
export class Decided extends Error {}
