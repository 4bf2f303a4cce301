import { z } from 'zod';
import { ip, line, name, port } from './values.js';

/** Text that is sent to a server or compared with its answer: line ends and tabs are allowed. */
const payload = z
  .string()
  .max(8192)
  .regex(/^[^\0\p{Cs}]*$/u, 'has characters that are no text; a UDP check takes them as hex:');
/** A secret is written, never read back: the API shows it as null. */
const secret = z.string().min(1).max(512);
/** An ECMAScript regular expression, at most 500 characters; it is compiled when it is stored. */
const pattern = line(500).min(1).refine(isPattern, 'is not a regular expression');
const hostName = z
  .string()
  .regex(/^(?=.{1,253}$)([a-zA-Z0-9_]([a-zA-Z0-9_-]{0,61}[a-zA-Z0-9_])?\.?)+$/, 'is not a host name');
const pem = z
  .string()
  .max(65_536)
  .regex(/-----BEGIN [A-Z ]+-----/, 'is not PEM');

function isPattern(text: string): boolean {
  try {
    return new RegExp(text, 'u').source !== '';
  } catch {
    return false;
  }
}

/** What every check has. Times in milliseconds. */
const common = {
  /** Names the check in statuses and in "run now"; unique in its service. */
  name: name.default('check'),
  /** Port to ask; null: the real server's own. */
  port: port.min(1).nullable().default(null),
  intervalMs: z.int().min(100).max(3_600_000).default(2000),
  timeoutMs: z.int().min(50).max(600_000).default(1000),
  /** Good results in a row that bring a server back. */
  rise: z.int().min(1).max(100).default(2),
  /** Bad results in a row that take a server out. */
  fall: z.int().min(1).max(100).default(3),
  /** Per cent of the interval by which a wait is made longer or shorter at most. */
  jitterPercent: z.int().min(0).max(50).default(10),
  /** Own address of the director to ask from; null: the kernel chooses. */
  sourceAddress: ip.nullable().default(null),
  /** `real-server`: its own address. `virtual-service`: the virtual IP, through IPVS, to this one server. */
  path: z.enum(['real-server', 'virtual-service']).default('real-server'),
};

/** TLS to the server. `verify`: the chain must lead to `ca` (or the system's), the name must fit, the dates too. */
const tls = z
  .strictObject({
    verify: z.boolean().default(false),
    ca: pem.nullable().default(null),
    serverName: hostName.nullable().default(null),
    certificate: pem.nullable().default(null),
    key: pem.nullable().default(null),
  })
  .prefault({});
/** `none`: plain. `implicit`: TLS from the first byte. `starttls`: asked for inside the protocol. */
const security = z.enum(['none', 'implicit', 'starttls']).default('none');
const credentials = { username: line(128).nullable().default(null), password: secret.nullable().default(null) };
const statusRange = z.strictObject({ from: z.int().min(100).max(599), to: z.int().min(100).max(599) });
/** What a text answer must look like. */
const match = {
  /** Must be found in the answer; null: anything will do. */
  expect: pattern.nullable().default(null),
  /** True: the check fails when `expect` is found. */
  inverse: z.boolean().default(false),
};

const http = {
  ...common,
  method: z.enum(['GET', 'HEAD', 'POST', 'PUT', 'OPTIONS']).default('GET'),
  target: z
    .string()
    .max(2048)
    .regex(/^\/[\x21-\x7e]*$/, 'must begin with / and have no spaces')
    .default('/'),
  /** `Host`; null: the virtual IP. */
  host: z
    .string()
    .max(255)
    .regex(/^[a-zA-Z0-9_.:[\]-]+$/, 'is not a host')
    .nullable()
    .default(null),
  headers: z
    .array(z.strictObject({ name: z.string().regex(/^[!#$%&'*+.^_`|~0-9A-Za-z-]{1,100}$/), value: line(1000) }))
    .max(32)
    .default([]),
  body: payload.nullable().default(null),
  statuses: z
    .array(statusRange)
    .min(1)
    .max(16)
    .prefault([{ from: 200, to: 399 }]),
  ...match,
};

/** One way to ask a real server whether it lives; defaults are filled in. */
export const healthCheckSpec = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('tcp'),
    ...common,
    security: z.enum(['none', 'implicit']).default('none'),
    tls,
    send: payload.nullable().default(null),
    ...match,
  }),
  z.strictObject({
    kind: z.literal('udp'),
    ...common,
    /** UTF-8 text, or hex digits after `hex:`. */ send: payload.default(''),
    /** False: silence is good as long as no ICMP error comes. */ requireReply: z.boolean().default(false),
    ...match,
  }),
  z.strictObject({ kind: z.literal('icmp'), ...common }),
  z.strictObject({ kind: z.literal('http'), ...http }),
  z.strictObject({ kind: z.literal('https'), ...http, tls }),
  z.strictObject({
    kind: z.literal('smtp'),
    ...common,
    security,
    tls,
    helloName: hostName.default('directorate.invalid'),
  }),
  z.strictObject({ kind: z.literal('imap'), ...common, security, tls, ...credentials }),
  z.strictObject({ kind: z.literal('pop3'), ...common, security, tls, ...credentials }),
  z.strictObject({ kind: z.literal('ftp'), ...common, security, tls, ...credentials }),
  z.strictObject({
    kind: z.literal('dns'),
    ...common,
    transport: z.enum(['udp', 'tcp']).default('udp'),
    queryName: line(253).default('.'),
    queryType: z.enum(['A', 'AAAA', 'NS', 'MX', 'SOA', 'TXT', 'CNAME', 'SRV', 'PTR']).default('NS'),
    /** An answer record that must be there; null: any answer without an error. */ expectRecord: line(500)
      .nullable()
      .default(null),
  }),
  z.strictObject({
    kind: z.literal('ldap'),
    ...common,
    security,
    tls,
    bindDn: line(500).nullable().default(null),
    password: secret.nullable().default(null),
    baseDn: line(500).default(''),
    filter: line(500).default('(objectClass=*)'),
  }),
  z.strictObject({
    kind: z.literal('mysql'),
    ...common,
    security: z.enum(['none', 'starttls']).default('none'),
    tls,
    ...credentials,
    database: line(64).nullable().default(null),
    query: line(1000).nullable().default(null),
  }),
  z.strictObject({
    kind: z.literal('postgresql'),
    ...common,
    security: z.enum(['none', 'starttls']).default('none'),
    tls,
    ...credentials,
    database: line(64).nullable().default(null),
    query: line(1000).nullable().default(null),
  }),
  z.strictObject({
    kind: z.literal('redis'),
    ...common,
    security: z.enum(['none', 'implicit']).default('none'),
    tls,
    ...credentials,
    /** Role that the server must have; null: any. */ role: z.enum(['master', 'slave']).nullable().default(null),
  }),
  z.strictObject({
    kind: z.literal('radius'),
    ...common,
    secret,
    username: line(128),
    password: secret,
    /** `any`: an Access-Reject proves life too. */ accept: z.enum(['accept', 'any']).default('any'),
  }),
  z.strictObject({
    kind: z.literal('sip'),
    ...common,
    transport: z.enum(['udp', 'tcp']).default('udp'),
    uri: line(255).nullable().default(null),
    statuses: z
      .array(z.strictObject({ from: z.int().min(100).max(699), to: z.int().min(100).max(699) }))
      .min(1)
      .max(16)
      .prefault([{ from: 200, to: 299 }]),
  }),
  z.strictObject({
    kind: z.literal('smpp'),
    ...common,
    security: z.enum(['none', 'implicit']).default('none'),
    tls,
    systemId: line(15),
    password: secret.max(8).nullable().default(null),
    systemType: line(12).default(''),
  }),
  /** Runs a program of the director with the real server's address and port as last arguments; exit status 0 is good. */
  z.strictObject({
    kind: z.literal('program'),
    ...common,
    argv: z
      .array(line(500).min(1))
      .min(1)
      .max(32)
      .refine((argv) => argv[0]?.startsWith('/') === true, 'must begin with the absolute path of the program'),
    /** Never root. */ user: name.default('nobody'),
  }),
  /** A file on the director: there and, when `expect` is given, matching. A first line `weight N` is not read. */
  z.strictObject({
    kind: z.literal('file'),
    ...common,
    file: z
      .string()
      .max(1000)
      .regex(/^\/[^\p{Cc}]+$/u, 'is not an absolute path'),
    ...match,
  }),
]);

/** How a service decides whether its real servers live. */
export const serviceHealth = z.strictObject({
  /** Empty: every server counts as alive. */
  checks: z.array(healthCheckSpec).max(8).default([]),
  /** `all`: every check must be good. `any`: one is enough. */
  combine: z.enum(['all', 'any']).default('all'),
  /**
   * `quiesce`: weight 0, connections live on. `remove`: taken out of the table. `auto`: `remove` for UDP, whose flows stay with
   * a dead server for as long as packets come, `quiesce` for everything else.
   */
  onFailure: z.enum(['auto', 'quiesce', 'remove']).default('auto'),
  /** State before the first results; `first-result`: the first one decides alone. */
  initialState: z.enum(['first-result', 'up', 'down']).default('first-result'),
  /** Time after a server is added in which bad results do not count. */
  warmUpMs: z.int().min(0).max(600_000).default(0),
  /** Takes a server out whose clients' handshakes do not end, by the kernel's connection table. */
  passive: z
    .strictObject({
      /** Per cent of a server's new connections that may stay without an answer. */
      maxUnansweredPercent: z.int().min(1).max(100).default(80),
      /** Connections in the window below which nothing is concluded. */
      minConnections: z.int().min(1).max(100_000).default(10),
      windowSeconds: z.int().min(2).max(600).default(10),
      /** How long a server stays out; doubled each time up to ten times as long. */
      ejectSeconds: z.int().min(1).max(3600).default(30),
    })
    .nullable()
    .default(null),
});

export type HealthCheckSpec = z.infer<typeof healthCheckSpec>;
export type HealthCheckKind = HealthCheckSpec['kind'];
export type HealthCheckOf<K extends HealthCheckKind> = Extract<HealthCheckSpec, { kind: K }>;
export type ServiceHealth = z.infer<typeof serviceHealth>;
/** Fields that hold secrets: sealed at rest, never shown. */
export const SECRET_CHECK_FIELDS = ['password', 'secret', 'key'] as const;
