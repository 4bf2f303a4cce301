export { readAgentConfig, type AgentConfig } from './agent.js';
export { readCliConfig, writeCliConfig, type CliConfig } from './cli.js';
export { type DatabaseEndpoint } from './endpoints.js';
export { processEnvironment, type Environment } from './environment.js';
export { readManagerConfig, type ManagerConfig } from './manager.js';
