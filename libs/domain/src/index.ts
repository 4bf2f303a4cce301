export * from './words.js';
export * from './virtual-service.js';
export { canonicalAddress, isInNetwork } from './address.js';
export * from './kernel-settings.js';
