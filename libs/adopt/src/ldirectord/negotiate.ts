import { isLine, isPattern } from '../values.js';
import type { Settings } from './settings.js';

/** A check without name and times, as it is told to `healthCheckSpec`. */
export type CheckWish = Readonly<Record<string, unknown>>;

/** What is asked and what must come back; a real server's own words go before the service's. */
export interface Exchange {
  readonly request: string | undefined;
  readonly receive: string | undefined;
}

/** The service that is spoken when none is named, by the port (ldirectord(8)). */
const BY_PORT: ReadonlyMap<number, string> = new Map([
  ...([[21, 'ftp'], [25, 'smtp'], [53, 'dns'], [80, 'http'], [110, 'pop'], [119, 'nntp'], [143, 'imap']] as const),
  ...([[389, 'ldap'], [443, 'https'], [587, 'submission'], [636, 'ldaps'], [993, 'imaps'], [995, 'pops']] as const),
  ...([[1521, 'oracle'], [1812, 'radius'], [3128, 'http_proxy'], [3306, 'mysql'], [5432, 'pgsql'], [5060, 'sip']] as const),
]); // prettier-ignore

export const serviceOfPort = (port: number): string => BY_PORT.get(port) ?? 'none';

const TARGET = /^\/[\x21-\x7e]{0,2047}$/;
const HOST = /^[a-zA-Z0-9_.:[\]-]{1,255}$/;

function expectOf({ receive }: Exchange): CheckWish | string {
  if (receive === undefined || receive === '') return {};
  return isPattern(receive) ? { expect: receive } : 'the receive pattern is none of ECMAScript';
}

function httpCheck(kind: 'http' | 'https', settings: Settings, exchange: Exchange): CheckWish | string {
  const request = exchange.request ?? '/';
  if (/^https?:\/\//.test(request)) return 'its request goes to another server than the real one';
  const target = request.startsWith('/') ? request : `/${request}`;
  if (!TARGET.test(target)) return 'its request is no path';
  const expect = expectOf(exchange);
  if (typeof expect === 'string') return expect;
  const methodOf = (text: string): string | null => (/^(GET|HEAD)$/i.test(text) ? text.toUpperCase() : null);
  const method = settings.value('httpmethod', methodOf, 'GET or HEAD') ?? 'GET';
  const host = settings.value('virtualhost', (text) => (HOST.test(text) ? text : null), 'a host name');
  return {
    kind,
    target,
    method,
    statuses: [{ from: 200, to: 299 }],
    ...expect,
    ...(host === undefined ? {} : { host }),
  };
}

function credentials(settings: Settings): { username?: string; password?: string } {
  const username = settings.text('login');
  const password = settings.text('passwd');
  return { ...(username === undefined ? {} : { username }), ...(password === undefined ? {} : { password }) };
}

function databaseCheck(kind: 'mysql' | 'postgresql', settings: Settings, { request }: Exchange): CheckWish {
  const database = settings.text('database');
  const query = request?.replace(/^\//, '');
  return {
    kind,
    ...credentials(settings),
    ...(database === undefined ? {} : { database }),
    ...(query === undefined ? {} : { query }),
  };
}

function dnsCheck(settings: Settings, isTcp: boolean, { request, receive }: Exchange): CheckWish | string {
  const queryName = (request ?? '').replace(/^\//, '');
  if (queryName === '' || !isLine(queryName, 253)) return 'it names nothing to look up';
  const literal = receive?.replaceAll('\\.', '.').replace(/^\^/, '').replace(/\$$/, '');
  if (literal !== undefined && /[\\^$*+?()[\]{}|]/.test(literal))
    return 'the receive pattern is more than one address or name';
  const queryType = /^[\d.]+$/.test(queryName) ? 'PTR' : 'A';
  settings.leave(['httpmethod', 'virtualhost'], 'It has no meaning for this service', null);
  return {
    ...{ kind: 'dns', transport: isTcp ? 'tcp' : 'udp', queryName, queryType },
    ...(literal === undefined || literal === '' ? {} : { expectRecord: literal }),
  };
}

function simpleTcpCheck(exchange: Exchange): CheckWish | string {
  const expect = expectOf(exchange);
  if (typeof expect === 'string') return expect;
  const send = exchange.request?.replaceAll('\\n', '\n');
  return { kind: 'tcp', ...expect, ...(send === undefined ? {} : { send }) };
}

function radiusCheck(settings: Settings): CheckWish | string {
  const [secret, username, password] = [settings.text('secret'), settings.text('login'), settings.text('passwd')];
  if (!secret || !username || !password) return 'it needs secret, login and passwd';
  return { kind: 'radius', secret, username, password, accept: 'any' };
}

function sipCheck(settings: Settings, isTcp: boolean): CheckWish {
  const login = settings.text('login');
  settings.leave(['passwd'], 'OPTIONS are answered without a password', null);
  return { kind: 'sip', transport: isTcp ? 'tcp' : 'udp', ...(login === undefined ? {} : { uri: `sip:${login}` }) };
}

function ldapCheck(security: 'none' | 'implicit', settings: Settings, { request }: Exchange): CheckWish {
  const { username, password } = credentials(settings);
  const baseDn = (request ?? '').replace(/^\//, '');
  return {
    ...{ kind: 'ldap', security, baseDn },
    ...(username === undefined ? {} : { bindDn: username }),
    ...(password === undefined ? {} : { password }),
  };
}

/** The check that ldirectord calls `negotiate`, by its service; a text tells why there is none. Null: nothing is asked. */
export function negotiateCheck(
  service: string,
  settings: Settings,
  exchange: Exchange,
  isTcp: boolean,
): CheckWish | string | null {
  switch (service) {
    case 'none':
      return null;
    case 'http':
    case 'https':
      return httpCheck(service, settings, exchange);
    case 'ftp':
      return { kind: 'ftp', ...credentials(settings) };
    case 'imap':
    case 'imaps':
      return { kind: 'imap', security: service === 'imaps' ? 'implicit' : 'none', ...credentials(settings) };
    case 'pop':
    case 'pops':
      return { kind: 'pop3', security: service === 'pops' ? 'implicit' : 'none', ...credentials(settings) };
    case 'ldap':
    case 'ldaps':
      return ldapCheck(service === 'ldaps' ? 'implicit' : 'none', settings, exchange);
    case 'mysql':
      return databaseCheck('mysql', settings, exchange);
    case 'pgsql':
      return databaseCheck('postgresql', settings, exchange);
    case 'smtp':
    case 'submission':
      return { kind: 'smtp' };
    case 'dns':
      return dnsCheck(settings, isTcp, exchange);
    case 'nntp':
      return { kind: 'tcp', expect: '^20[01]' };
    case 'simpletcp':
      return simpleTcpCheck(exchange);
    case 'radius':
      return radiusCheck(settings);
    case 'sip':
      return sipCheck(settings, isTcp);
    default:
      return `there is no check for ${service} here`;
  }
}
