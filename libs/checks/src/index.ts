export { HealthTracker, type HealthStatus, type ProbeResult } from './health-tracker.js';
export { probeTcp, type TcpProbe } from './probe-tcp.js';
