import type { FieldFault } from '#libs/errors';
import type { Topology } from './cluster.js';
import type { ManagerAddress } from './manager-addresses.js';

/** An address that may become the quorum IP, and for which topologies. */
export interface QuorumIpCandidate extends ManagerAddress {
  readonly topologies: readonly Topology[];
  /** Why it cannot be chosen; null when it can. */
  readonly refusal: string | null;
}

/** Judges the manager's addresses: with two NICs the quorum IP is private, and no virtual IP can be it. */
export function quorumIpCandidates(
  addresses: readonly ManagerAddress[],
  virtualIps: ReadonlySet<string>,
): QuorumIpCandidate[] {
  return addresses.map((address) => ({
    ...address,
    topologies: address.isPrivate ? ['one-nic', 'two-nic'] : ['one-nic'],
    refusal: virtualIps.has(address.address) ? 'It is a virtual IP of hosted services.' : null,
  }));
}

/** What is wrong with a choice of quorum IP; empty when nothing is. */
export function quorumIpFaults(
  quorumIp: string,
  topology: Topology,
  candidates: readonly QuorumIpCandidate[],
): FieldFault[] {
  const pointer = '/spec/quorumIp';
  const chosen = candidates.find(({ address }) => address === quorumIp);
  if (chosen === undefined) {
    const known = candidates.map(({ address }) => address).join(', ');
    return [{ pointer, message: `is not an address of the manager; it has ${known || 'none that can be used'}` }];
  }
  if (chosen.refusal !== null) return [{ pointer, message: chosen.refusal }];
  if (chosen.topologies.includes(topology)) return [];
  return [
    {
      pointer,
      message: `must be a private address in the topology ${topology}`,
      hint: 'Choose an address of the second, private network, or the topology one-nic.',
    },
  ];
}

/** What an admin should know about a topology before going on. */
export function topologyAdvice(topology: Topology | null, virtualIps: number): string[] {
  if (topology !== 'one-nic' || virtualIps > 0) return [];
  return [
    'With one network per server the quorum IP carries only the cluster’s own traffic: add at least one more public IP for hosted services.',
  ];
}
