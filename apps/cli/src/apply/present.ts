import { ApiProblem, unwrap, type Schemas } from '#libs/api-client';
import { listAll, type ListQuery } from '../lookup.js';
import type { Session } from '../session.js';
import type { Json, Kind } from './kinds.js';

/** An object as the API shows it now. */
export interface PresentObject {
  readonly id: string;
  readonly revision: number;
  readonly name: string;
  readonly tags: readonly string[];
  readonly spec: Json;
  /** Only of virtual services. */
  readonly realServers: readonly PresentObject[];
}

/** What there is now, by kind and identity; kinds that were not asked for have nothing. */
export class PresentState {
  constructor(
    private readonly objects: ReadonlyMap<Kind, ReadonlyMap<string, PresentObject>>,
    readonly nodes: readonly Schemas['NodeView'][],
  ) {}

  find(kind: Kind, identity: string): PresentObject | null {
    return this.objects.get(kind)?.get(identity) ?? null;
  }

  all(kind: Kind): readonly (readonly [string, PresentObject])[] {
    return [...(this.objects.get(kind) ?? [])];
  }

  nodeNamed(nameOrId: string): Schemas['NodeView'] | null {
    return this.nodes.find(({ id, name }) => name === nameOrId || id === nameOrId) ?? null;
  }
}

interface View {
  readonly id: string;
  readonly revision: number;
  readonly name?: string | null;
  readonly tags?: readonly string[];
  readonly spec: object;
  readonly realServers?: readonly View[];
}

const toPresent = ({ id, revision, name, tags, spec, realServers }: View): PresentObject => ({
  ...{ id, revision, name: name ?? '', tags: tags ?? [], spec: { ...spec } },
  realServers: (realServers ?? []).map(toPresent),
});

/** Reads what there is of these kinds. */
export async function readPresent(session: Session, kinds: ReadonlySet<Kind>): Promise<PresentState> {
  const nodes = await reading(session, 'nodes', async () => (await listAll(nodesOf(session), {})).items);
  const objects = new Map<Kind, ReadonlyMap<string, PresentObject>>();
  for (const kind of kinds) objects.set(kind, await presentOf(session, kind, nodes));
  return new PresentState(objects, nodes);
}

const nodesOf = (session: Session) => (query: ListQuery) => session.api.GET('/api/v1/nodes', { params: { query } });

async function presentOf(
  session: Session,
  kind: Kind,
  nodes: readonly Schemas['NodeView'][],
): Promise<Map<string, PresentObject>> {
  if (kind === 'cluster') {
    const { body } = unwrap(await session.api.GET('/api/v1/cluster'));
    return new Map([['', toPresent(body)]]);
  }
  if (kind === 'director-settings') return settingsOf(session, nodes);
  const all = await reading(session, kind, () => READERS[kind](session));
  return new Map(all.map((view) => [view.name ?? '', toPresent(view)]));
}

const READERS: Record<Exclude<Kind, 'cluster' | 'director-settings'>, (session: Session) => Promise<View[]>> = {
  address: async (session) => {
    const page = (query: ListQuery) =>
      session.api.GET('/api/v1/addresses', { params: { query: { ...query, purpose: 'virtual-ip' } } });
    return (await listAll(page, {})).items;
  },
  policy: async (session) =>
    (await listAll((query) => session.api.GET('/api/v1/policies', { params: { query } }), {})).items,
  'virtual-service': async (session) =>
    (await listAll((query) => session.api.GET('/api/v1/virtual-services', { params: { query } }), {})).items,
  webhook: async (session) =>
    (await listAll((query) => session.api.GET('/api/v1/webhooks', { params: { query } }), {})).items,
  user: async (session) =>
    (await listAll((query) => session.api.GET('/api/v1/users', { params: { query } }), {})).items,
};

async function settingsOf(
  session: Session,
  nodes: readonly Schemas['NodeView'][],
): Promise<Map<string, PresentObject>> {
  const settings = new Map([['', toPresent(unwrap(await session.api.GET('/api/v1/director-settings')).body)]]);
  for (const { id, name, spec } of nodes) {
    if (!spec.roles.includes('director')) continue;
    const params = { path: { id } };
    const { body } = unwrap(await session.api.GET('/api/v1/nodes/{id}/director-settings', { params }));
    settings.set(name, toPresent(body));
  }
  return settings;
}

/** What may not be read counts as nothing, and is said. */
async function reading<T>(session: Session, what: string, read: () => Promise<T[]>): Promise<T[]> {
  try {
    return await read();
  } catch (error) {
    if (!(error instanceof ApiProblem) || error.status !== 403) throw error;
    session.printer.note(`Left out: ${what} (${error.message})`);
    return [];
  }
}
