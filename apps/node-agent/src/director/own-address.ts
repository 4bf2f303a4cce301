import { canonicalAddress, isInNetwork } from '#libs/domain';
import type { MachineState } from '#libs/contracts';
import type { OwnAddress } from '../machine/machine-facts.js';

/**
 * The machine's own address from which a virtual IP is probed: of its family, never a virtual IP itself, on the same network if
 * there is one, else on the segment's device; null: there is none.
 */
export function probingAddress(
  target: string,
  own: readonly OwnAddress[],
  device: string,
  document: MachineState | null,
): string | null {
  const virtual = new Set([
    ...(document?.addresses ?? []).map(({ address }) => canonicalAddress(address)),
    ...(document?.director?.virtualServices ?? []).flatMap(({ key }) =>
      key.kind === 'address' ? [canonicalAddress(key.address)] : [],
    ),
  ]);
  const fitting = own.filter(
    ({ device: name, address }) =>
      name !== 'lo' &&
      address.includes(':') === target.includes(':') &&
      !/^(169\.254\.|fe80:)/i.test(address) &&
      !virtual.has(canonicalAddress(address)),
  );
  const near = fitting.find(({ address, prefixLength }) => isInNetwork(target, address, prefixLength));
  return (near ?? fitting.find((one) => one.device === device))?.address ?? null;
}
