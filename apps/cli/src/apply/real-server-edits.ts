import { canonicalAddress } from '#libs/domain';
import { differs } from './compare.js';
import type { SourceDocument } from './document.js';
import { isJson, part, without, type Json } from './kinds.js';
import type { Edit } from './plan.js';
import type { PresentObject, PresentState } from './present.js';

/** What names a real server; the rest of its spec can be changed. */
const IDENTITY = ['address', 'port', 'nodeId'] as const;

/** What has to change in the servers of a service that is there; a list of servers is all of them. */
export function serverEdits(document: SourceDocument, service: PresentObject, present: PresentState): Edit[] {
  const wanted = document.body['realServers'];
  if (!Array.isArray(wanted)) return [];
  const owner = `virtual-service ${service.name}`;
  const common = { kind: 'real-server', owner, virtualServiceId: service.id, source: document } as const;
  const kept = new Set<string>();
  const edits = wanted.flatMap((server: unknown, index): Edit[] => {
    const base = `/realServers/${index}`;
    const body = isJson(server) ? server : {};
    const spec = part(body, 'spec');
    const there = service.realServers.find((one) => !kept.has(one.id) && isSame(spec, one, service));
    if (there === undefined) {
      const title = `real server ${wantedName(spec, service, present)}`;
      return [{ ...common, action: 'create', title, id: null, revision: null, body, before: null, base }];
    }
    kept.add(there.id);
    const { id, revision, name } = there;
    const changed = { ...body, spec: without(spec, ...IDENTITY) };
    const before: Json = { tags: there.tags, spec: there.spec };
    if (!differs(changed, before)) return [];
    return [{ ...common, action: 'update', title: `real server ${name}`, id, revision, body: changed, before, base }];
  });
  const gone = service.realServers.filter(({ id }) => !kept.has(id));
  return [
    ...edits,
    ...gone.map(({ id, revision, name, spec }): Edit => {
      const title = `real server ${name}`;
      return { ...common, action: 'delete', title, id, revision, body: null, before: { spec }, base: '/realServers' };
    }),
  ];
}

const portOf = (spec: Json, service: PresentObject): unknown => spec['port'] ?? service.spec['port'] ?? 0;

/** Named by its address, or by its node when it has none. */
function isSame(spec: Json, { spec: there }: PresentObject, service: PresentObject): boolean {
  if (portOf(spec, service) !== there['port']) return false;
  const { address, nodeId } = spec;
  if (typeof address === 'string') return canonicalAddress(address) === there['address'];
  return typeof nodeId === 'string' && nodeId === there['nodeId'];
}

function addressOf({ address, nodeId }: Json, service: PresentObject, present: PresentState): string {
  if (typeof address === 'string') return canonicalAddress(address);
  const isV6 = service.spec['family'] === 'ipv6';
  const addresses = typeof nodeId === 'string' ? (present.nodeNamed(nodeId)?.spec.addresses ?? []) : [];
  return addresses.find((one) => one.address.includes(':') === isV6)?.address ?? '?';
}

function wantedName(spec: Json, service: PresentObject, present: PresentState): string {
  const address = addressOf(spec, service, present);
  return `${address.includes(':') ? `[${address}]` : address}:${String(portOf(spec, service))}`;
}
