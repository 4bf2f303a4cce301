import type { SyncDaemon } from '#libs/contracts';
import type { IpvsTable, VirtualServiceKey } from '#libs/domain';
import type {
  ConnectionFilter,
  IpvsConnection,
  IpvsCounters,
  IpvsStep,
  IpvsTimeouts,
  Listing,
  ServerUsage,
} from '#libs/ipvs';

/** How far a list of steps came. `failure` names the first step that the kernel refused; later steps that do not depend on it were tried. */
export interface IpvsApplyResult {
  readonly applied: number;
  readonly failures: readonly { readonly step: IpvsStep; readonly message: string }[];
}

export interface IpvsStatistics {
  readonly counters: Listing<IpvsCounters>;
  readonly usage: Listing<ServerUsage>;
}

export interface IpvsInfo {
  readonly driver: 'netlink' | 'ipvsadm';
  /** As the kernel prints it, `1.2.1`. */
  readonly version: string;
  readonly connectionTableSize: number;
}

/** What the running kernel has; asked once, because asking may load modules. */
export interface IpvsCapabilities {
  readonly tunnelTypes: readonly string[];
  readonly persistenceEngines: readonly string[];
  /** Names of `net.ipv4.vs.*`, without the prefix. */
  readonly settings: readonly string[];
}

/**
 * The kernel's IPVS. To change one weight, plan that service alone from the last picture (`planTable([wanted], [present], …)`) and
 * `apply` the step: no reading of the whole table is needed; read it on a slower beat, for drift.
 */
export interface IpvsPort {
  /** Through netlink what has not changed since the last reading comes back as the same object. */
  table(): Promise<IpvsTable>;
  statistics(): Promise<IpvsStatistics>;
  /** Runs the steps in order; never throws for a refused step. */
  apply(steps: readonly IpvsStep[]): Promise<IpvsApplyResult>;
  /** Schedulers that the running kernel has, loaded or loadable. */
  schedulers(): Promise<readonly string[]>;
  /** Sets the counters of one service and its servers to 0; null: of all. */
  zero(service: VirtualServiceKey | null): Promise<void>;
  timeouts(): Promise<IpvsTimeouts>;
  setTimeouts(timeouts: IpvsTimeouts): Promise<void>;
  /** Daemons of connection sync that run; what the kernel chose itself is filled in. */
  daemons(): Promise<readonly SyncDaemon[]>;
  startDaemon(daemon: SyncDaemon): Promise<void>;
  stopDaemon(state: SyncDaemon['state']): Promise<void>;
  /** At most `limit` entries of the connection table, templates of persistence too. */
  connections(filter: ConnectionFilter, limit: number): Promise<readonly IpvsConnection[]>;
  info(): Promise<IpvsInfo>;
  /** Values of `net.ipv4.vs.*` by name without the prefix. */
  settings(): Promise<Readonly<Record<string, string>>>;
  setSetting(name: string, value: string): Promise<void>;
  capabilities(): Promise<IpvsCapabilities>;
}
