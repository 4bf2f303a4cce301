import { DRAIN_MODES, TUNNEL_TYPES } from '#libs/domain';
import { z } from 'zod';
import { directorSettings } from './director-settings.js';
import { serviceHealth } from './health-check.js';
import { poolPolicy } from './pool.js';
import {
  adminState,
  id,
  ip,
  line,
  machineRole,
  name,
  port,
  realServerConfig,
  virtualServiceConfig,
  virtualServiceKey,
} from './values.js';

export const directorRealServer = z.strictObject({
  id,
  nodeId: id.nullable(),
  address: ip,
  port,
  config: realServerConfig,
  adminState,
  /** How connections end while `adminState` is `drain`. */
  drainMode: z.enum(DRAIN_MODES),
  /** Where the node's agent tells its load; null for a server that is no node of the cluster. */
  agent: z.strictObject({ machineId: id, address: ip, port: port.min(1) }).nullable(),
});

export const directorVirtualService = z.strictObject({
  id,
  name: name,
  key: virtualServiceKey,
  config: virtualServiceConfig,
  health: serviceHealth,
  pool: poolPolicy,
  realServers: z.array(directorRealServer).max(4096),
});

/** An address that the machine shall carry. `announce`: gratuitous ARP / unsolicited NA when it is added. */
export const machineAddress = z.strictObject({
  address: ip,
  prefixLength: z.int().min(1).max(128),
  purpose: z.enum(['virtual-ip', 'quorum-ip']),
  announce: z.boolean(),
  /** True: whoever put it on this machine, it is ours from now on, as it is there. */
  adopted: z.boolean().optional(),
});

/** What a machine needs to be a real server behind one virtual IP (or mark) by one method. */
export const realServerPreparation = z.discriminatedUnion('method', [
  z.strictObject({ method: z.literal('direct-routing'), virtualIp: ip }),
  z.strictObject({
    method: z.literal('tunneling'),
    virtualIp: ip,
    /** Absent: ipip. */
    encapsulation: z.enum(TUNNEL_TYPES).optional(),
    /** UDP port of gue. */
    port: port.optional(),
  }),
  /** Replies from address:port go back through the director. */
  z.strictObject({
    method: z.literal('masquerading'),
    address: ip,
    port,
    protocol: z.enum(['tcp', 'udp', 'sctp']).nullable(),
    directorIp: ip,
  }),
]);

/** The whole desired state of one machine: applying it twice, late, or after a missed one is always right. */
export const machineState = z.strictObject({
  version: z.literal(1),
  clusterId: id,
  machineId: id,
  name: name,
  revision: z.int().min(1),
  epoch: z.int().min(1),
  roles: z.array(machineRole).max(10),
  addresses: z.array(machineAddress).max(4096),
  /** Present on directors only. */
  director: z
    .strictObject({
      virtualServices: z.array(directorVirtualService).max(4096),
      /** Services of somebody else that become ours, as `tcp 10.0.0.1:80`. */
      adopted: z.array(line(200)).max(4096),
      settings: directorSettings,
    })
    .nullable(),
  realServer: z.array(realServerPreparation).max(8192),
  /** Services of the machine's own catalogue that shall run. */
  services: z.array(z.strictObject({ name: name, enabled: z.boolean() })).max(256),
});

export type DirectorRealServer = z.infer<typeof directorRealServer>;
export type DirectorVirtualService = z.infer<typeof directorVirtualService>;
export type MachineAddress = z.infer<typeof machineAddress>;
export type RealServerPreparation = z.infer<typeof realServerPreparation>;
export type MachineState = z.infer<typeof machineState>;
