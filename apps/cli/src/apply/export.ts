import { isJson, KINDS, part, TAGGED, without, type Json, type Kind } from './kinds.js';
import { namedNode } from './node-names.js';
import type { PresentObject, PresentState } from './present.js';

const POLICY_FIELDS = ['scheduler', 'persistence', 'health', 'pool'];
const MARK = /^managed-by:apply\//;

/** The documents that apply would find nothing to do for; what is null or none is left out, as are secrets. */
export function documentsOf(present: PresentState, kinds: readonly Kind[]): Json[] {
  return KINDS.filter((kind) => kinds.includes(kind)).flatMap((kind) =>
    present.all(kind).flatMap(([identity, object]) => {
      const document = documentOf(kind, identity, object, present);
      return document === null ? [] : [document];
    }),
  );
}

function documentOf(kind: Kind, identity: string, object: PresentObject, present: PresentState): Json | null {
  const tags = object.tags.filter((tag) => !MARK.test(tag));
  const head: Json = {
    kind,
    ...(kind === 'address' || kind === 'director-settings' ? {} : { name: object.name }),
    ...(TAGGED.has(kind) && tags.length > 0 ? { tags } : {}),
  };
  switch (kind) {
    case 'cluster':
      return object.name === '' ? null : { ...head, spec: object.spec };
    case 'director-settings': {
      const spec = without(object.spec, ...emptyOf(object.spec));
      if (Object.keys(spec).length === 0) return null;
      return { ...head, ...(identity === '' ? {} : { node: identity }), spec };
    }
    case 'address': {
      const { family: _family, purpose: _purpose, preferredDirectorId, ...spec } = object.spec;
      return { ...head, spec: stated({ ...spec, preferredDirectorId: namedNode(preferredDirectorId, present) }) };
    }
    case 'virtual-service':
      return { ...head, spec: serviceSpec(object, present), realServers: serversOf(object, present) };
    default:
      return { ...head, spec: stated(object.spec) };
  }
}

/** What names the service, and what it sets itself; the rest is its policy's. */
function serviceSpec({ spec }: PresentObject, present: PresentState): Json {
  const { directorIds, overrides, ...rest } = spec;
  const own = Array.isArray(overrides) ? (overrides as unknown[]) : [];
  const inherited = POLICY_FIELDS.filter((field) => !own.includes(field));
  const flags = own.includes('scheduler') ? [] : ['schedulerFlags'];
  const names = rest['kind'] === 'firewall-mark' ? [] : ['family', 'kind'];
  const directors = Array.isArray(directorIds)
    ? { directorIds: directorIds.map((id: unknown) => namedNode(id, present)) }
    : {};
  const shown = stated(without(rest, ...inherited, ...flags, ...names));
  // Off, although its policy may say otherwise.
  const off = own.includes('persistence') && rest['persistence'] === null ? { persistence: null } : {};
  return { ...shown, ...off, ...directors };
}

function serversOf({ realServers }: PresentObject, present: PresentState): Json[] {
  return realServers.map(({ tags, spec }) => {
    const { nodeId, ...rest } = spec;
    const node = namedNode(nodeId, present);
    return {
      ...(tags.length > 0 ? { tags } : {}),
      spec: { ...stated(rest), ...(node === null ? {} : { nodeId: node }) },
    };
  });
}

const isNothing = (value: unknown): boolean =>
  value === null || value === undefined || (Array.isArray(value) && value.length === 0) || value === '';

/** Without what says nothing; parts that the API takes as a whole stay whole, but for their secrets, which are null. */
function stated(object: Json): Json {
  return Object.fromEntries(Object.entries(object).filter(([, value]) => !isNothing(value)));
}

const emptyOf = (spec: Json): string[] =>
  Object.entries(spec)
    .filter(([name, value]) => isNothing(value) || (isJson(value) && Object.keys(part(spec, name)).length === 0))
    .map(([name]) => name);
