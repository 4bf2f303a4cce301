export type { HealthStatus, InitialState, ProbeResult, RiseFall } from './health-tracker.js';
export type { CheckChange, CheckEngineOptions, CheckScheduling, CheckTask } from './engine/check-task.js';
export type { CheckFilePort, DatagramSocket, Dialer, DialTarget, ProgramPort } from './probes/dialer.js';
export type { ProbeTarget, ProbeTools } from './probes/probe-target.js';
export { probe } from './probes/probe.js';
export { CheckEngine } from './engine/check-engine.js';
export { expectationOf } from './expectation.js';
