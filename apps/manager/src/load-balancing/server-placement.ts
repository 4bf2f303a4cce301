import type { VirtualServiceKey } from '#libs/domain';
import type { FieldFault } from '#libs/errors';
import { familyOfKey } from '#libs/ipvs';
import { canonicalAddress, familyOf } from '../addresses/address.js';
import type { KnownMachine } from '../nodes/machine-directory.js';
import type { RealServerSpec } from './real-server.dto.js';

/** What is known of the cluster when a real server is placed. */
export interface Surroundings {
  readonly machines: readonly KnownMachine[];
  readonly virtualIps: ReadonlySet<string>;
}

export interface PlacedServer {
  readonly nodeId: string | null;
  readonly address: string;
  readonly port: number;
}

const fault = (pointer: string, message: string, hint?: string): FieldFault => ({
  pointer,
  message,
  ...(hint === undefined ? {} : { hint }),
});

/** Finds node, address and port of a real server from what its spec names; `at` points to the spec. */
export function placeServer(
  spec: RealServerSpec,
  key: VirtualServiceKey,
  { machines, virtualIps }: Surroundings,
  at: string,
): PlacedServer | FieldFault {
  const port = spec.port ?? (key.kind === 'address' ? key.port : 0);
  const named = spec.nodeId ?? null;
  const node = named === null ? undefined : machines.find(({ id }) => id === named);
  if (named !== null && node === undefined) return fault(`${at}/nodeId`, 'is not a node of this cluster');
  if (spec.address === undefined) {
    if (node === undefined) return fault(`${at}/address`, 'must be given, unless nodeId is');
    const own = node.addresses.find((address) => familyOf(address) === familyOfKey(key) && !virtualIps.has(address));
    if (own === undefined) return fault(`${at}/nodeId`, `${node.name} has no ${familyOfKey(key)} address`);
    return { nodeId: node.id, address: own, port };
  }
  const address = canonicalAddress(spec.address);
  if (virtualIps.has(address)) {
    return fault(`${at}/address`, 'is a virtual IP of the cluster', 'Name the real server by an address of its own.');
  }
  if (node !== undefined && !node.addresses.includes(address)) {
    return fault(`${at}/address`, `is not an address of ${node.name}; it has ${node.addresses.join(', ')}`);
  }
  const owner = node ?? machines.find(({ addresses }) => addresses.includes(address));
  return { nodeId: owner?.id ?? null, address, port };
}

export const isFault = (placed: PlacedServer | FieldFault): placed is FieldFault => 'pointer' in placed;
