import type { IpvsTable } from '#libs/domain';
import type { IpvsCounters, IpvsStep, Listing, ServerUsage } from '#libs/ipvs';

/** How far a list of steps came. `failure` names the first step that the kernel refused; later steps that do not depend on it were tried. */
export interface IpvsApplyResult {
  readonly applied: number;
  readonly failures: readonly { readonly step: IpvsStep; readonly message: string }[];
}

export interface IpvsStatistics {
  readonly counters: Listing<IpvsCounters>;
  readonly usage: Listing<ServerUsage>;
}

/** The kernel's IPVS table. */
export interface IpvsPort {
  table(): Promise<IpvsTable>;
  statistics(): Promise<IpvsStatistics>;
  /** Runs the steps in order; never throws for a refused step. */
  apply(steps: readonly IpvsStep[]): Promise<IpvsApplyResult>;
  /** Schedulers that the running kernel has, loaded or loadable. */
  schedulers(): Promise<readonly string[]>;
}
