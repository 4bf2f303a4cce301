export { EmbeddedPostgres, findPostgres, type EmbeddedPostgresOptions } from './embedded/embedded-postgres.js';
export { EmbeddedRedis, type EmbeddedRedisOptions } from './embedded/embedded-redis.js';
export { findUser } from './embedded/find-user.js';
export type { RedisTls } from './embedded/redis-config.js';
export { wrapCommand, type CommandLine, type ProcessUser, type RunAs } from './embedded/run-as.js';
export { SupervisedProcess, type SupervisedProcessOptions } from './embedded/supervised-process.js';
export { FIXED_PATH, type CommandResult, type CommandRunner, type HostCommand } from './command/command-runner.js';
export { SpawnRunner } from './command/spawn-runner.js';
export { runContract, type ContractCase } from './contract/contract-case.js';
export { ipvsContract } from './contract/ipvs-contract.js';
export { networkContract, tunnelContract, type NetworkBench } from './contract/network-contract.js';
export { FakeFiles, FakeHost } from './fake/fake-host.js';
export { FakeIpvs } from './fake/fake-ipvs.js';
export { FakeModules } from './fake/fake-modules.js';
export { FakeNetwork } from './fake/fake-network.js';
export { LinuxFiles, type FilePort } from './files/file-port.js';
export { createLinuxHost, type Host } from './host.js';
export type { IpvsApplyResult, IpvsPort, IpvsStatistics } from './ipvs/ipvs-port.js';
export type { ModulePort, NetworkPort, RouteAnswer } from './network/network-port.js';
export {
  BackgroundProcesses,
  type BackgroundProcess,
  type BackgroundStart,
} from './background/background-processes.js';
