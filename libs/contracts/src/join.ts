import { z } from 'zod';
import { managerEndpoints } from './commands.js';
import { device, id, instant, ip, line, machineRole, name } from './values.js';

export const JOIN_PROTOCOL_VERSION = 1;
/** Default TCP port of the agent: join before membership, manager calls with client certificate after it. */
export const AGENT_PORT = 7480;
export const JOIN_KEY_TTL_SECONDS = 30 * 60;

/** Header that carries the one-time secret; TLS is pinned to the fingerprint of the key. */
export const JOIN_SECRET_HEADER = 'x-directorate-join';

/**
 * The agent's join API, JSON over HTTPS: facts by GET; test (`joinTestRequest`), csr (empty body) and enrol (`enrolment`)
 * by POST. Every refusal is `joinRefusal` with a 4xx status.
 */
export const JOIN_PATHS = {
  facts: '/join/v1/facts',
  test: '/join/v1/test',
  csr: '/join/v1/csr',
  enrol: '/join/v1/enrol',
} as const;
/** Where a node that has a one-time token asks the manager to join, on the manager's API. */
export const JOIN_REQUEST_PATH = '/api/v1/join-requests';
/**
 * After joining, with the manager's client certificate and under the node's server name: POST `managerEndpoints`, where
 * the manager is now.
 */
export const MEMBER_PATHS = { managerMoved: '/member/v1/manager' } as const;

export const joinRefusal = z.strictObject({
  code: z.enum([
    'join-key-used',
    'join-key-expired',
    'join-key-foreign',
    'join-key-tampered',
    'invalid-input',
    'internal',
  ]),
  message: line(1000),
  hint: line(1000),
});

export const nodeFacts = z.strictObject({
  nodeId: id,
  hostname: line(255),
  agentVersion: line(40),
  protocolVersion: z.int(),
  kernelRelease: line(100),
  osName: line(200),
  architecture: line(40),
  now: instant,
  memberOf: id.nullable(),
  links: z
    .array(
      z.strictObject({
        device,
        mac: line(32).nullable(),
        mtu: z.int(),
        addresses: z.array(z.strictObject({ address: ip, prefixLength: z.int() })).max(256),
      }),
    )
    .max(256),
});
export type NodeFacts = z.infer<typeof nodeFacts>;

/** What the node is asked to measure before it is added. */
export const joinTestRequest = z.strictObject({
  clusterId: id,
  roles: z.array(machineRole).max(10),
  managerNow: instant,
  endpoints: managerEndpoints,
  /** SHA-256 of the cluster CA certificate (DER), lower-case hex. */
  caFingerprint: z.string().regex(/^[0-9a-f]{64}$/),
  directors: z
    .array(z.strictObject({ id, name: name, addresses: z.array(ip).max(64), macs: z.array(line(32)).max(64) }))
    .max(64),
  virtualIps: z.array(ip).max(4096),
  minimumAgentVersion: line(40),
  minimumFreeBytes: z.number(),
});
export type JoinTestRequest = z.infer<typeof joinTestRequest>;

export const checkResult = z.strictObject({
  /** Stable name: reach-node, reach-manager, clock-skew, kernel-modules, method-direct-routing, method-tunneling, method-masquerading, arp-sysctls, virtual-ip-conflict, disk, ports, agent-version, hosted-data, membership. */
  check: line(64),
  title: line(200),
  result: z.enum(['pass', 'warn', 'fail']),
  measured: line(500),
  /** How to mend it; empty when it passes. */
  fix: line(1000),
});
export type CheckResult = z.infer<typeof checkResult>;
export const joinTestResponse = z.strictObject({ checks: z.array(checkResult).max(100) });

export const csrResponse = z.strictObject({ csrPem: z.string().max(8192) });

/** All that makes a machine a member. Sending it twice is the same as once. */
export const enrolment = z.strictObject({
  clusterId: id,
  clusterName: name,
  machineId: id,
  machineName: name,
  roles: z.array(machineRole).max(10),
  epoch: z.int().min(1),
  caPem: z.string().max(16_384),
  certificatePem: z.string().max(16_384),
  endpoints: managerEndpoints,
  redis: z.strictObject({ username: line(64), password: line(128) }),
});
export type Enrolment = z.infer<typeof enrolment>;
export const enrolmentResponse = z.strictObject({ machineId: id, clusterId: id, alreadyEnrolled: z.boolean() });
