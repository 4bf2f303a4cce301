import type { CheckFilePort, Dialer, ProgramPort } from './dialer.js';

/** What one probe asks; addresses and port are decided by the caller, for a probe through the virtual service too. */
export interface ProbeTarget {
  readonly address: string;
  /** 0 only for kinds that have no port: `icmp`, `program`, `file`. */
  readonly port: number;
  /** SO_MARK of the probe's packets; null: none. */
  readonly mark: number | null;
  /** Own address to ask from; null: the check's own, or what the kernel chooses. */
  readonly sourceAddress: string | null;
  /** The service's address: the default of HTTP's `Host`. */
  readonly virtualAddress: string;
  /** Name for TLS and HTTP in place of an address, when the check has none. */
  readonly hostName?: string;
}

/** What probes need of the machine. */
export interface ProbeTools {
  readonly dialer: Dialer;
  readonly programs: ProgramPort;
  readonly files: CheckFilePort;
}
