import { z } from 'zod';
import { machineState } from './machine-state.js';
import { id, instant, ip, line, name, port } from './values.js';

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

/** Names in Redis. All of a machine's keys begin with its prefix; its ACL user reaches nothing else. */
export const COMMAND_QUEUE = 'commands';
export const redisPrefix = (machineId: string): string => `directorate:m:${machineId}`;
export const reportStream = (machineId: string): string => `${redisPrefix(machineId)}:reports`;
/** BullMQ job name for every command; the type is inside the envelope. */
export const COMMAND_JOB = 'command';
