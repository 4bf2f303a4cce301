export { familyOfKey, formatEndpoint, formatKey } from './key.js';
export {
  parseCounters,
  parseUsage,
  rowOf,
  withThresholds,
  type IpvsCounters,
  type Listing,
  type ServerUsage,
} from './listing.js';
export { parseTable, sameServer } from './parse.js';
export { planTable } from './plan.js';
export { renderRestore, renderStep } from './render.js';
export type { IpvsStep } from './step.js';
export { validateService } from './validate.js';
