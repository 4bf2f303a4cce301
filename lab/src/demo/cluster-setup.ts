import { setTimeout as sleep } from 'node:timers/promises';
import { DomainError } from '#libs/errors';
import type { DemoApi } from './api.js';
import type { Members } from './members.js';
import type { Show } from './show.js';
import {
  CLUSTER_NAME,
  MEMBERS,
  QUORUM_IP,
  REAL_SERVERS,
  SERVICE_NAME,
  SERVICE_PORT,
  VIRTUAL_IP,
  type Member,
} from './topology.js';

interface Named {
  readonly id: string;
  readonly name: string;
}
interface ObservedService {
  readonly status: {
    readonly state: string;
    readonly reason: string;
    readonly servers: { readonly total: number; readonly up: number };
  };
}

const POLL_MS = 300;
const HEALTHY_TIMEOUT_MS = 150_000;

/** Brings the cluster to what the demonstration shows, through the public API; what is there already stays as it is. */
export class ClusterSetup {
  constructor(
    private readonly api: DemoApi,
    private readonly members: Members,
    private readonly show: Show,
    private readonly signal: AbortSignal,
  ) {}

  async run(): Promise<void> {
    await this.#step('Set the cluster up', () => this.#setUpCluster());
    await this.#joinAll();
    await this.#step('Give the cluster a virtual IP', () => this.#addVirtualIp());
    await this.#step('Start the service on the nodes', () => this.#startServices());
    const serviceId = await this.#step('Balance the service', (note) => this.#balance(note));
    await this.#step('Wait until all is healthy', (note) => this.#untilHealthy(serviceId, note));
  }

  async #step<T>(title: string, work: (note: (text: string) => void) => Promise<T>): Promise<T> {
    this.signal.throwIfAborted();
    return this.show.step(title, work);
  }

  async #setUpCluster(): Promise<void> {
    const { body: cluster, etag } = await this.api.send<{ readonly status: { readonly setUpAt: string | null } }>(
      'GET',
      '/cluster',
    );
    if (cluster.status.setUpAt !== null) return;
    const spec = { quorumIp: QUORUM_IP, topology: 'one-nic' };
    await this.api.run('PUT', '/cluster', { body: { name: CLUSTER_NAME, spec }, etag: etag ?? '*' });
  }

  /** Machines join side by side; each tells its own line. */
  async #joinAll(): Promise<void> {
    const { items: known } = await this.api.get<{ readonly items: readonly Named[] }>('/nodes?limit=500');
    const strangers = MEMBERS.filter((member) => !known.some(({ name }) => name === member.name));
    if (strangers.length === 0) return;
    await this.#step(`Join ${strangers.map(({ name }) => name).join(', ')}`, async (note) => {
      await Promise.all(strangers.map((member) => this.#join(member, note)));
    });
  }

  async #join(member: Member, note: (text: string) => void): Promise<void> {
    const tested = await this.members.join(this.api, member, (text) => note(`${member.name}: ${text}`));
    note(`${member.name} is a member${tested === '' ? '' : ` (${tested})`}`);
  }

  async #addVirtualIp(): Promise<void> {
    // The name of an address is the address itself.
    if ((await this.api.byName<Named>('/addresses', VIRTUAL_IP)) !== null) return;
    await this.api.run('POST', '/addresses', { body: { spec: { address: VIRTUAL_IP, prefixLength: 24 } } });
  }

  async #startServices(): Promise<void> {
    await Promise.all(
      REAL_SERVERS.map(async ({ name }) => {
        const node = await this.#node(name);
        const payload = { service: SERVICE_NAME, action: 'start' };
        await this.api.run('POST', '/commands', { body: { nodeId: node.id, type: 'service.control', payload } });
      }),
    );
  }

  async #balance(note: (text: string) => void): Promise<string> {
    const known = await this.api.byName<Named>('/virtual-services', SERVICE_NAME);
    if (known !== null) return known.id;
    const spec = { protocol: 'tcp', address: VIRTUAL_IP, port: SERVICE_PORT, scheduler: 'rr' };
    const nodes = await Promise.all(REAL_SERVERS.map(({ name }) => this.#node(name)));
    const realServers = nodes.map(({ id }) => ({ spec: { nodeId: id, forwardingMethod: 'direct-routing' } }));
    await this.api.run('POST', '/virtual-services', { body: { name: SERVICE_NAME, spec, realServers }, note });
    const made = await this.api.byName<Named>('/virtual-services', SERVICE_NAME);
    if (made === null) throw new DomainError('not-found', `The virtual service ${SERVICE_NAME} was not made.`);
    return made.id;
  }

  async #untilHealthy(serviceId: string, note: (text: string) => void): Promise<void> {
    const deadline = Date.now() + HEALTHY_TIMEOUT_MS;
    let last = '';
    for (;;) {
      const { status } = await this.api.get<ObservedService>(`/virtual-services/${serviceId}`);
      if (status.state === 'up' && status.servers.up === REAL_SERVERS.length) return;
      // A reason that only counts seconds is no news.
      const news = status.reason.replace(/\d+/g, '#');
      if (news !== last) note(status.reason);
      last = news;
      if (Date.now() > deadline) {
        throw new DomainError('command-timeout', `The virtual service is ${status.state}: ${status.reason}`);
      }
      this.signal.throwIfAborted();
      await sleep(POLL_MS);
    }
  }

  async #node(name: string): Promise<Named> {
    const node = await this.api.byName<Named>('/nodes', name);
    if (node === null) throw new DomainError('not-found', `The cluster has no node ${name}.`);
    return node;
  }
}
