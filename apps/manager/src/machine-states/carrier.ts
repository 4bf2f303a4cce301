import ipaddr from 'ipaddr.js';
import type { ClusterView, NetworkAddress, ViewedMachine, ViewedVirtualService } from './cluster-view.js';

/** Whether a director has this service in its table. */
export function directs(director: ViewedMachine, service: ViewedVirtualService): boolean {
  return director.roles.includes('director') && (service.directorIds?.includes(director.id) ?? true);
}

/**
 * The director that carries a virtual IP: the oldest that has all its services and is not in maintenance, else the oldest that
 * has them. One address is never given to two machines.
 */
export function carrierOf(virtualIp: string, view: ClusterView): ViewedMachine | null {
  const services = view.virtualServices.filter((service) => service.virtualIps.includes(virtualIp));
  const directors = view.machines.filter((machine) => machine.roles.includes('director'));
  const complete = directors.filter((director) => services.every((service) => directs(director, service)));
  const some = directors.filter((director) => services.some((service) => directs(director, service)));
  const able = complete.length > 0 ? complete : some;
  return able.find((director) => !director.isInMaintenance) ?? able[0] ?? null;
}

/** The director's own address that a real server can route its replies to: on the server's network first, else of its family. */
export function directorIpFor(
  realServer: string,
  director: ViewedMachine,
  notOwn: readonly NetworkAddress[],
): string | null {
  const target = ipaddr.parse(realServer);
  const borrowed = new Set(notOwn.map(({ address }) => ipaddr.parse(address).toNormalizedString()));
  const candidates = director.addresses
    .map(({ address, prefixLength }) => ({ address, prefixLength, parsed: ipaddr.parse(address) }))
    .filter(({ parsed }) => parsed.kind() === target.kind() && parsed.range() !== 'linkLocal')
    .filter(({ parsed }) => !borrowed.has(parsed.toNormalizedString()));
  const near = candidates.find(({ parsed, prefixLength }) => target.match(parsed, prefixLength));
  return (near ?? candidates[0])?.address ?? null;
}
