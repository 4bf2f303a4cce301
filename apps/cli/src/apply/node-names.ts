import type { SourceDocument } from './document.js';
import type { DocumentFault } from './faults.js';
import { isJson, part, type Json } from './kinds.js';
import type { PresentState } from './present.js';

type Settle = (value: unknown, pointer: string) => unknown;

/** The body with the ids of nodes where the document has their names: ids differ from cluster to cluster, names need not. */
export function settledNodes(
  { kind, body, place }: SourceDocument,
  present: PresentState,
  faults: DocumentFault[],
): Json {
  const settle: Settle = (value, pointer) => {
    if (typeof value !== 'string') return value;
    const node = present.nodeNamed(value);
    if (node !== null) return node.id;
    const hint = '`directorate nodes list` names them.';
    faults.push({ place: place(pointer), pointer, message: `there is no node ${value}`, hint });
    return value;
  };
  const spec = part(body, 'spec');
  if (kind === 'address') return mapped(body, spec, 'preferredDirectorId', settle);
  if (kind !== 'virtual-service') return body;
  const { directorIds } = spec;
  const settled = Array.isArray(directorIds)
    ? directorIds.map((value: unknown, index) => settle(value, `/spec/directorIds/${index}`))
    : directorIds;
  const servers = body['realServers'];
  return {
    ...body,
    ...(directorIds === undefined ? {} : { spec: { ...spec, directorIds: settled } }),
    ...(Array.isArray(servers)
      ? { realServers: servers.map((server: unknown, index) => settledServer(server, index, settle)) }
      : {}),
  };
}

function settledServer(server: unknown, index: number, settle: Settle): unknown {
  if (!isJson(server)) return server;
  return mapped(server, part(server, 'spec'), 'nodeId', (value, pointer) =>
    settle(value, `/realServers/${index}${pointer}`),
  );
}

function mapped(body: Json, spec: Json, field: string, settle: Settle): Json {
  if (spec[field] === undefined) return body;
  return { ...body, spec: { ...spec, [field]: settle(spec[field], `/spec/${field}`) } };
}

/** The other way, for documents that are written: names where the API has ids. */
export function namedNode(id: unknown, present: PresentState): unknown {
  return typeof id === 'string' ? (present.nodeNamed(id)?.name ?? id) : id;
}
