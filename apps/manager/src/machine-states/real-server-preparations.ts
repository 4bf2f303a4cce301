import type { RealServerPreparation } from '#libs/contracts';
import { carrierOf, directorIpFor } from './carrier.js';
import type { ClusterView, ViewedMachine, ViewedVirtualService } from './cluster-view.js';

function preparationsIn(
  service: ViewedVirtualService,
  machine: ViewedMachine,
  view: ClusterView,
): RealServerPreparation[] {
  const protocol = service.key.kind === 'address' ? service.key.protocol : null;
  const virtualIps = service.virtualIps.map((virtualIp) => ({ virtualIp, carrier: carrierOf(virtualIp, view) }));
  const foreign = virtualIps.filter(({ carrier }) => carrier !== null && carrier.id !== machine.id);
  return service.realServers
    .filter(({ nodeId }) => nodeId === machine.id)
    .flatMap(({ address, port, config: { forwardingMethod: method } }): RealServerPreparation[] => {
      if (method !== 'masquerading') return foreign.map(({ virtualIp }) => ({ method, virtualIp }));
      const carrier = foreign[0]?.carrier ?? null;
      const directorIp = carrier === null ? null : directorIpFor(address, carrier, view.virtualIps);
      return directorIp === null ? [] : [{ method, address, port, protocol, directorIp }];
    });
}

/**
 * What a machine must prepare to serve behind the virtual IPs, each once. A director prepares nothing for the addresses that it
 * carries itself: ipvsadm(8) forwards to a local address locally, whatever method was asked for.
 */
export function preparationsFor(machine: ViewedMachine, view: ClusterView): RealServerPreparation[] {
  const all = view.virtualServices.flatMap((service) => preparationsIn(service, machine, view));
  const distinct = new Map(all.map((preparation) => [JSON.stringify(preparation), preparation]));
  return [...distinct.keys()].sort().flatMap((key) => distinct.get(key) ?? []);
}
