export {
  NOTHING_MANAGED,
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
export { parseAddresses, parseRoutes, parseRules } from './parse.js';
export { planMachineNetwork, recordStep, settingsOf } from './plan.js';
export { renderNetworkStep } from './render.js';
export { takeOver } from './wish.js';
