export * from './values.js';
export * from './health-check.js';
export * from './pool.js';
export * from './director-settings.js';
export * from './machine-state.js';
export * from './commands.js';
export * from './reports.js';
export * from './join.js';
