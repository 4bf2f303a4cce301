import ipaddr from 'ipaddr.js';
import type { NodeFacts } from '#libs/contracts';
import type { JoinKey } from '#libs/join-key';
import type { MachineAddress } from '../machine.js';

/** The addresses of a machine: those of its key first, best first, then others of its devices that can be routed to. */
export function addressesOf(key: Pick<JoinKey, 'addresses'>, { links }: Pick<NodeFacts, 'links'>): MachineAddress[] {
  const onDevices = links.flatMap(({ addresses }) => addresses);
  const named = key.addresses.map((address): MachineAddress => {
    const seen = onDevices.find((other) => isSame(other.address, address));
    return {
      address: canonical(address),
      prefixLength: seen?.prefixLength ?? ipaddr.parse(address).toByteArray().length * 8,
    };
  });
  const others = onDevices
    .filter(({ address }) => !['loopback', 'linkLocal'].includes(ipaddr.parse(address).range()))
    .filter(({ address }) => !named.some((known) => isSame(known.address, address)))
    .map(({ address, prefixLength }) => ({ address: canonical(address), prefixLength }));
  return [...named, ...others];
}

const canonical = (address: string): string => ipaddr.parse(address).toString();
const isSame = (one: string, other: string): boolean => canonical(one) === canonical(other);
