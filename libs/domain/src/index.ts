export * from './words.js';
export * from './virtual-service.js';
