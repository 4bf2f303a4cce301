export { readPoolMemory, type PoolMemory } from './memory.js';
export type { PassiveEjection, PoolDecision, PoolInput, ServerDecision, ServerHealth } from './types.js';
