import type { Schemas } from '#libs/api-client/browser';
import { texts } from '../../texts/index.js';
import type { ObservedState } from '../../ui/state-label.js';

const t = texts.topology;

export interface Vertex {
  readonly id: string;
  readonly kind: 'clients' | 'manager' | 'address' | 'director' | 'service' | 'node' | 'more';
  readonly title: string;
  readonly detail: string;
  /** Null: nothing is observed of it. */
  readonly state: ObservedState | null;
  readonly column: number;
  readonly row: number;
  /** The node or the service whose page it opens; null for all others. */
  readonly nodeId: string | null;
  readonly serviceId: string | null;
}

export interface Edge {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly kind: string;
  readonly label: string;
  /** Connections that pass over it. */
  readonly load: number;
  /** No packets of clients: the manager's commands. */
  readonly isControl: boolean;
}

export interface Graph {
  readonly vertices: readonly Vertex[];
  readonly edges: readonly Edge[];
}

export interface Seen {
  readonly cluster: { readonly name: string | null; readonly quorumIp: string | null };
  readonly nodes: readonly Pick<Schemas['NodeView'], 'id' | 'name' | 'spec' | 'status'>[];
  readonly addresses: readonly Pick<Schemas['AddressView'], 'spec'>[];
  readonly services: readonly Pick<
    Schemas['VirtualServiceView'],
    'id' | 'name' | 'key' | 'spec' | 'status' | 'realServers'
  >[];
}

/** More of one kind than this are one box: nobody reads a drawing of hundreds. */
const MOST = 16;
const COLUMNS = { clients: 0, manager: 0, address: 1, director: 2, service: 3, node: 4, more: 0 } as const;

type NewVertex = Omit<Vertex, 'column' | 'row' | 'nodeId' | 'serviceId'> &
  Partial<Pick<Vertex, 'nodeId' | 'serviceId'>>;

/** Puts what is shown into columns, and folds what is too much. */
class Drawing {
  readonly vertices: Vertex[] = [];
  readonly edges: Edge[] = [];
  private readonly rows = new Map<number, number>();
  private readonly folded = new Map<string, string>();

  addAll(kind: 'address' | 'director' | 'service' | 'node', all: readonly NewVertex[]): void {
    const shown = all.length > MOST ? all.slice(0, MOST - 1) : all;
    for (const vertex of shown) this.add(vertex);
    const rest = all.slice(shown.length);
    if (rest.length === 0) return;
    const id = `more ${kind}`;
    this.add({ id, kind: 'more', title: t.more(rest.length), detail: t[kind], state: null }, COLUMNS[kind]);
    for (const vertex of rest) this.folded.set(vertex.id, id);
  }

  add(vertex: NewVertex, column: number = COLUMNS[vertex.kind]): void {
    const row = this.rows.get(column) ?? 0;
    this.rows.set(column, row + 1);
    this.vertices.push({ nodeId: null, serviceId: null, ...vertex, column, row });
  }

  /** Links of folded boxes become one. */
  link(edge: Omit<Edge, 'id'>): void {
    const from = this.folded.get(edge.from) ?? edge.from;
    const to = this.folded.get(edge.to) ?? edge.to;
    const has = (id: string): boolean => this.vertices.some((vertex) => vertex.id === id);
    if (!has(from) || !has(to)) return;
    const id = `${from} ${to}`;
    const at = this.edges.findIndex((other) => other.id === id);
    const present = this.edges[at];
    if (present === undefined) this.edges.push({ ...edge, id, from, to });
    else
      this.edges[at] = { ...present, load: present.load + edge.load, label: t.connections(present.load + edge.load) };
  }
}

const trafficOf = ({ status }: Seen['services'][number]): string => {
  const rate = status.traffic?.connectionsPerSecond ?? 0;
  return t.traffic(rate >= 10 ? rate.toFixed(0) : rate.toFixed(1), status.activeConnections);
};

const shown = (state: ObservedState, fresh: boolean): ObservedState => (fresh ? state : 'unknown');

function addMachines(drawing: Drawing, nodes: Seen['nodes']): void {
  const box = (kind: 'director' | 'node') => {
    return ({ id, name, spec, status }: Seen['nodes'][number]): NewVertex => ({
      ...{ id: `${kind} ${id}`, kind, title: name, nodeId: id },
      detail: spec.addresses[0]?.address ?? status.hostname,
      state: shown(status.state, status.fresh),
    });
  };
  const isDirector = ({ spec }: Seen['nodes'][number]): boolean => spec.roles.includes('director');
  drawing.addAll('director', nodes.filter(isDirector).map(box('director')));
  const works = ({ spec }: Seen['nodes'][number]): boolean => spec.roles.some((role) => role !== 'director');
  drawing.addAll('node', nodes.filter(works).map(box('node')));
}

function linkService(drawing: Drawing, service: Seen['services'][number], nodes: Seen['nodes']): void {
  const { id, spec, status, realServers } = service;
  const load = status.activeConnections;
  const label = trafficOf(service);
  const link = (from: string, to: string, kind: string, own = { label, load }): void =>
    drawing.link({ from, to, kind, ...own, isControl: false });
  const carrier = `director ${status.directorId ?? ''}`;
  if (spec.address !== null) {
    link('clients', `address ${spec.address}`, t.asks);
    link(`address ${spec.address}`, carrier, t.carries);
  } else link('clients', carrier, t.asks);
  link(carrier, `service ${id}`, t.balances);
  for (const { spec: server, status: seen } of realServers) {
    const owner = nodes.find((node) => node.id === server.nodeId);
    const isNode = owner?.spec.roles.some((role) => role !== 'director') === true;
    const to = owner === undefined ? 'elsewhere' : `${isNode ? 'node' : 'director'} ${owner.id}`;
    const own = { label: t.connections(seen.activeConnections), load: seen.activeConnections };
    link(`service ${id}`, to, t.sends, own);
  }
}

/** The cluster as boxes and links, from its real state. */
export function graphOf({ cluster, nodes, addresses, services }: Seen): Graph {
  const drawing = new Drawing();
  drawing.add({ id: 'clients', kind: 'clients', title: t.clients, detail: '', state: null });
  const name = cluster.name ?? t.manager;
  drawing.add({ id: 'manager', kind: 'manager', title: name, detail: cluster.quorumIp ?? '', state: null });
  const ips = addresses.filter(({ spec }) => spec.purpose === 'virtual-ip');
  drawing.addAll(
    'address',
    ips.map(({ spec }) => ({
      ...{ id: `address ${spec.address}`, kind: 'address', title: spec.address, detail: spec.description, state: null },
    })),
  );
  addMachines(drawing, nodes);
  drawing.addAll(
    'service',
    services.map(({ id, name: title, key, status }) => ({
      ...{
        id: `service ${id}`,
        kind: 'service',
        serviceId: id,
        title,
        detail: key,
        state: shown(status.state, status.fresh),
      },
    })),
  );
  if (services.some(({ realServers }) => realServers.some(({ spec }) => spec.nodeId === null))) {
    drawing.add({ id: 'elsewhere', kind: 'node', title: t.elsewhere, detail: '', state: null });
  }
  for (const service of services) linkService(drawing, service, nodes);
  for (const { id, spec } of nodes) {
    if (!spec.roles.includes('director')) continue;
    const label = t.commands;
    drawing.link({ from: 'manager', to: `director ${id}`, kind: label, label: '', load: 0, isControl: true });
  }
  return drawing;
}
