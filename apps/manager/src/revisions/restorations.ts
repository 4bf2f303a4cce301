import { Injectable } from '@nestjs/common';
import { DomainError } from '#libs/errors';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../auth/actor.js';
import type { Change, ChangeTerms } from '../changes/change.js';
import { ConfigurationHistory } from './configuration-history.js';
import { ConfigurationWriter, type WantedObject } from './configuration-writer.js';
import { labelOf, type ObjectPair } from './revision.js';
import { RevisionRepository } from './revision.repository.js';

/** What came of a restoration; `revision` is the number of the configuration that it leads back to. */
export interface Restored {
  readonly revision: number;
  /** Objects that differ from before. */
  readonly objects: readonly string[];
  /** Objects that did not come back: the machine that they belong to is no longer a member. */
  readonly leftOut: readonly string[];
}

const NAMED_AT_MOST = 20;

/** The changes that lead back to what was. */
@Injectable()
export class Restorations {
  constructor(
    private readonly revisions: RevisionRepository,
    private readonly history: ConfigurationHistory,
    private readonly writer: ConfigurationWriter,
  ) {}

  /** The whole configuration as it was at a revision. */
  restoration(actor: Actor, number: number, terms: ChangeTerms): Change<Restored> {
    return {
      actor,
      ...terms,
      action: 'revision.restore',
      title: `Restore revision ${number}`,
      work: async (tx) => {
        await this.revisions.get(number, tx);
        const present = (await this.revisions.newestNumber(tx)) ?? number;
        const pairs = await this.history.between(tx, number, present);
        assertAllowed(actor, pairs);
        const object = await this.write(tx, number, pairs.map(formerOf));
        return this.changed(number, present, object);
      },
    };
  }

  /** Takes one revision back; all that came after it stays. */
  undoing(actor: Actor, number: number, terms: ChangeTerms): Change<Restored> {
    return {
      actor,
      ...terms,
      action: 'revision.undo',
      title: `Undo revision ${number}`,
      work: async (tx) => {
        const pairs = await this.touchedBy(tx, number);
        const later = await this.history.touchedSince(tx, number);
        if (later.length > 0) throw touchedLater(number, later);
        assertAllowed(actor, pairs);
        const object = await this.write(tx, number - 1, pairs.map(formerOf));
        await this.revisions.end(tx, number, 'undone', `Undone by ${actor.userName}.`);
        return this.changed(number, number, object);
      },
    };
  }

  /** What a revision did; refuses one that cannot be taken back. */
  async touchedBy(tx: EntityManager, number: number): Promise<ObjectPair[]> {
    const { state } = await this.revisions.get(number, tx);
    if (state === 'rolled-back' || state === 'undone') {
      throw new DomainError('conflict', `Revision ${number} was taken back already.`);
    }
    if ((await this.revisions.find(number - 1, tx)) === null) {
      throw new DomainError('conflict', `What was before revision ${number} is not kept.`);
    }
    return this.history.between(tx, number - 1, number);
  }

  private async write(tx: EntityManager, revision: number, wanted: readonly WantedObject[]): Promise<Restored> {
    const leftOut = (await this.writer.write(tx, wanted)).map(labelOf);
    const objects = wanted.map(labelOf).filter((label) => !leftOut.includes(label));
    return { revision, objects, leftOut };
  }

  private changed(number: number, present: number, object: Restored): Awaited<ReturnType<Change<Restored>['work']>> {
    const subject = { type: 'revision', id: String(number), name: `revision ${number}` };
    const { objects, leftOut } = object;
    const isSame = objects.length === 0;
    return {
      subject,
      before: isSame ? object : { revision: present },
      after: isSame ? object : { objects, leftOut },
      object,
    };
  }
}

const formerOf = ({ type, id, name, before }: ObjectPair): WantedObject => ({ type, id, name, body: before });

/** Virtual IPs have a scope of their own. */
function assertAllowed(actor: Actor, pairs: readonly ObjectPair[]): void {
  if (actor.scopes.has('addresses:write') || !pairs.some(({ type }) => type === 'address')) return;
  throw new DomainError('forbidden', 'It changes virtual IPs, and that needs the scope addresses:write.');
}

function touchedLater(
  number: number,
  later: readonly { readonly number: number; readonly type: string; readonly name: string }[],
): DomainError {
  const named = later
    .slice(0, NAMED_AT_MOST)
    .map((one) => `${one.type.replace('-', ' ')} ${one.name} (revision ${one.number})`);
  const more = later.length > NAMED_AT_MOST ? ` and ${later.length - NAMED_AT_MOST} more` : '';
  return new DomainError('conflict', `Newer revisions changed the same objects: ${named.join(', ')}${more}.`, {
    hint: `Undo those first, or restore revision ${number - 1} as a whole.`,
  });
}
