export { readAgentConfig, type AgentConfig } from './agent.js';
export { readCliConfig, writeCliConfig, type CliConfig } from './cli.js';
export { type DatabaseEndpoint, type RedisEndpoint } from './endpoints.js';
export { processEnvironment, readEnvironment, type Environment } from './environment.js';
export { readManagerConfig, type ManagerConfig } from './manager.js';
