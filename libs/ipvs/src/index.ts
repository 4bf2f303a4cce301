export { matchesFilter, parseConnection, type ConnectionFilter, type IpvsConnection } from './connection.js';
export {
  parseDaemons,
  parseTimeouts,
  parseVersion,
  renderStartDaemon,
  renderTimeouts,
  type IpvsTimeouts,
} from './director-wide.js';
export { familyOfKey, formatEndpoint, formatKey, renderKey } from './key.js';
export {
  parseCounters,
  parsePersistent,
  parseUsage,
  rowOf,
  withThresholds,
  type IpvsCounters,
  type Listing,
  type ServerUsage,
} from './listing.js';
export { modulesFor } from './modules.js';
export { parseTable, sameServer } from './parse.js';
export { planTable } from './plan.js';
export { renderRestore, renderStep } from './render.js';
export type { IpvsStep } from './step.js';
export { effectiveLowerThreshold } from './thresholds.js';
export { validateService } from './validate.js';
export { validateDirectorWide } from './validate-director-wide.js';
