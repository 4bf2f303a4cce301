import { isIPv6 } from 'node:net';
import type { RealServerPreparation } from '#libs/contracts';
import type { ForwardingMethod, Tunnel } from '#libs/domain';
import { carrierOfService, directorIpFor } from './carrier.js';
import type { ClusterView, ViewedMachine, ViewedVirtualService } from './cluster-view.js';

/** Somewhere that a service can send packets to. */
interface Target {
  readonly address: string;
  readonly port: number;
  readonly method: ForwardingMethod;
  readonly tunnel: Tunnel | null;
}

/** The virtual IPs whose packets a service brings to its real servers; a firewall mark may stand for any of its family. */
function virtualIpsOf({ key }: ViewedVirtualService, view: ClusterView): string[] {
  if (key.kind === 'address') return [key.address];
  const ofFamily = view.virtualIps.filter(({ address }) => isIPv6(address) === (key.family === 'ipv6'));
  return ofFamily.map(({ address }) => address);
}

/** The real servers on a machine, and the sorry servers, which must be ready before they are needed. */
function targetsOn(machine: ViewedMachine, { realServers, pool }: ViewedVirtualService): Target[] {
  const own = new Set(machine.addresses.map(({ address }) => address));
  const servers = realServers.filter(({ nodeId }) => nodeId === machine.id);
  const sorry = pool.sorryServers.filter(({ address }) => own.has(address));
  return [
    ...servers.map(({ address, port, config: { forwardingMethod: method, tunnel } }) => ({
      address,
      port,
      method,
      tunnel,
    })),
    ...sorry.map(({ address, port, forwardingMethod: method }) => ({ address, port, method, tunnel: null })),
  ];
}

/** Nothing for ipip, which needs no word. */
function encapsulationOf(tunnel: Tunnel | null): { encapsulation?: Tunnel['type']; port?: number } {
  if (tunnel === null || tunnel.type === 'ipip') return {};
  return { encapsulation: tunnel.type, ...(tunnel.type === 'gue' ? { port: tunnel.port } : {}) };
}

/**
 * What a machine prepares for one service. The director that carries it prepares nothing for itself: ipvsadm(8) forwards to a
 * local address locally, whatever method was asked for.
 */
function preparationsIn(
  service: ViewedVirtualService,
  machine: ViewedMachine,
  view: ClusterView,
): RealServerPreparation[] {
  const director = carrierOfService(service, view);
  if (director === null || director.id === machine.id) return [];
  const protocol = service.key.kind === 'address' ? service.key.protocol : null;
  return targetsOn(machine, service).flatMap(({ address, port, method, tunnel }): RealServerPreparation[] => {
    if (method === 'direct-routing') return virtualIpsOf(service, view).map((virtualIp) => ({ method, virtualIp }));
    if (method === 'tunneling') {
      return virtualIpsOf(service, view).map((virtualIp) => ({ method, virtualIp, ...encapsulationOf(tunnel) }));
    }
    const directorIp = directorIpFor(address, director, view.virtualIps);
    return directorIp === null ? [] : [{ method, address, port, protocol, directorIp }];
  });
}

/** What a machine must prepare to serve behind the virtual IPs, each once. */
export function preparationsFor(machine: ViewedMachine, view: ClusterView): RealServerPreparation[] {
  const all = view.virtualServices.flatMap((service) => preparationsIn(service, machine, view));
  const distinct = new Map(all.map((preparation) => [JSON.stringify(preparation), preparation]));
  return [...distinct.keys()].sort().flatMap((key) => distinct.get(key) ?? []);
}
