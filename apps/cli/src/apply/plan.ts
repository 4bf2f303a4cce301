import type { Schemas } from '#libs/api-client';
import { differs } from './compare.js';
import { titleOf, type SourceDocument } from './document.js';
import { DocumentsRefused, type DocumentFault } from './faults.js';
import { isJson, KINDS, part, TAGGED, without, type Json, type Kind } from './kinds.js';
import { settledNodes } from './node-names.js';
import type { PresentObject, PresentState } from './present.js';
import { serverEdits } from './real-server-edits.js';

export type Action = 'create' | 'update' | 'delete';

/** One change of one object. */
export interface Edit {
  readonly action: Action;
  readonly kind: Kind | 'real-server';
  /** `virtual-service shop`, or `real server 10.77.0.21:80`. */
  readonly title: string;
  /** The object that people see it below: of a real server its service. */
  readonly owner: string;
  readonly id: string | null;
  readonly virtualServiceId: string | null;
  /** The revision that it was decided on; null for what is created. */
  readonly revision: number | null;
  readonly body: Json | null;
  readonly before: Json | null;
  /** Where it is written; null for what is only removed. */
  readonly source: SourceDocument | null;
  /** Where the body begins in its document: `/realServers/3` for a server. */
  readonly base: string;
}

/** All that has to change so that the cluster is as the documents say. */
export interface Plan {
  readonly edits: readonly Edit[];
  /** How many documents are true already. */
  readonly unchanged: number;
}

/** What apply marks its own objects with, so that it deletes no others. */
export const markOf = (set: string): string => `managed-by:apply/${set}`;
const MARK = /^managed-by:apply\//;

export interface PlanTerms {
  readonly set: string;
  readonly prune: boolean;
}

/** Decides what to change; nothing is sent. Only what a document names is compared: the rest stays as it is. */
export function planOf(documents: readonly SourceDocument[], present: PresentState, terms: PlanTerms): Plan {
  const faults: DocumentFault[] = [];
  const edits: Edit[] = [];
  let unchanged = 0;
  for (const document of documents) {
    const settled = { ...document, body: settledNodes(document, present, faults) };
    const own = editsOf(settled, present, terms, faults);
    edits.push(...own);
    if (own.length === 0) unchanged += 1;
  }
  if (faults.length > 0) throw new DocumentsRefused(faults);
  if (terms.prune) edits.push(...leftovers(documents, present, terms));
  return { edits, unchanged };
}

function editsOf(document: SourceDocument, present: PresentState, terms: PlanTerms, faults: DocumentFault[]): Edit[] {
  const { kind, identity, body } = document;
  const object = present.find(kind, identity);
  const title = titleOf(document);
  const common = { kind, title, owner: title, virtualServiceId: null, source: document, base: '' };
  if (object === null) {
    if (kind === 'director-settings') {
      const hint = 'Name a node with the role director, or leave `node` out for all of them.';
      faults.push({
        place: document.place('/node'),
        pointer: '/node',
        message: `there is no director ${identity}`,
        hint,
      });
      return [];
    }
    const tags = [...(tagsOf(body) ?? []).filter((tag) => !MARK.test(tag)), markOf(terms.set)];
    const created = TAGGED.has(kind) ? { ...body, tags } : body;
    return [{ ...common, action: 'create', id: null, revision: null, body: created, before: null }];
  }
  const wanted = updateOf(document, object);
  const before: Json = { name: object.name, tags: object.tags, spec: object.spec };
  const { id, revision } = object;
  const isChanged = differs(wanted, before) || setsMore(kind, wanted, object);
  const own: Edit[] = isChanged ? [{ ...common, action: 'update', id, revision, body: wanted, before }] : [];
  return kind === 'virtual-service' ? [...own, ...serverEdits(document, object, present)] : own;
}

/** What of a document can be sent as a change: not what names the object, nor what belongs to its creation. */
function updateOf({ kind, body }: SourceDocument, { name, tags, spec }: PresentObject): Json {
  const kept = tags.filter((tag) => MARK.test(tag));
  const named = tagsOf(body);
  const rest = without(body, 'tags', 'realServers', 'createAddress', 'template', 'node', 'passwordFrom');
  if (kind === 'cluster') return { name, ...rest, spec: { ...spec, ...part(body, 'spec') } };
  return {
    ...(kind === 'webhook' || kind === 'user' || kind === 'director-settings' ? without(rest, 'name') : rest),
    ...(kind === 'address' ? { spec: without(part(body, 'spec'), 'address') } : {}),
    ...(named === null ? {} : { tags: [...named.filter((tag) => !MARK.test(tag)), ...kept] }),
  };
}

/** A service that follows its policy in what the document now sets itself is changed, even if both say the same. */
function setsMore(kind: Kind, wanted: Json, { spec }: PresentObject): boolean {
  if (kind !== 'virtual-service') return false;
  const overrides = Array.isArray(spec['overrides']) ? (spec['overrides'] as unknown[]) : [];
  const named = Object.keys(part(wanted, 'spec'));
  return ['scheduler', 'persistence', 'health', 'pool'].some(
    (field) => named.includes(field) && !overrides.includes(field),
  );
}

const tagsOf = ({ tags }: Json): string[] | null =>
  Array.isArray(tags) ? tags.filter((tag): tag is string => typeof tag === 'string') : null;

/** What apply made under this name and no document describes any more; what needs another goes first. */
function leftovers(documents: readonly SourceDocument[], present: PresentState, { set }: PlanTerms): Edit[] {
  const described = new Set(documents.map(titleOf));
  return [...KINDS].reverse().flatMap((kind) =>
    present.all(kind).flatMap(([identity, object]): Edit[] => {
      const title = titleOf({ kind, identity });
      if (!object.tags.includes(markOf(set)) || described.has(title)) return [];
      const { id, revision, spec } = object;
      const where = { virtualServiceId: null, source: null, base: '' };
      return [{ action: 'delete', kind, title, owner: title, id, revision, body: null, before: { spec }, ...where }];
    }),
  );
}

/** The edit as an item of a change set. */
export function itemOf(edit: Edit): Schemas['NewChangeSetItem'] {
  const { action, kind, id, virtualServiceId, revision, body } = edit;
  return {
    action,
    resource: kind as Schemas['ChangeSetResource'],
    ...(id === null ? {} : { id }),
    ...(virtualServiceId === null || action !== 'create' ? {} : { virtualServiceId }),
    ...(revision === null ? {} : { revision }),
    ...(isJson(body) ? { body } : {}),
  };
}
