import { z } from 'zod';
import { device, ip, line, port } from './values.js';

/** Idle times of the connection table in seconds, ipvsadm(8) `--set`; null: left as the kernel has it. */
export const connectionTimeouts = z.strictObject({
  tcpSeconds: z.int().min(1).max(2_147_483).nullable().default(null),
  tcpFinSeconds: z.int().min(1).max(2_147_483).nullable().default(null),
  udpSeconds: z.int().min(1).max(2_147_483).nullable().default(null),
});

/** One daemon of connection sync, ipvsadm(8) `--start-daemon`. */
export const syncDaemon = z.strictObject({
  state: z.enum(['master', 'backup']),
  /** A backup with 0 takes every id. */
  syncId: z.int().min(0).max(255).default(0),
  /** Bytes of one sync message; null: what the interface's MTU allows. */
  maxLength: z.int().min(1).max(65_507).nullable().default(null),
  interface: device,
  group: ip.nullable().default(null),
  port: port.min(1).default(8848),
  ttl: z.int().min(1).max(255).default(1),
});

/** A sysctl of `net.ipv4.vs.*` by its last word, with its value as the kernel prints it. */
export const kernelSettings = z.record(z.string().regex(/^[a-z0-9_]{1,40}$/, 'is not a kernel setting'), line(100));

/** What holds for all services of one director. */
export const directorSettings = z.strictObject({
  timeouts: connectionTimeouts.prefault({}),
  sync: z.array(syncDaemon).max(2).default([]),
  kernel: kernelSettings.default({}),
});

export type ConnectionTimeouts = z.infer<typeof connectionTimeouts>;
export type SyncDaemon = z.infer<typeof syncDaemon>;
export type DirectorSettings = z.infer<typeof directorSettings>;
