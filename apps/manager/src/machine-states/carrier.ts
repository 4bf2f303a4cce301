import { isIPv6 } from 'node:net';
import ipaddr from 'ipaddr.js';
import type { MachineRole, VirtualServiceKey } from '#libs/domain';
import type { NetworkAddress, ViewedMachine, VirtualIp } from './cluster-view.js';

/** A machine, as far as it can carry addresses. */
export interface Bearer {
  readonly id: string;
  readonly roles: readonly MachineRole[];
  readonly isInMaintenance: boolean;
}

/** A virtual service, as far as it decides who carries its address. */
export interface CarriedService {
  readonly key: VirtualServiceKey;
  /** The directors that balance it; null: all of them. */
  readonly directorIds: readonly string[] | null;
}

/** All that decides which director carries which virtual IP. */
export interface Carriage<M extends Bearer> {
  readonly machines: readonly M[];
  readonly virtualIps: readonly VirtualIp[];
  readonly virtualServices: readonly CarriedService[];
}

const mayBalance = ({ directorIds }: Pick<CarriedService, 'directorIds'>, { id }: Bearer): boolean =>
  directorIds === null || directorIds.includes(id);

const directorsIn = <M extends Bearer>({ machines }: Pick<Carriage<M>, 'machines'>): M[] =>
  machines.filter(({ roles }) => roles.includes('director'));

/** The directors that have the service in their tables. */
export const directorsOf = <M extends Bearer>(
  service: Pick<CarriedService, 'directorIds'>,
  carriage: Pick<Carriage<M>, 'machines'>,
): M[] => directorsIn(carriage).filter((director) => mayBalance(service, director));

/** The longest-serving one that is not in maintenance, else the longest-serving one. */
function firstFit<M extends Bearer>(directors: readonly M[]): M | null {
  return directors.find(({ isInMaintenance }) => !isInMaintenance) ?? directors[0] ?? null;
}

/**
 * The director that carries a virtual IP: the preferred one if it works, else the first one that does, among those that have
 * all services at this address. Where none has them all, any that has one is better than none.
 */
export function carrierOfAddress<M extends Bearer>(address: string, carriage: Carriage<M>): M | null {
  const services = carriage.virtualServices.filter(({ key }) => key.kind === 'address' && key.address === address);
  const directors = directorsIn(carriage);
  const haveAll = directors.filter((director) => services.every((service) => mayBalance(service, director)));
  const haveSome = directors.filter((director) => services.some((service) => mayBalance(service, director)));
  const candidates = haveAll.length > 0 ? haveAll : haveSome;
  const wanted = carriage.virtualIps.find((ip) => ip.address === address)?.preferredDirectorId ?? null;
  const preferred = candidates.find(({ id, isInMaintenance }) => id === wanted && !isInMaintenance);
  return preferred ?? firstFit(candidates);
}

/** The director whose word counts for a service: the carrier of its virtual IP; for a mark, of the first one of its family. */
export function carrierOfService<M extends Bearer>(service: CarriedService, carriage: Carriage<M>): M | null {
  const own = directorsOf(service, carriage);
  const { key } = service;
  const address =
    key.kind === 'address'
      ? key.address
      : carriage.virtualIps.find((ip) => isIPv6(ip.address) === (key.family === 'ipv6'))?.address;
  const carrier = address === undefined ? null : carrierOfAddress(address, carriage);
  return own.find(({ id }) => id === carrier?.id) ?? firstFit(own);
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
