import type { EntityManager } from 'typeorm';
import { DomainError } from '#libs/errors';
import { rowsOf } from '../common/database/rows-of.js';
import { CONFIGURATION_TABLES } from '../revisions/configuration-tables.js';
import type { ChangeSetItem, SetResource } from './change-set.js';

export interface PresentObject {
  readonly name: string;
  readonly revision: number;
}

/** The object as it stands, locked until the transaction ends; null when it is not there. */
export async function presentObject(
  tx: EntityManager,
  resource: SetResource,
  id: string,
): Promise<PresentObject | null> {
  const of = CONFIGURATION_TABLES.find(({ type }) => type === resource);
  if (of === undefined) return null;
  const [row] = await rowsOf<PresentObject>(
    tx,
    `SELECT (${of.name})::text AS name, t.revision FROM ${of.table} t WHERE t.id = $1 FOR UPDATE OF t`,
    [id],
  );
  return row ?? null;
}

/** Refuses edits whose object has changed since, naming it. */
export async function assertFresh(tx: EntityManager, items: readonly ChangeSetItem[]): Promise<void> {
  const made = new Set<string>();
  for (const [index, { action, resource, objectId, baseRevision }] of items.entries()) {
    if (action === 'create') made.add(objectId);
    if (baseRevision === null || made.has(objectId)) continue;
    const present = await presentObject(tx, resource, objectId);
    if (present?.revision === baseRevision) continue;
    const what = resource.replace('-', ' ');
    const message =
      present === null
        ? `The ${what} ${objectId} is gone.`
        : `The ${what} ${present.name} is at revision ${present.revision}, not at ${baseRevision} as the change set has it.`;
    throw new DomainError('precondition-failed', message, {
      faults: [{ pointer: `/items/${index}`, message: 'was made on an object that has changed since' }],
      hint: 'Look at the object again, remove this item, and add it anew.',
    });
  }
}
