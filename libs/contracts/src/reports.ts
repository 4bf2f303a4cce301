import { DRAIN_MODES } from '#libs/domain';
import { z } from 'zod';
import { commandOutcome } from './commands.js';
import { kernelSettings, syncDaemon } from './director-settings.js';
import { nodeLoad } from './node-load.js';
import { statisticsReport } from './statistics.js';
import {
  device,
  id,
  instant,
  ip,
  line,
  machineRole,
  name,
  port,
  realServerConfig,
  virtualServiceConfig,
  virtualServiceKey,
} from './values.js';

/** Seconds after which an observation is stale and shown as unknown. */
export const OBSERVATION_TTL_SECONDS = 10;
/** Seconds between two full reports of an agent. */
export const REPORT_INTERVAL_SECONDS = 2;

const counters = z.strictObject({
  connections: z.number(),
  packetsIn: z.number(),
  packetsOut: z.number(),
  bytesIn: z.number(),
  bytesOut: z.number(),
});

/** One link of the chain from a probe to the kernel's weight, in that order. */
export const cause = z.strictObject({
  stage: z.enum(['probe', 'rise-fall', 'admin', 'drain', 'pool', 'slow-start', 'feedback', 'weight', 'kernel']),
  /** A sentence for people. */
  text: line(300),
  since: instant,
});

/** One check of one real server. */
export const observedCheck = z.strictObject({
  name,
  kind: line(20),
  state: z.enum(['up', 'down', 'unknown']),
  reason: line(300),
  since: instant,
  consecutive: z.int(),
  lastLatencyMs: z.number().nullable(),
});

/** How far a drain is. */
export const observedDrain = z.strictObject({
  mode: z.enum(DRAIN_MODES),
  since: instant,
  /** Clients whose persistence still points here. */
  pinnedClients: z.number(),
  /** Connections that end per minute, from the decay of the last minutes; null while that cannot be told. */
  endingPerMinute: z.number().nullable(),
  /** Seconds until it is empty by that curve; null: not to be foreseen. */
  emptyInSeconds: z.number().nullable(),
});

/** How a pool as a whole is decided upon now. */
export const observedPool = z.strictObject({
  /** `sorry`: sorry servers answer. `panic`: too few are healthy, so all serve. `empty`: nobody does. */
  state: z.enum(['serving', 'sorry', 'panic', 'empty']),
  reason: line(300),
  since: instant,
  healthyServers: z.int(),
  totalServers: z.int(),
  healthyWeight: z.number(),
});

/** Why a real server has the weight that it has. */
export const observedRealServer = z.strictObject({
  id: id.nullable(),
  address: ip,
  port,
  config: realServerConfig.nullable(),
  health: z
    .strictObject({
      state: z.enum(['up', 'down', 'unknown', 'unchecked']),
      reason: line(300),
      since: instant,
      consecutive: z.int(),
      lastLatencyMs: z.number().nullable(),
    })
    .nullable(),
  /** `sorry`: stands in for the pool. */
  role: z.enum(['pool', 'sorry']),
  checks: z.array(observedCheck).max(8),
  causes: z.array(cause).max(16),
  drain: observedDrain.nullable(),
  activeConnections: z.number(),
  inactiveConnections: z.number(),
  /** Persistence templates: clients that are bound to this server. */
  persistentConnections: z.number(),
  counters: counters.nullable(),
});

export const observedVirtualService = z.strictObject({
  id: id.nullable(),
  key: virtualServiceKey,
  config: virtualServiceConfig.nullable(),
  /** `foreign`: in the kernel, but not ours. `missing`: ours, but not in the kernel. */
  presence: z.enum(['ours', 'foreign', 'missing']),
  counters: counters.nullable(),
  pool: observedPool.nullable(),
  realServers: z.array(observedRealServer).max(4096),
});

export const machineAddressObserved = z.strictObject({
  device,
  address: ip,
  prefixLength: z.int(),
  mac: line(32).nullable(),
  managed: z.boolean(),
});

/** What an agent sees of its machine; whole each time. */
export const machineReport = z.strictObject({
  kind: z.literal('machine'),
  at: instant,
  agentVersion: line(40),
  bootId: line(64),
  hostname: line(255),
  kernelRelease: line(100),
  uptimeSeconds: z.number(),
  roles: z.array(machineRole).max(10),
  /** Revision of the last document that was applied without a failing step; 0 before the first. */
  appliedRevision: z.int().min(0),
  /** Steps that the last reconciliation could not do, with the tool's own words. */
  failures: z.array(z.strictObject({ subject: line(200), message: line(1000) })).max(100),
  addresses: z.array(machineAddressObserved).max(4096),
  virtualServices: z.array(observedVirtualService).max(4096),
  /** How busy it is; null: its agent does not tell, or could not measure it. */
  load: nodeLoad.nullable().default(null),
  /** Only directors know; empty elsewhere. */
  schedulers: z.array(line(20)).max(50),
  /** What the kernel's IPVS can do and how it is set; null on machines that direct nothing. */
  ipvs: z
    .strictObject({
      driver: z.enum(['netlink', 'ipvsadm']),
      /** As the kernel prints it, `1.2.1`. */
      version: line(20),
      connectionTableSize: z.int(),
      tunnelTypes: z.array(line(20)).max(10),
      persistenceEngines: z.array(line(20)).max(10),
      timeouts: z.strictObject({ tcpSeconds: z.int(), tcpFinSeconds: z.int(), udpSeconds: z.int() }),
      sync: z.array(syncDaemon).max(4),
      settings: kernelSettings,
    })
    .nullable(),
  services: z
    .array(
      z.strictObject({
        name: name,
        state: z.enum(['running', 'stopped', 'failed']),
        detail: line(300),
        since: instant,
      }),
    )
    .max(256),
});

/** The same with services that are not looked at yet: they are most of it, and can be checked one by one. */
export const machineReportFrame = machineReport.extend({ virtualServices: z.array(z.unknown()).max(4096) });

/** Something happened on the machine. */
export const eventReport = z.strictObject({
  kind: z.literal('event'),
  at: instant,
  event: z.enum([
    'drift-repaired',
    'health-changed',
    'apply-failed',
    'agent-started',
    'service-changed',
    'foreign-found',
    'pool-changed',
    'drain-finished',
    'service-quarantined',
  ]),
  severity: z.enum(['info', 'warning', 'error']),
  subject: line(200),
  message: line(1000),
  /** For drift: the steps that mended it, each as an ipvsadm or ip command. */
  steps: z.array(line(500)).max(1000),
});

export const outcomeReport = z.strictObject({ kind: z.literal('outcome'), at: instant, outcome: commandOutcome });
export const progressReport = z.strictObject({
  kind: z.literal('progress'),
  at: instant,
  commandId: id,
  percent: z.number().min(0).max(100),
  message: line(1000),
});

/** One entry of a machine's report stream: field `report`, JSON. */
export const report = z.discriminatedUnion('kind', [
  machineReport,
  eventReport,
  outcomeReport,
  progressReport,
  statisticsReport,
]);
export type Report = z.infer<typeof report>;
export type MachineReport = z.infer<typeof machineReport>;
export type EventReport = z.infer<typeof eventReport>;
export type ObservedVirtualService = z.infer<typeof observedVirtualService>;
export type ObservedRealServer = z.infer<typeof observedRealServer>;
export type Cause = z.infer<typeof cause>;
export type ObservedCheck = z.infer<typeof observedCheck>;
export type ObservedDrain = z.infer<typeof observedDrain>;
export type ObservedPool = z.infer<typeof observedPool>;
