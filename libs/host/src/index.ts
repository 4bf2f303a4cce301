export { EmbeddedPostgres, findPostgres, type EmbeddedPostgresOptions } from './embedded/embedded-postgres.js';
export { EmbeddedRedis, type EmbeddedRedisOptions } from './embedded/embedded-redis.js';
export { findUser } from './embedded/find-user.js';
export type { RedisTls } from './embedded/redis-config.js';
export { wrapCommand, type CommandLine, type ProcessUser, type RunAs } from './embedded/run-as.js';
export { SupervisedProcess, type SupervisedProcessOptions } from './embedded/supervised-process.js';
export { runContract } from './contract/contract-case.js';
export { ipvsContract } from './contract/ipvs-contract.js';
export { readBackBy } from './contract/read-back.js';
export { networkContract, tunnelContract } from './contract/network-contract.js';
export { FakeHost } from './fake/fake-host.js';
export { FakeModules } from './fake/fake-modules.js';
export { createLinuxHost, type Host } from './host.js';
export { IpvsadmDriver } from './ipvs/ipvsadm-driver.js';
export { PacketSender, SocatSender } from './network/frame-sender.js';
export { LinuxNetwork } from './network/linux-network.js';
export { openNetlinkDriver } from './netlink/netlink-driver.js';
export type { IpvsCapabilities, IpvsInfo, IpvsPort, IpvsStatistics } from './ipvs/ipvs-port.js';
export type { ModulePort, NetworkPort } from './network/network-port.js';
export {
  BackgroundProcesses,
  type BackgroundProcess,
  type BackgroundStart,
} from './background/background-processes.js';
export { createProbeTools } from './checks/probe-tools.js';
