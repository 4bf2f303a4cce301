/** How a packet reaches the real server; ipvsadm(8) `-g` gatewaying, `-m` masquerading, `-i` ipip. */
export const FORWARDING_METHODS = ['direct-routing', 'masquerading', 'tunneling'] as const;
export type ForwardingMethod = (typeof FORWARDING_METHODS)[number];

export const PROTOCOLS = ['tcp', 'udp', 'sctp'] as const;
export type Protocol = (typeof PROTOCOLS)[number];

export const ADDRESS_FAMILIES = ['ipv4', 'ipv6'] as const;
export type AddressFamily = (typeof ADDRESS_FAMILIES)[number];

/** Schedulers of ipvsadm(8) and the kernel's ip_vs_* modules; a kernel may lack some. */
export const SCHEDULERS = [
  'rr', 'wrr', 'lc', 'wlc', 'lblc', 'lblcr', 'dh', 'sh', 'sed', 'nq', 'fo', 'ovf', 'mh', 'twos',
] as const; // prettier-ignore
export type Scheduler = (typeof SCHEDULERS)[number];

/** Flags of the hashing schedulers, ipvsadm(8) `-b`. */
export const SCHEDULER_FLAGS = ['sh-fallback', 'sh-port', 'mh-fallback', 'mh-port'] as const;
export type SchedulerFlag = (typeof SCHEDULER_FLAGS)[number];

/** Encapsulations of the forwarding method `tunneling`, ipvsadm(8) `--tun-type`. */
export const TUNNEL_TYPES = ['ipip', 'gue', 'gre'] as const;
export type TunnelType = (typeof TUNNEL_TYPES)[number];

/** Checksums of an encapsulation, ipvsadm(8) `--tun-nocsum`, `--tun-csum`, `--tun-remcsum`; `remote` is for gue only, ipip has none. */
export const TUNNEL_CHECKSUMS = ['none', 'checksum', 'remote'] as const;
export type TunnelChecksum = (typeof TUNNEL_CHECKSUMS)[number];

/** Engines that find the persistent client in a packet's payload, ipvsadm(8) `--pe`. */
export const PERSISTENCE_ENGINES = ['sip'] as const;
export type PersistenceEngine = (typeof PERSISTENCE_ENGINES)[number];

/** How the connections of a draining server end: by themselves, without their persistence, or at once. */
export const DRAIN_MODES = ['graceful', 'firm', 'immediate'] as const;
export type DrainMode = (typeof DRAIN_MODES)[number];

/** What a machine does in the cluster. */
export const MACHINE_ROLES = ['manager', 'director', 'app-server', 'sms', 'standby', 'storage', 'witness'] as const;
export type MachineRole = (typeof MACHINE_ROLES)[number];

/** What the admin wants of a real server in one service. */
export const ADMIN_STATES = ['enabled', 'drain', 'disabled'] as const;
export type AdminState = (typeof ADMIN_STATES)[number];

/** What is observed of anything; stale observations are `unknown`, never their last good value. */
export const OBSERVED_STATES = ['up', 'degraded', 'down', 'unknown'] as const;
export type ObservedState = (typeof OBSERVED_STATES)[number];

export const WEIGHT_DEFAULT = 1;
/** ipvsadm(8) 1.31: weights are 0 to 2147483647; 0 is quiescent. */
export const WEIGHT_MAX = 2_147_483_647;
/** ipvsadm(8): `-x` and `-y` take 0 (no threshold) to 65535 connections. */
export const THRESHOLD_MAX = 65_535;
/** ip_vs.h: the largest persistence timeout that the kernel takes, in seconds (31 days). */
export const PERSISTENCE_MAX_SECONDS = 86_400 * 31;
/** A firewall mark is a 32-bit number; 0 means "no mark". */
export const FIREWALL_MARK_MAX = 4_294_967_295;
/** Marks that directors keep for probes through the path of clients; services of the cluster do not use them. */
export const PATH_PROBE_MARKS = { first: 0x4400_0000, last: 0x4400_ffff } as const;
