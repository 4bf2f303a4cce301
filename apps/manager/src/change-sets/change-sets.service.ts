import { Injectable } from '@nestjs/common';
import { DomainError, type FieldFault } from '#libs/errors';
import type { EntityManager } from 'typeorm';
import { type Actor, recordedActor } from '../auth/actor.js';
import type { ChangeTerms } from '../changes/change.js';
import { type ChangeResult, ChangesService } from '../changes/changes.service.js';
import { Clock } from '../common/clock.js';
import { Transactor } from '../common/database/transactor.js';
import { assertMatches, type Precondition } from '../common/http/etag.js';
import { invalidInput } from '../common/http/validation.pipe.js';
import { newId } from '../common/new-id.js';
import type { OperationSubject } from '../operations/operation.js';
import type { AppliedChangeSet, ChangeSet, ChangeSetItem } from './change-set.js';
import type { ApplyEdits, NewChangeSetItem } from './change-set.dto.js';
import { ChangeSetRepository } from './change-set.repository.js';
import { ItemChanges } from './item-changes.js';
import { assertFresh, presentObject } from './present-objects.js';

const ITEMS_MAX = 1000;

/** Sets of edits that are planned, applied and taken back as one. */
@Injectable()
export class ChangeSetsService {
  constructor(
    private readonly sets: ChangeSetRepository,
    private readonly items: ItemChanges,
    private readonly changes: ChangesService,
    private readonly transactor: Transactor,
    private readonly clock: Clock,
  ) {}

  create(actor: Actor, title: string): Promise<ChangeResult<ChangeSet>> {
    return this.store(actor, 'change-set.create', (tx) => this.sets.insert(tx, title, recordedActor(actor)));
  }

  addItem(actor: Actor, id: string, input: NewChangeSetItem): Promise<ChangeResult<ChangeSet>> {
    return this.store(actor, 'change-set.add-item', async (tx) => {
      const set = await this.sets.lockOpen(tx, id);
      if (set.items.length >= ITEMS_MAX) {
        throw new DomainError('conflict', `A change set has at most ${ITEMS_MAX} items.`);
      }
      await this.sets.addItem(tx, id, await this.itemOf(tx, actor, set.items, input));
      return this.sets.get(id, tx);
    });
  }

  removeItem(actor: Actor, id: string, itemId: string, precondition: Precondition): Promise<ChangeResult<ChangeSet>> {
    return this.store(actor, 'change-set.remove-item', async (tx) => {
      const set = await this.sets.lockOpen(tx, id);
      assertMatches(precondition, set.revision);
      if (!set.items.some((item) => item.id === itemId)) {
        throw new DomainError('not-found', `The change set ${set.title} has no item ${itemId}.`);
      }
      await this.sets.removeItem(tx, id, itemId);
      return this.sets.get(id, tx);
    });
  }

  discard(actor: Actor, id: string, precondition: Precondition): Promise<ChangeResult<ChangeSet>> {
    return this.store(actor, 'change-set.discard', async (tx) => {
      const set = await this.sets.lock(tx, id);
      assertMatches(precondition, set.revision);
      await this.sets.remove(tx, id);
      return set;
    });
  }

  /** One transaction, one operation, one document per machine, one revision; or nothing at all. */
  async apply(actor: Actor, id: string, terms: ChangeTerms): Promise<ChangeResult<AppliedChangeSet>> {
    const set = await this.sets.get(id);
    if (set.items.length === 0) throw new DomainError('conflict', `The change set ${set.title} has no items.`);
    return this.applySet(actor, set, terms, async (tx) => {
      const locked = await this.sets.lockOpen(tx, id);
      if (locked.revision !== set.revision) throw new DomainError('conflict', 'The change set is being edited.');
    });
  }

  /** Makes a set of these edits and applies it, all in one transaction: what is refused leaves nothing behind. */
  async applyAtOnce(
    actor: Actor,
    { title, items }: ApplyEdits,
    terms: ChangeTerms,
  ): Promise<ChangeResult<AppliedChangeSet>> {
    await this.checkAll(actor, items);
    const now = this.clock.now();
    const set: ChangeSet = {
      ...{ id: newId(now), revision: 1, createdAt: now, updatedAt: now, title, state: 'open' },
      ...{ actor: recordedActor(actor), operationId: null, appliedAt: null },
      items: await this.transactor.run(async (tx) => this.itemsOf(tx, actor, items)),
    };
    return this.applySet(actor, set, terms, async (tx) => {
      await this.sets.insert(tx, title, set.actor, set.id);
      for (const item of set.items) await this.sets.addItem(tx, set.id, item);
    });
  }

  private async applySet(
    actor: Actor,
    set: ChangeSet,
    terms: ChangeTerms,
    prepare: (tx: EntityManager) => Promise<void>,
  ): Promise<ChangeResult<AppliedChangeSet>> {
    const { changed, ...result } = await this.changes.applyAll({
      actor,
      ...terms,
      action: 'change-set.apply',
      title: `Apply the change set ${set.title}`,
      subject: subjectOf(set),
      prepare: async (tx) => {
        await prepare(tx);
        await assertFresh(tx, set.items);
      },
      changes: set.items.map((item, index) => this.items.of(actor, item, index, terms)),
      announce: async (tx, operationId) => {
        await this.sets.close(tx, set.id, operationId);
        return 0;
      },
    });
    const after = terms.dryRun ? set : await this.sets.get(set.id);
    return { ...result, object: { set: after, revision: after.revision, changed } };
  }

  /** The faults of all items at once, each with its place. */
  private async checkAll(actor: Actor, items: readonly NewChangeSetItem[]): Promise<void> {
    const faults: FieldFault[] = [];
    for (const [index, { resource, action, body }] of items.entries()) {
      this.items.assertAllowed(actor, resource);
      try {
        await this.items.check(resource, action, body ?? null);
      } catch (error) {
        if (!(error instanceof DomainError)) throw error;
        faults.push(...error.faults.map((fault) => ({ ...fault, pointer: `/items/${index}${fault.pointer}` })));
      }
    }
    if (faults.length > 0) throw invalidInput(faults);
  }

  private async itemsOf(
    tx: EntityManager,
    actor: Actor,
    inputs: readonly NewChangeSetItem[],
  ): Promise<readonly ChangeSetItem[]> {
    const items: ChangeSetItem[] = [];
    for (const input of inputs) items.push(await this.itemOf(tx, actor, items, input));
    return items;
  }

  private async itemOf(
    tx: EntityManager,
    actor: Actor,
    before: readonly ChangeSetItem[],
    input: NewChangeSetItem,
  ): Promise<ChangeSetItem> {
    const { action, resource } = input;
    this.items.assertAllowed(actor, resource);
    const virtualServiceId = input.virtualServiceId ?? null;
    const isNewServer = action === 'create' && resource === 'real-server';
    if (isNewServer !== (virtualServiceId !== null)) {
      const message = isNewServer ? 'must name the service of the new real server' : 'is only for new real servers';
      throw invalidInput([{ pointer: '/virtualServiceId', message }]);
    }
    if ((action === 'create') !== (input.id === undefined)) {
      const message = action === 'create' ? 'is given by the set: a new object has none yet' : 'must name the object';
      throw invalidInput([{ pointer: '/id', message }]);
    }
    const body = input.body ?? null;
    await this.items.check(resource, action, body);
    if (virtualServiceId !== null) await baseOf(tx, before, 'virtual-service', virtualServiceId);
    const objectId = input.id ?? newId(this.clock.now());
    const base = action === 'create' ? null : await baseOf(tx, before, resource, objectId);
    const baseRevision = base === null ? null : (input.revision ?? base);
    return { id: newId(this.clock.now()), action, resource, objectId, virtualServiceId, baseRevision, body };
  }

  private store(
    actor: Actor,
    action: string,
    work: (tx: EntityManager) => Promise<ChangeSet>,
  ): Promise<ChangeResult<ChangeSet>> {
    return this.changes.store({
      ...{ actor, action, dryRun: false, title: 'Edit a change set' },
      work: async (tx) => {
        const object = await work(tx);
        return { subject: subjectOf(object), before: null, after: summaryOf(object), object };
      },
    });
  }
}

const subjectOf = ({ id, title }: ChangeSet): OperationSubject => ({ type: 'change-set', id, name: title });

/** What the audit log keeps; bodies may have secrets, and are audited when they are applied. */
const summaryOf = ({ title, items }: ChangeSet): object => ({
  title,
  items: items.map(({ action, resource, objectId }) => ({ action, resource, objectId })),
});

/** The present revision of an object; null when an earlier item of the set creates it. */
async function baseOf(
  tx: EntityManager,
  before: readonly ChangeSetItem[],
  resource: ChangeSetItem['resource'],
  id: string,
): Promise<number | null> {
  if (before.some((item) => item.action === 'create' && item.objectId === id)) return null;
  const present = await presentObject(tx, resource, id);
  if (present !== null) return present.revision;
  throw new DomainError('not-found', `There is no ${resource.replace('-', ' ')} ${id}.`);
}
