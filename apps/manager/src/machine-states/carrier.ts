import ipaddr from 'ipaddr.js';
import type { ClusterView, NetworkAddress, ViewedMachine } from './cluster-view.js';

/** The director that carries the virtual IPs: the oldest one that is not in maintenance, else the oldest. */
export function carrierOf(view: Pick<ClusterView, 'machines'>): ViewedMachine | null {
  const directors = view.machines.filter((machine) => machine.roles.includes('director'));
  return directors.find((director) => !director.isInMaintenance) ?? directors[0] ?? null;
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
