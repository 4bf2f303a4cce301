export { capacityVerdict, type CapacitySum, type CapacityVerdict, type CarryingServer } from './capacity.js';
export { combineChecks } from './combine-checks.js';
export { decidePool, withKernel } from './decide-pool.js';
export { DrainForecast, type DrainOutlook, type DrainSample } from './drain-forecast.js';
export {
  expiresQuiescentTemplates,
  kernelSettingsFor,
  type DesiredKernelSetting,
  type HostingSetting,
} from './kernel-settings.js';
export { readPoolMemory, type PoolMemory } from './memory.js';
export {
  judgePassively,
  readPassiveMemory,
  type PassiveInput,
  type PassiveJudgement,
  type PassiveMemory,
  type PassivePolicy,
  type PassiveSample,
} from './passive.js';
export { quarantine, type KernelAbilities, type Quarantine, type QuarantinedService } from './quarantine.js';
export type { PassiveEjection, PoolDecision, PoolInput, ServerDecision, ServerHealth } from './types.js';
