import type { MachineRole } from '#libs/domain';
import type { EntityManager } from 'typeorm';

export interface KnownMachine {
  readonly id: string;
  readonly name: string;
  readonly roles: readonly MachineRole[];
  readonly addresses: readonly string[];
  /** Schedulers that its kernel has; null while it has not told them. */
  readonly schedulers: readonly string[] | null;
  /** What else its IPVS can do; null while it has not told. */
  readonly ipvs: IpvsAbilities | null;
}

export interface IpvsAbilities {
  readonly tunnelTypes: readonly string[];
  readonly persistenceEngines: readonly string[];
}

/** The machines of the cluster, for those who only need to know them. */
export abstract class MachineDirectory {
  abstract list(tx: EntityManager): Promise<readonly KnownMachine[]>;
}
