import { z } from 'zod';
import { checkTrial } from './check-trial.js';
import { machineState } from './machine-state.js';
import { id, instant, ip, line, name, port, virtualServiceKey } from './values.js';

/** Where a manager can be reached, best first. Ports are TCP; both speak TLS under the cluster's CA. */
export const managerEndpoints = z.strictObject({
  addresses: z.array(ip).min(1).max(16),
  redisPort: port.min(1),
  apiPort: port.min(1),
  /** Grows with each change; a lower one is refused. */
  sequence: z.int().min(1),
});
export type ManagerEndpoints = z.infer<typeof managerEndpoints>;

/** The closed list of what an agent executes. No free text reaches a program. */
export const commandPayloads = {
  /** Take this document as the machine's desired state. Repeatable. */
  'machine-state.apply': z.strictObject({ state: machineState }),
  /** Start, stop or restart a service of the machine's own catalogue. Never repeated after an interruption. */
  'service.control': z.strictObject({ service: name, action: z.enum(['start', 'stop', 'restart']) }),
  /** Collect versions, tables, addresses and last plans. Repeatable. */
  'diagnosis.collect': z.strictObject({}),
  /** The manager can be reached elsewhere. Repeatable. */
  'manager.moved': z.strictObject({ endpoints: managerEndpoints }),
  /** Set the counters of one virtual service to 0; null: of all. Never repeated after an interruption. */
  'ipvs.zero': z.strictObject({ service: virtualServiceKey.nullable() }),
  /** List entries of the kernel's connection table; null: any. Repeatable. */
  'ipvs.connections': z.strictObject({
    service: virtualServiceKey.nullable(),
    clientAddress: ip.nullable(),
    realServerAddress: ip.nullable(),
    limit: z.int().min(1).max(1000),
  }),
  /** Run the checks of one real or sorry server now, one of them or all, and tell the raw answers. Repeatable. */
  'health.probe': z.strictObject({ virtualServiceId: id, realServerId: id, check: name.nullable() }),
  /** Ask servers once by checks that are in no document, and tell the raw answers. Repeatable. */
  'health.trial': checkTrial,
  /** Undo all that the cluster changed on the machine and forget the cluster. Repeatable. */
  'node.leave': z.strictObject({}),
} as const;

export type CommandType = keyof typeof commandPayloads;
export const COMMAND_TYPES = Object.keys(commandPayloads) as [CommandType, ...CommandType[]];
export type CommandPayload<T extends CommandType> = z.infer<(typeof commandPayloads)[T]>;

/** What travels in a job of the machine's queue. */
export const commandEnvelope = z.strictObject({
  protocol: z.literal(1),
  commandId: id,
  machineId: id,
  /** Fencing number of the manager's office; an agent refuses a lower one than it has seen. */
  epoch: z.int().min(1),
  issuedAt: instant,
  type: z.enum(COMMAND_TYPES),
  payload: z.unknown(),
});
export type CommandEnvelope = z.infer<typeof commandEnvelope>;

/** How a command ended. `interrupted`: the agent died inside a command that must not be repeated; whether it took effect is not known. */
export const commandOutcome = z.strictObject({
  commandId: id,
  outcome: z.enum(['succeeded', 'failed', 'refused', 'interrupted']),
  /** True when the agent had done this command before and only repeats its answer. */
  repeated: z.boolean(),
  error: z.strictObject({ code: line(64), message: line(2000) }).nullable(),
  /** At most 256 KiB as JSON. */
  result: z.unknown(),
  startedAt: instant,
  finishedAt: instant,
});
export type CommandOutcome = z.infer<typeof commandOutcome>;

/** Result of `ipvs.connections`. */
export const connectionsResult = z.strictObject({
  connections: z
    .array(
      z.strictObject({
        /** `tcp`, `udp`, `sctp`, or `ip` for a template of persistence. */
        protocol: line(10),
        clientAddress: ip,
        /** 0 in a template. */
        clientPort: port,
        virtualAddress: ip,
        virtualPort: port,
        realServerAddress: ip,
        realServerPort: port,
        /** As the kernel names it, such as `ESTABLISHED`. */
        state: line(20),
        expiresSeconds: z.int(),
      }),
    )
    .max(1000),
  /** There are more than were asked for. */
  isTruncated: z.boolean(),
});
export type ConnectionsResult = z.infer<typeof connectionsResult>;

/** Result of `health.probe`: each check that was run. */
export const probeCommandResult = z.strictObject({
  probes: z
    .array(
      z.strictObject({
        check: name,
        kind: line(20),
        /** What was asked, such as `10.0.0.2 port 80` or a virtual IP with the mark of the path. */
        target: line(200),
        ok: z.boolean(),
        reason: line(500),
        latencyMs: z.number(),
        /** What was said and heard, printable, at most 4 KiB; null: nothing that could be shown. */
        raw: z.string().max(8192).nullable(),
      }),
    )
    .max(8),
});
export type ProbeCommandResult = z.infer<typeof probeCommandResult>;

/** Names in Redis. All of a machine's keys begin with its prefix; its ACL user reaches nothing else. */
export const COMMAND_QUEUE = 'commands';
export const redisPrefix = (machineId: string): string => `directorate:m:${machineId}`;
export const reportStream = (machineId: string): string => `${redisPrefix(machineId)}:reports`;
/** BullMQ job name for every command; the type is inside the envelope. */
export const COMMAND_JOB = 'command';
