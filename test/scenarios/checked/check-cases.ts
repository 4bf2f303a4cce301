import { FRONTED, frontPort, type Fronted } from './checked-servers.js';
import { BASE_DN, KNOWN, PORTS, SECRET, USER } from './server-files.js';

/** One check and what must come of it. */
export interface CheckCase {
  readonly label: string;
  readonly port: number;
  /** Another address than the servers'. */
  readonly address?: string;
  readonly check: Readonly<Record<string, unknown>>;
  readonly ok: boolean;
  readonly reason: RegExp;
}

/** Nobody listens there. */
export const CLOSED_PORT = 39_999;
const smpp = { kind: 'smpp', systemId: USER.username, password: USER.password };
const radius = { kind: 'radius', secret: SECRET, ...USER };
const dns = { kind: 'dns', queryName: KNOWN.name, queryType: 'A' };
const ldap = { kind: 'ldap', bindDn: `cn=${USER.username},${BASE_DN}`, password: USER.password, baseDn: BASE_DN };
/** A DNS question for `www.example A` as a datagram. */
const QUESTION = 'hex:0001 0100 0001 0000 0000 0000 03777777 076578616d706c65 00 0001 0001';

/** What a healthy server of the kind answers well. */
const HEALTHY: Readonly<Record<keyof typeof PORTS, Readonly<Record<string, unknown>>>> = {
  http: { kind: 'http', expect: '^all is well', inverse: false },
  smtp: { kind: 'smtp' },
  imap: { kind: 'imap', ...USER },
  pop3: { kind: 'pop3', ...USER },
  ftp: { kind: 'ftp', ...USER },
  dns: { ...dns, expectRecord: KNOWN.address },
  ldap,
  mysql: { kind: 'mysql', ...USER, query: 'SELECT 1' },
  postgresql: { kind: 'postgresql', ...USER, database: 'postgres', query: 'SELECT 1' },
  redis: { kind: 'redis', password: USER.password, role: 'master' },
  radius: { ...radius, accept: 'accept' },
  sip: { kind: 'sip' },
  smpp,
};
const KINDS = Object.keys(HEALTHY) as (keyof typeof PORTS)[];
const moreHealthy: readonly CheckCase[] = [
  { label: 'tcp', port: PORTS.smtp, check: { kind: 'tcp', send: 'QUIT\r\n', expect: '221' } },
  { label: 'udp', port: PORTS.dns, check: { kind: 'udp', send: QUESTION, requireReply: true, expect: 'www' } },
  { label: 'dns over TCP', port: PORTS.dns, check: { ...dns, transport: 'tcp' } },
  { label: 'sip over TCP', port: PORTS.sip, check: { kind: 'sip', transport: 'tcp' } },
].map((one) => ({ ...one, ok: true, reason: /./ }));

/** Cases of servers that run as they should; also of those that are asked slowly. */
export const healthy: readonly CheckCase[] = [
  ...KINDS.map((kind) => ({ label: kind, port: PORTS[kind], check: HEALTHY[kind], ok: true, reason: /./ })),
  ...moreHealthy,
];

/** Checks that no server need be asked for. */
export const local: readonly CheckCase[] = [
  { label: 'tcp connect', port: PORTS.http, check: { kind: 'tcp' }, ok: true, reason: /^connected/ },
  { label: 'icmp', port: 0, check: { kind: 'icmp' }, ok: true, reason: /answered an ICMP echo$/ },
  {
    ...{ label: 'program', port: PORTS.http, check: { kind: 'program', argv: ['/bin/sh', '-c', 'id -un', 'x'] } },
    ...{ ok: true, reason: /ended with status 0: nobody$/ },
  },
  { label: 'file', port: 0, check: { kind: 'file', file: '/etc/passwd', expect: '^root:' }, ok: true, reason: /./ },
  {
    ...{ label: 'program that fails', port: 1, check: { kind: 'program', argv: ['/bin/false'] } },
    ...{ ok: false, reason: /\/bin\/false ended with status 1$/ },
  },
  {
    ...{
      label: 'program that hangs',
      port: 1,
      check: { kind: 'program', argv: ['/bin/sh', '-c', 'sleep 9'], timeoutMs: 300 },
    },
    ...{ ok: false, reason: /did not end in 300 ms$/ },
  },
  {
    ...{ label: 'file that is gone', port: 0, check: { kind: 'file', file: '/etc/no-such-file' } },
    ...{ ok: false, reason: /is not there$/ },
  },
];

const wrong = (kind: keyof typeof PORTS, changes: object, reason: RegExp): CheckCase => ({
  ...{ label: `${kind}, wrong answer`, port: PORTS[kind], check: { ...HEALTHY[kind], ...changes }, ok: false, reason },
});
const other = { password: 'other' };

/** Servers that answer, but not as they should. */
export const wrongAnswers: readonly CheckCase[] = [
  wrong('http', { target: '/missing' }, /answered 404 to GET \/missing, wanted 200–399$/),
  wrong('http', { expect: 'broken' }, /in which \/broken\/ was not found$/),
  wrong('http', { inverse: true }, /in which .* was found$/),
  { ...wrong('smtp', {}, /answered "5\d\d .*" to (EHLO|HELO)$/), port: PORTS.ftp },
  wrong('imap', other, /answered "a3 NO .*" to LOGIN$/),
  wrong('pop3', other, /answered "-ERR .*" to PASS$/),
  wrong('ftp', other, /answered "530 .*" to PASS$/),
  wrong('dns', { expectRecord: '192.0.2.8' }, /answered NOERROR to www\.example A without 192\.0\.2\.8$/),
  wrong('dns', { queryName: 'other.example.org' }, /answered REFUSED to other\.example\.org A$/),
  wrong('ldap', other, /answered invalid credentials \(49\) to the bind$/),
  wrong('mysql', other, /answered "ER_ACCESS_DENIED_ERROR .*" to the login$/),
  wrong('postgresql', other, /answered "28P01 .*" to the login$/),
  wrong('postgresql', { query: 'SELECT 1 WHERE false' }, /answered the query without a row$/),
  wrong('redis', other, /answered "-WRONGPASS .*" to AUTH$/),
  wrong('redis', { role: 'slave' }, /is a master, wanted a slave$/),
  wrong('radius', other, /answered "Access-Reject" to the Access-Request for probe$/),
  wrong('sip', { uri: 'sip:nobody@checked.example' }, /answered "404 Not here" to OPTIONS$/),
  wrong('smpp', other, /answered "wrong password" to bind_transceiver$/),
  {
    ...{ label: 'tcp, wrong answer', port: PORTS.smtp, check: { kind: 'tcp', expect: 'ready to fly', timeoutMs: 600 } },
    ...{ ok: false, reason: /answered "220 .*", in which \/ready to fly\/ was not found/ },
  },
  {
    ...{ label: 'udp, wrong answer', port: PORTS.dns, ok: false, reason: /in which \/absent\/ was not found$/ },
    check: { kind: 'udp', send: QUESTION, requireReply: true, expect: 'absent' },
  },
];

/** Nobody listens, or nobody is there. */
export const refusing: readonly CheckCase[] = [
  ...[...healthy, ...local.filter(({ label }) => label === 'tcp connect')].map(({ label, check }) => ({
    ...{ label: `${label}, refusing`, port: CLOSED_PORT, check, ok: false, reason: /^connection refused: / },
  })),
];

/** The same server behind TLS from the first byte; `ca` has signed both certificates. */
export function behindTls(ca: string): CheckCase[] {
  const tls = { verify: true, ca };
  const check = (kind: Fronted): object =>
    kind === 'http' ? { ...HEALTHY.http, kind: 'https', tls } : { ...HEALTHY[kind], security: 'implicit', tls };
  return FRONTED.flatMap((kind) => [
    { label: `${kind} over TLS`, port: frontPort(kind, 'good'), check: { ...check(kind) }, ok: true, reason: /./ },
    {
      ...{ label: `${kind} over TLS, expired`, port: frontPort(kind, 'expired'), check: { ...check(kind) } },
      ...{ ok: false, reason: /its certificate has expired: it was valid until / },
    },
    {
      ...{ label: `${kind} over TLS, other name`, port: frontPort(kind, 'good'), ok: false },
      check: { ...check(kind), tls: { ...tls, serverName: 'other.example' } },
      reason: /its certificate is for DNS:checked\.example.*, not for other\.example$/,
    },
  ]);
}

/** TLS that is asked for inside the protocol, of the servers' own. */
export function startTls(ca: string): CheckCase[] {
  const kinds = ['smtp', 'imap', 'pop3', 'ldap', 'mysql', 'postgresql'] as const;
  return kinds.flatMap((kind) => [
    {
      ...{ label: `${kind} with STARTTLS`, port: PORTS[kind], ok: true, reason: /./ },
      check: { ...HEALTHY[kind], security: 'starttls', tls: { verify: true, ca } },
    },
    {
      ...{ label: `${kind} with STARTTLS, unknown CA`, port: PORTS[kind], ok: false },
      check: { ...HEALTHY[kind], security: 'starttls', tls: { verify: true } },
      reason: /its certificate does not lead to a known CA$/,
    },
  ]);
}

/** The healthy checks again while every server is frozen. */
export const hanging: readonly CheckCase[] = [
  ...healthy.map((one) => ({
    ...{ ...one, label: `${one.label}, hanging`, check: { ...one.check, timeoutMs: 700 }, ok: false },
    reason: /^no answer from .* in 700 ms after |in 700 ms$|a server is silent to a wrong secret/,
  })),
  {
    ...{ label: 'icmp, nobody there', port: 0, check: { kind: 'icmp', timeoutMs: 700 }, ok: false },
    ...{ address: '10.86.0.250', reason: /^no echo reply from 10\.86\.0\.250 in 700 ms$|^host unreachable/ },
  },
];
