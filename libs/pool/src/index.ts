export { combineChecks } from './combine-checks.js';
export { decidePool, withKernel } from './decide-pool.js';
export { readPoolMemory, type PoolMemory } from './memory.js';
export type { PassiveEjection, PoolDecision, PoolInput, ServerDecision, ServerHealth } from './types.js';
