import { isIPv6 } from 'node:net';
import type { RealServerPreparation } from '#libs/contracts';
import { carrierOf, directorIpFor } from './carrier.js';
import type { ClusterView, ViewedMachine, ViewedVirtualService } from './cluster-view.js';

/** The virtual IPs whose packets a service brings to its real servers; a firewall mark may stand for any of its family. */
function virtualIpsOf({ key }: ViewedVirtualService, view: ClusterView): string[] {
  if (key.kind === 'address') return [key.address];
  const ofFamily = view.virtualIps.filter(({ address }) => isIPv6(address) === (key.family === 'ipv6'));
  return ofFamily.map(({ address }) => address);
}

function preparationsIn(
  service: ViewedVirtualService,
  machine: ViewedMachine,
  director: ViewedMachine,
  view: ClusterView,
): RealServerPreparation[] {
  const protocol = service.key.kind === 'address' ? service.key.protocol : null;
  return service.realServers
    .filter(({ nodeId }) => nodeId === machine.id)
    .flatMap(({ address, port, config: { forwardingMethod: method } }): RealServerPreparation[] => {
      if (method !== 'masquerading') return virtualIpsOf(service, view).map((virtualIp) => ({ method, virtualIp }));
      const directorIp = directorIpFor(address, director, view.virtualIps);
      return directorIp === null ? [] : [{ method, address, port, protocol, directorIp }];
    });
}

/**
 * What a machine must prepare to serve behind the virtual IPs, each once. The director that carries them prepares nothing for
 * itself: ipvsadm(8) forwards to a local address locally, whatever method was asked for.
 */
export function preparationsFor(machine: ViewedMachine, view: ClusterView): RealServerPreparation[] {
  const director = carrierOf(view);
  if (director === null || director.id === machine.id) return [];
  const all = view.virtualServices.flatMap((service) => preparationsIn(service, machine, director, view));
  const distinct = new Map(all.map((preparation) => [JSON.stringify(preparation), preparation]));
  return [...distinct.keys()].sort().flatMap((key) => distinct.get(key) ?? []);
}
