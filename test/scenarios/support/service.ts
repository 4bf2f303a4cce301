import type { ForwardingMethod, Protocol } from '#libs/domain';
import type { ScenarioCluster } from './cluster.js';
import type { ScenarioMember } from './machines.js';
import { eventually, expect } from './scenario.js';

export interface ServiceWish {
  readonly name: string;
  readonly address: string;
  readonly port: number;
  readonly protocol?: Protocol;
  readonly scheduler?: string;
  readonly method: ForwardingMethod;
  readonly servers: readonly {
    readonly member: ScenarioMember;
    readonly weight?: number;
    /** More fields of the real server's spec. */
    readonly spec?: Record<string, unknown>;
  }[];
  /** More fields of the service's spec, such as its persistence or its pool. */
  readonly spec?: Record<string, unknown>;
  readonly health?: Record<string, unknown>;
}

interface ServiceView {
  readonly id: string;
  readonly status: { readonly state: string; readonly reason: string };
}

/** Makes a virtual IP and a virtual service with its real servers through the API, as automation would. */
export async function makeService(cluster: ScenarioCluster, wish: ServiceWish): Promise<string> {
  const { api } = cluster;
  const isIpv6 = wish.address.includes(':');
  const { name, address, port, protocol = 'tcp', scheduler = 'rr', health } = wish;
  const spec = {
    protocol,
    address,
    port,
    scheduler,
    ...(health === undefined ? {} : { health }),
    ...wish.spec,
  };
  const realServers = wish.servers.map(({ member, weight = 1, spec: more }) => ({
    spec: { address: isIpv6 ? member.ipv6 : member.ipv4, port, forwardingMethod: wish.method, weight, ...more },
  }));
  await api.finish(await api.call('POST', '/virtual-services', { name, createAddress: true, spec, realServers }));
  const { items } = await api.get<{ items: { id: string; name: string }[] }>('/virtual-services?limit=500');
  const service = items.find((one) => one.name === name);
  expect(service !== undefined, `the virtual service ${name} is not in the list`);
  return service.id;
}

export async function removeService(cluster: ScenarioCluster, serviceId: string): Promise<void> {
  await cluster.api.finish(await cluster.api.change('DELETE', `/virtual-services/${serviceId}`));
}

/** A service named by a firewall mark; masquerading needs no virtual IP on the nodes. */
export async function makeMarkService(
  cluster: ScenarioCluster,
  name: string,
  mark: number,
  members: readonly ScenarioMember[],
): Promise<string> {
  const spec = { kind: 'firewall-mark', family: 'ipv4', mark, scheduler: 'rr' };
  const realServers = members.map(({ ipv4: address }) => ({
    spec: { address, port: 0, forwardingMethod: 'masquerading', weight: 1 },
  }));
  await cluster.api.finish(await cluster.api.call('POST', '/virtual-services', { name, spec, realServers }));
  return (await cluster.api.get<ServiceView>(`/virtual-services/by-name/${name}`)).id;
}

export interface RealServerView {
  readonly id: string;
  readonly spec: { readonly address: string; readonly port: number; readonly weight: number };
}

/** The id of the service's real server on a member. */
export async function realServerId(
  cluster: ScenarioCluster,
  serviceId: string,
  member: ScenarioMember,
): Promise<string> {
  const path = `/virtual-services/${serviceId}`;
  const { realServers } = await cluster.api.get<{ realServers: RealServerView[] }>(path);
  const server = realServers.find(({ spec }) => spec.address === member.ipv4 || spec.address === member.ipv6);
  expect(server !== undefined, `${member.name} is no real server of ${serviceId}`);
  return server.id;
}

/** Waits until every real server of the service is up on a fresh observation. */
export async function untilUp(cluster: ScenarioCluster, serviceId: string, limitMs = 60_000): Promise<number> {
  const { ms } = await eventually(`service ${serviceId} to be up`, limitMs, async () => {
    const service = await cluster.api.get<ServiceView>(`/virtual-services/${serviceId}`);
    if (service.status.state !== 'up') throw new Error(`${service.status.state}: ${service.status.reason}`);
    return true;
  });
  return ms;
}
