import { isMap, isScalar, isSeq, LineCounter, parseAllDocuments, type Node, type ParsedNode } from 'yaml';
import { canonicalAddress } from '#libs/domain';
import { DocumentsRefused, type DocumentFault } from './faults.js';
import { isJson, KINDS, part, type Json, type Kind } from './kinds.js';

/** Text with the name that people know it by. */
export interface SourceText {
  readonly name: string;
  readonly text: string;
}

/** One object as somebody wants it, and where that is written. */
export interface SourceDocument {
  readonly kind: Kind;
  /** Tells objects of one kind apart: name, address or node; empty where there is only one. */
  readonly identity: string;
  /** What the API takes for it, without `kind`. */
  readonly body: Json;
  /** File and line of a JSON Pointer in the body, or of what is nearest to it. */
  readonly place: (pointer: string) => string;
}

/** `virtual-service shop`. */
export const titleOf = ({ kind, identity }: Pick<SourceDocument, 'kind' | 'identity'>): string =>
  identity === '' ? kind : `${kind} ${identity}`;

/** Reads every document of every file; throws with all that is wrong at once. */
export function readDocuments(sources: readonly SourceText[]): SourceDocument[] {
  const faults: DocumentFault[] = [];
  const documents = sources.flatMap((source) => documentsOf(source, faults));
  const known = new Map<string, SourceDocument>();
  for (const document of documents) {
    const key = `${document.kind}\n${document.identity}`;
    const first = known.get(key);
    if (first === undefined) known.set(key, document);
    else {
      const message = `${titleOf(document)} is described at ${first.place('')} already`;
      faults.push({ place: document.place(''), pointer: '', message, hint: 'Remove one of the two.' });
    }
  }
  if (faults.length > 0) throw new DocumentsRefused(faults);
  const order = (document: SourceDocument): number => KINDS.indexOf(document.kind);
  return documents.sort((one, other) => order(one) - order(other));
}

function documentsOf({ name, text }: SourceText, faults: DocumentFault[]): SourceDocument[] {
  const lines = new LineCounter();
  const placeOf = (offset: number): string => `${name}:${lines.linePos(offset).line}`;
  const parsed = parseAllDocuments(text, { lineCounter: lines, prettyErrors: false });
  const found: SourceDocument[] = [];
  for (const document of Array.isArray(parsed) ? parsed : []) {
    for (const error of document.errors) {
      faults.push({ place: placeOf(error.pos[0]), pointer: '', message: error.message, hint: 'Mend the YAML.' });
    }
    if (document.errors.length > 0 || document.contents === null) continue;
    const { contents } = document;
    const nodes: readonly unknown[] = isSeq(contents) ? contents.items : [contents];
    const values: unknown = document.toJS({ maxAliasCount: 1000 });
    for (const [index, node] of nodes.entries()) {
      const value: unknown = isSeq(contents) && Array.isArray(values) ? values[index] : values;
      const place = (pointer: string): string => placeOf(offsetOf(node, pointer));
      // An empty document, such as after a `---` at the end, says nothing.
      if (value === null) continue;
      const one = documentOf(value, place, faults);
      if (one !== null) found.push(one);
    }
  }
  return found;
}

/** Where in the text a pointer leads, as far as it leads anywhere. */
function offsetOf(node: unknown, pointer: string): number {
  let present = node as Node | ParsedNode | null;
  let offset = present?.range?.[0] ?? 0;
  for (const segment of pointer.split('/').slice(1)) {
    const name = segment.replaceAll('~1', '/').replaceAll('~0', '~');
    if (isMap(present)) {
      const pair = present.items.find(({ key }) => isScalar(key) && String(key.value) === name);
      if (pair === undefined) break;
      offset = (pair.key as Node).range?.[0] ?? offset;
      present = pair.value as Node | null;
    } else if (isSeq(present)) {
      present = (present.items[Number(name)] ?? null) as Node | null;
      if (present === null) break;
      offset = present.range?.[0] ?? offset;
    } else break;
  }
  return offset;
}

function documentOf(
  value: unknown,
  place: (pointer: string) => string,
  faults: DocumentFault[],
): SourceDocument | null {
  const refuse = (pointer: string, message: string, hint: string): null => {
    faults.push({ place: place(pointer), pointer, message, hint });
    return null;
  };
  if (!isJson(value)) return refuse('', 'this is no object', 'A document begins with `kind:`.');
  const { kind: word, ...body } = value;
  const kind = KINDS.find((known) => known === word);
  const kinds = `Kinds are ${KINDS.join(', ')}.`;
  if (word === undefined) return refuse('', 'the kind is missing', `Begin with \`kind:\`. ${kinds}`);
  if (kind === undefined) return refuse('/kind', `${JSON.stringify(word)} is no kind`, kinds);
  const identity = identityOf(kind, body);
  if (identity === null) {
    const [field, example] = kind === 'address' ? ['/spec/address', '192.0.2.80'] : ['/name', 'shop'];
    return refuse(field, 'is missing or no text', `It says which ${kind} is meant, such as ${example}.`);
  }
  return { kind, identity, body, place };
}

function identityOf(kind: Kind, body: Json): string | null {
  if (kind === 'cluster') return '';
  if (kind === 'director-settings') return body['node'] === undefined ? '' : textOf(body['node']);
  return kind === 'address' ? canonical(textOf(part(body, 'spec')['address'])) : textOf(body['name']);
}

const textOf = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);

/** As the API writes an address; what is none stays as it is, the API will say so. */
const canonical = (address: string | null): string | null => (address === null ? null : canonicalAddress(address));
