import { z } from 'zod';
import { id, line, machineRole, managerEndpoints, name } from '#libs/contracts';

/** What makes the machine a member of a cluster, as the last enrolment brought it. */
export const membership = z.strictObject({
  clusterId: id,
  clusterName: name,
  machineId: id,
  machineName: name,
  roles: z.array(machineRole),
  caPem: z.string(),
  certificatePem: z.string(),
  keyPem: z.string(),
  endpoints: managerEndpoints,
  redis: z.strictObject({ username: line(64), password: line(128) }),
  joinedAt: z.iso.datetime(),
  /** The machine was told to leave and has not finished yet. */
  isLeaving: z.boolean(),
});
export type Membership = z.infer<typeof membership>;

/** Who this machine is; it stands on the disk, so it is known without the manager. */
export const identity = z.strictObject({
  version: z.literal(1),
  nodeId: id,
  /** Key of a certificate request that is not signed yet. */
  pendingKey: z.strictObject({ keyPem: z.string(), csrPem: z.string() }).nullable(),
  /** Highest epoch that was seen; a lower one is refused. */
  epoch: z.int().min(0),
  member: membership.nullable(),
});
export type Identity = z.infer<typeof identity>;
