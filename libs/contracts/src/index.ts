export * from './values.js';
export * from './machine-state.js';
export * from './commands.js';
export * from './reports.js';
export * from './join.js';
