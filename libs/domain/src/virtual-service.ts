import type {
  AddressFamily,
  ForwardingMethod,
  PersistenceEngine,
  Protocol,
  Scheduler,
  SchedulerFlag,
  TunnelChecksum,
  TunnelType,
} from './words.js';

/** A service named by protocol, virtual IP and port; port 0 means every port and needs persistence. */
export interface AddressServiceKey {
  readonly kind: 'address';
  readonly protocol: Protocol;
  readonly address: string;
  readonly port: number;
}

/** A service named by a firewall mark; an IPv6 mark needs ipvsadm's `-6`. */
export interface MarkServiceKey {
  readonly kind: 'firewall-mark';
  readonly family: AddressFamily;
  readonly mark: number;
}

/** The identity of a virtual service: protocol + VIP + port, or a firewall mark. */
export type VirtualServiceKey = AddressServiceKey | MarkServiceKey;

/** Same client → same server for a time. The prefix length groups clients (32 or 128: each alone). */
export interface Persistence {
  readonly timeoutSeconds: number;
  readonly prefixLength: number;
  /** What names the client instead of its address, such as a SIP call id; null: the address. */
  readonly engine: PersistenceEngine | null;
}

/** All that can change in a virtual service without making it another one. */
export interface VirtualServiceConfig {
  readonly scheduler: Scheduler;
  readonly schedulerFlags: readonly SchedulerFlag[];
  readonly persistence: Persistence | null;
  /** UDP only: each packet is scheduled alone (`--ops`). */
  readonly onePacket: boolean;
}

/** The identity of a real server inside its virtual service. */
export interface RealServerKey {
  readonly address: string;
  readonly port: number;
}

/** How packets are wrapped for a real server that is reached by `tunneling`. */
export interface Tunnel {
  readonly type: TunnelType;
  /** UDP port of a gue tunnel; 0 for the others. */
  readonly port: number;
  readonly checksum: TunnelChecksum;
}

/** All that can change in a real server. Thresholds count connections; 0 is none. */
export interface RealServerConfig {
  readonly forwardingMethod: ForwardingMethod;
  /** Null: not `tunneling`, or plain ipip. */
  readonly tunnel: Tunnel | null;
  /** 0 to 2147483647; 0 is quiescent. */
  readonly weight: number;
  readonly upperThreshold: number;
  readonly lowerThreshold: number;
}

export interface IpvsRealServer extends RealServerKey {
  readonly config: RealServerConfig;
}

/** One virtual service with its real servers, as the kernel keeps it. */
export interface IpvsService {
  readonly key: VirtualServiceKey;
  readonly config: VirtualServiceConfig;
  readonly realServers: readonly IpvsRealServer[];
}

export type IpvsTable = readonly IpvsService[];
