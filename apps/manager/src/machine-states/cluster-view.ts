import type { DirectorVirtualService } from '#libs/contracts';
import type { MachineRole } from '#libs/domain';
import type { Adoptions } from '../imports/read-adoptions.js';
import type { DirectorSettingsLayer } from '../director-settings/settings-layers.js';

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
  /** Where its agent listens. */
  readonly agentPort: number;
  /** Quiescent in every service: no new connections are sent there. */
  readonly isInMaintenance: boolean;
}

export interface ViewedVirtualService extends DirectorVirtualService {
  /** A disabled service is in no director's table. */
  readonly isEnabled: boolean;
  /** The directors that balance it; null: all of them. */
  readonly directorIds: readonly string[] | null;
}

export interface VirtualIp extends NetworkAddress {
  /** The director that shall carry it; null: the first one that may. */
  readonly preferredDirectorId: string | null;
}

/** What holds for the directors: of the whole cluster, and what single ones have of their own. */
export interface ViewedSettings {
  readonly cluster: DirectorSettingsLayer;
  readonly machines: ReadonlyMap<string, DirectorSettingsLayer>;
}

/** All desired state from which the documents of all machines follow. */
export interface ClusterView {
  readonly clusterId: string;
  readonly epoch: number;
  readonly quorumIp: NetworkAddress | null;
  readonly virtualIps: readonly VirtualIp[];
  /** In the order in which they became members. */
  readonly machines: readonly ViewedMachine[];
  readonly virtualServices: readonly ViewedVirtualService[];
  readonly adoptions: Adoptions;
  readonly settings: ViewedSettings;
}
