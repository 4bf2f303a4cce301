import type { PoolPolicy, ServiceHealth, SorryServer } from '#libs/contracts';
import type { IpvsRealServer, VirtualServiceConfig, VirtualServiceKey } from '#libs/domain';

/** Where something stands in the text that was read; lines count from 1. */
export interface Place {
  readonly file: string;
  readonly line: number;
}

/** An address that the former configuration puts on a device. */
export interface ImportedAddress {
  readonly address: string;
  readonly prefixLength: number;
  /** Null: the text names none. */
  readonly device: string | null;
  readonly source: Place;
}

/** A pool policy whose sorry servers have no ids yet. */
export type ImportedPool = Omit<PoolPolicy, 'sorryServers'> & {
  readonly sorryServers: readonly Omit<SorryServer, 'id'>[];
};

/** One virtual service of a former configuration in the words of the API; all values are given. */
export interface ImportedService {
  /** A proposal; unique among the services of one import. */
  readonly name: string;
  readonly key: VirtualServiceKey;
  readonly config: VirtualServiceConfig;
  readonly health: ServiceHealth;
  readonly pool: ImportedPool;
  readonly realServers: readonly IpvsRealServer[];
  readonly source: Place;
  /** What an admin should know of how it was taken, one sentence each. */
  readonly remarks: readonly string[];
}

/** A directive, or a block of them, that Directorate does not take over. */
export interface NotTaken extends Place {
  /** Same as `line`, unless it is a block. */
  readonly lastLine: number;
  readonly text: string;
  readonly why: string;
  /** What to do instead; null: nothing is needed. */
  readonly whatInstead: string | null;
}

/** A former configuration: every directive is either in `addresses` and `services`, or in `notTaken`. */
export interface Imported {
  readonly addresses: readonly ImportedAddress[];
  readonly services: readonly ImportedService[];
  readonly notTaken: readonly NotTaken[];
}
