export { HealthTracker, type HealthStatus, type ProbeResult, type RiseFall } from './health-tracker.js';
export { probeTcp, type TcpProbe } from './probe-tcp.js';
