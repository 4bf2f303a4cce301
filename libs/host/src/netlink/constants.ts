/** linux/netlink.h and linux/genetlink.h. */
export const NLMSG_ERROR = 2;
export const NLMSG_DONE = 3;
export const NLM_F_REQUEST = 0x001;
export const NLM_F_ACK = 0x004;
export const NLM_F_DUMP_INTR = 0x010;
export const NLM_F_DUMP = 0x300;
export const HEADER_BYTES = 16;
/** Header of netlink, then that of generic netlink. */
export const GENERIC_HEADER_BYTES = 20;
export const GENL_ID_CTRL = 16;
export const CTRL_CMD_GETFAMILY = 3;
export const CTRL_ATTR_FAMILY_ID = 1;
export const CTRL_ATTR_FAMILY_NAME = 2;
/** Attribute types without the flags for nesting and byte order. */
export const NLA_TYPE_MASK = 0x3fff;

export const AF_INET = 2;
export const AF_INET6 = 10;

/** Numbers of IANA. */
export const PROTOCOL_NUMBERS = { tcp: 6, udp: 17, sctp: 132 } as const;

/** linux/ip_vs.h. */
export const IPVS_FAMILY = 'IPVS';
export const IPVS_VERSION = 1;

export const CMD = {
  newService: 1,
  setService: 2,
  delService: 3,
  getService: 4,
  newServer: 5,
  setServer: 6,
  delServer: 7,
  getServer: 8,
  newDaemon: 9,
  delDaemon: 10,
  getDaemon: 11,
  setConfig: 12,
  getConfig: 13,
  getInfo: 15,
  zero: 16,
} as const;

export const ATTR = { service: 1, server: 2, daemon: 3, timeoutTcp: 4, timeoutTcpFin: 5, timeoutUdp: 6 } as const;

export const SERVICE = {
  family: 1,
  protocol: 2,
  address: 3,
  port: 4,
  mark: 5,
  scheduler: 6,
  flags: 7,
  timeout: 8,
  netmask: 9,
  engine: 11,
  stats64: 12,
} as const;

export const SERVICE_FLAG = { persistent: 0x1, onePacket: 0x4, scheduler1: 0x8, scheduler2: 0x10 } as const;

export const SERVER = {
  address: 1,
  port: 2,
  method: 3,
  weight: 4,
  upperThreshold: 5,
  lowerThreshold: 6,
  activeConnections: 7,
  inactiveConnections: 8,
  persistentConnections: 9,
  family: 11,
  stats64: 12,
  tunnelType: 13,
  tunnelPort: 14,
  tunnelFlags: 15,
} as const;

/** Forwarding methods: `IP_VS_CONN_F_MASQ`, `_TUNNEL`, `_DROUTE`. */
export const METHOD = { masquerading: 0, tunneling: 2, 'direct-routing': 3 } as const;
export const METHOD_MASK = 0x7;
export const TUNNEL_TYPE = { ipip: 0, gue: 1, gre: 2 } as const;
export const TUNNEL_FLAG = { none: 0, checksum: 1, remote: 2 } as const;

export const DAEMON = {
  state: 1,
  interface: 2,
  syncId: 3,
  maxLength: 4,
  group: 5,
  group6: 6,
  port: 7,
  ttl: 8,
} as const;
export const DAEMON_STATE = { master: 1, backup: 2 } as const;

export const STATS = { connections: 1, packetsIn: 2, packetsOut: 3, bytesIn: 4, bytesOut: 5 } as const;

export const INFO = { version: 1, tableSize: 2 } as const;
