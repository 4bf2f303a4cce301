import type { DirectorVirtualService } from '#libs/contracts';
import type { MachineRole } from '#libs/domain';
import type { Adoptions } from '../imports/read-adoptions.js';

/** An address with the length of its network's prefix in bits. */
export interface NetworkAddress {
  readonly address: string;
  readonly prefixLength: number;
}

/** A member of the cluster, as far as documents depend on it. */
export interface ViewedMachine {
  readonly id: string;
  readonly name: string;
  readonly roles: readonly MachineRole[];
  readonly addresses: readonly NetworkAddress[];
  /** Quiescent in every service: no new connections are sent there. */
  readonly isInMaintenance: boolean;
}

export interface ViewedVirtualService extends DirectorVirtualService {
  /** A disabled service is in no director's table. */
  readonly isEnabled: boolean;
}

/** All desired state from which the documents of all machines follow. */
export interface ClusterView {
  readonly clusterId: string;
  readonly epoch: number;
  readonly quorumIp: NetworkAddress | null;
  readonly virtualIps: readonly NetworkAddress[];
  /** In the order in which they became members. */
  readonly machines: readonly ViewedMachine[];
  readonly virtualServices: readonly ViewedVirtualService[];
  readonly adoptions: Adoptions;
}
