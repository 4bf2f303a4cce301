import { z } from 'zod';
import {
  ADDRESS_FAMILIES,
  ADMIN_STATES,
  FIREWALL_MARK_MAX,
  FORWARDING_METHODS,
  MACHINE_ROLES,
  PERSISTENCE_ENGINES,
  PERSISTENCE_MAX_SECONDS,
  PROTOCOLS,
  SCHEDULERS,
  SCHEDULER_FLAGS,
  THRESHOLD_MAX,
  TUNNEL_CHECKSUMS,
  TUNNEL_TYPES,
  WEIGHT_MAX,
} from '#libs/domain';

/** Printable text without control characters: what may be shown and logged. */
export const line = (max: number): z.ZodString =>
  z
    .string()
    .max(max)
    .regex(/^[^\p{Cc}\p{Cf}\u2028\u2029]*$/u, 'has control characters');
export const id = z.string().regex(/^[0-9A-HJKMNP-TV-Z]{26}$/, 'is not a ULID');
/** A name that is safe in files, units and commands. */
export const name = z
  .string()
  .regex(
    /^[a-zA-Z0-9]([a-zA-Z0-9._-]{0,61}[a-zA-Z0-9])?$/,
    'is not a name of letters, digits, dot, hyphen and underscore',
  );
export const ipv4 = z.ipv4();
export const ipv6 = z.ipv6();
export const ip = z.union([ipv4, ipv6]);
export const port = z.int().min(0).max(65_535);
export const instant = z.iso.datetime();
export const device = z.string().regex(/^[a-zA-Z0-9][a-zA-Z0-9._-]{0,14}$/, 'is not a network device name');

export const virtualServiceKey = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('address'), protocol: z.enum(PROTOCOLS), address: ip, port }),
  z.strictObject({
    kind: z.literal('firewall-mark'),
    family: z.enum(ADDRESS_FAMILIES),
    mark: z.int().min(1).max(FIREWALL_MARK_MAX),
  }),
]);

export const virtualServiceConfig = z.strictObject({
  scheduler: z.enum(SCHEDULERS),
  schedulerFlags: z.array(z.enum(SCHEDULER_FLAGS)).max(4),
  persistence: z
    .strictObject({
      timeoutSeconds: z.int().min(1).max(PERSISTENCE_MAX_SECONDS),
      prefixLength: z.int().min(1).max(128),
      engine: z.enum(PERSISTENCE_ENGINES).nullable(),
    })
    .nullable(),
  onePacket: z.boolean(),
});

export const realServerConfig = z.strictObject({
  forwardingMethod: z.enum(FORWARDING_METHODS),
  tunnel: z.strictObject({ type: z.enum(TUNNEL_TYPES), port, checksum: z.enum(TUNNEL_CHECKSUMS) }).nullable(),
  weight: z.int().min(0).max(WEIGHT_MAX),
  upperThreshold: z.int().min(0).max(THRESHOLD_MAX),
  lowerThreshold: z.int().min(0).max(THRESHOLD_MAX),
});

export const adminState = z.enum(ADMIN_STATES);
export const machineRole = z.enum(MACHINE_ROLES);
