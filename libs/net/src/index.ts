export {
  NOTHING_MANAGED,
  type Decapsulation,
  type DeviceAddress,
  type MachineNetwork,
  type ManagedNetwork,
  type NetworkLink,
  type NetworkStep,
  type NetworkWish,
  type PolicyRoute,
  type PolicyRule,
} from './network.js';
export { announcementFrames } from './announcement.js';
export { parseAddresses, parseDecapsulations, parseRoutes, parseRules } from './parse.js';
export { needsDecapsulations, planMachineNetwork, recordStep, settingsOf } from './plan.js';
export { renderNetworkStep } from './render.js';
export { takeOver } from './wish.js';
