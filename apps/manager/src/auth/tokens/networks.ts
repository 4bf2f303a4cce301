import { Validate, ValidatorConstraint, type ValidatorConstraintInterface } from 'class-validator';
import ipaddr from 'ipaddr.js';

/** A network in CIDR with no bits beyond its prefix, or a single address. */
export function isNetwork(text: string): boolean {
  if (ipaddr.isValid(text)) return true;
  if (!ipaddr.isValidCIDR(text)) return false;
  const [address, length] = ipaddr.parseCIDR(text);
  const kind = address.kind() === 'ipv4' ? ipaddr.IPv4 : ipaddr.IPv6;
  return kind.networkAddressFromCIDR(`${address.toString()}/${length}`).toString() === address.toString();
}

/** Whether an address lies in a network; an IPv4 address that arrives over IPv6 counts as what it is, the local socket as nowhere. */
export function isWithin(address: string, network: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  const one = ipaddr.process(address);
  const [base, length] = ipaddr.isValidCIDR(network)
    ? ipaddr.parseCIDR(network)
    : ([ipaddr.parse(network), null] as const);
  if (one.kind() !== base.kind()) return false;
  return one.match(base, length ?? (base.kind() === 'ipv4' ? 32 : 128));
}

@ValidatorConstraint({ name: 'isNetwork' })
class NetworkRule implements ValidatorConstraintInterface {
  validate(value: unknown): boolean {
    return typeof value === 'string' && isNetwork(value);
  }

  defaultMessage(): string {
    return 'must be an address or a network such as 10.0.0.0/8, with no bits beyond its prefix';
  }
}

/** Each entry is an address or a network. */
export const IsNetworks = (): PropertyDecorator => Validate(NetworkRule, { each: true });
