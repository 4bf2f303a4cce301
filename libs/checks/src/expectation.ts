import type { HealthCheckSpec } from '#libs/contracts';

/** What a good answer to a check is, in words for people: `GET /up answers 200–399, within 1000 ms`. */
export function expectationOf(check: HealthCheckSpec): string {
  const found = 'expect' in check ? matchOf(check) : '';
  return `${answerOf(check)}${found}, within ${check.timeoutMs} ms`;
}

function answerOf(check: HealthCheckSpec): string {
  switch (check.kind) {
    case 'tcp':
      return `a connection by TCP${secured(check.security)}`;
    case 'udp':
      return check.requireReply || check.expect !== null ? 'an answer by UDP' : 'an answer by UDP, or no error of ICMP';
    case 'icmp':
      return 'an echo reply';
    case 'http':
    case 'https':
      return `${check.method} ${check.target} answers ${ranges(check.statuses)}`;
    case 'smtp':
      return `a greeting and an answer to EHLO${secured(check.security)}`;
    case 'imap':
    case 'pop3':
    case 'ftp':
      return `a greeting${check.username === null ? '' : ` and a log-in as ${check.username}`}${secured(check.security)}`;
    case 'dns': {
      const record = check.expectRecord === null ? '' : ` with ${check.expectRecord}`;
      return `an answer to ${check.queryType} ${check.queryName}${record}`;
    }
    case 'ldap':
      return `${check.bindDn === null ? '' : `a bind as ${check.bindDn} and `}an answer to a search${secured(check.security)}`;
    case 'mysql':
    case 'postgresql': {
      const query = check.query === null ? '' : ' and an answer to its query';
      return check.username === null
        ? `the question who logs in${secured(check.security)}`
        : `a log-in as ${check.username}${query}${secured(check.security)}`;
    }
    case 'redis':
      return `PONG to PING${check.role === null ? '' : ` and the role ${check.role}`}${secured(check.security)}`;
    case 'radius':
      return check.accept === 'any' ? 'any answer to an Access-Request' : 'an Access-Accept';
    case 'sip':
      return `OPTIONS answers ${ranges(check.statuses)}`;
    case 'smpp':
      return `a bind as ${check.systemId}${secured(check.security)}`;
    case 'program':
      return `${check.argv[0] ?? ''} ends with status 0`;
    case 'file':
      return `${check.file} is there`;
  }
}

const secured = (security: 'none' | 'implicit' | 'starttls'): string => (security === 'none' ? '' : ', by TLS');

const ranges = (statuses: readonly { readonly from: number; readonly to: number }[]): string =>
  statuses.map(({ from, to }) => (from === to ? String(from) : `${from}–${to}`)).join(', ');

const matchOf = ({ expect, inverse }: { readonly expect: string | null; readonly inverse: boolean }): string =>
  expect === null ? '' : `, ${inverse ? 'without' : 'with'} /${expect}/ in it`;
