export { EmbeddedPostgres, findPostgres, type EmbeddedPostgresOptions } from './embedded/embedded-postgres.js';
export { EmbeddedRedis, type EmbeddedRedisOptions } from './embedded/embedded-redis.js';
export { findUser } from './embedded/find-user.js';
export type { RedisTls } from './embedded/redis-config.js';
export { wrapCommand, type CommandLine, type ProcessUser, type RunAs } from './embedded/run-as.js';
export { SupervisedProcess, type SupervisedProcessOptions } from './embedded/supervised-process.js';
