import { addressOf, isLine, portOf } from '../values.js';
import type { CheckerSurroundings, CheckWish } from './checkers.js';
import { Scope } from './scope.js';

const HOST_NAME = /^[a-zA-Z0-9_](?:[a-zA-Z0-9._-]{0,251}[a-zA-Z0-9_])?$/;
const DNS_TYPES = ['A', 'AAAA', 'NS', 'MX', 'SOA', 'TXT', 'CNAME'];
const USER = /^[a-zA-Z0-9](?:[a-zA-Z0-9._-]{0,61}[a-zA-Z0-9])?$/;

/** SMTP_CHECK; its old `host` blocks may name another port. */
export function smtpCheck(scope: Scope, { address }: CheckerSurroundings): CheckWish[] {
  const name = ([word = '']: readonly string[]): string | null => (HOST_NAME.test(word) ? word : null);
  const helloName = scope.value(['helo_name'], name, 'a host name');
  const hosts = scope.all('host').map((host) => {
    scope.ledger.take(host);
    const inner = new Scope(scope.ledger, host.block);
    const elsewhere = inner.value(['connect_ip'], ([word]) => addressOf(word ?? ''), 'an address');
    const port = inner.value(['connect_port'], ([word]) => portOf(word), 'a port');
    if (elsewhere === undefined || elsewhere === address) return port;
    scope.ledger.leave(host, 'A check asks the real server itself here', 'Use a check of the kind program.');
    return undefined;
  });
  const port = hosts.find((one) => one !== undefined && one > 0);
  return [{ kind: 'smtp', ...(helloName === undefined ? {} : { helloName }), ...(port === undefined ? {} : { port }) }];
}

/** DNS_CHECK: asks for the SOA record of the root when nothing is said. */
export function dnsCheck(scope: Scope): CheckWish[] {
  const typeOf = ([word = '']: readonly string[]): string | null => {
    const upper = word.toUpperCase();
    return DNS_TYPES.includes(upper) ? upper : null;
  };
  const queryType = scope.value(['type'], typeOf, `one of ${DNS_TYPES.join(', ')}`) ?? 'SOA';
  const nameOf = ([word = '']: readonly string[]): string | null => (word !== '' && isLine(word, 253) ? word : null);
  const queryName = scope.value(['name'], nameOf, 'a domain name') ?? '.';
  return [{ kind: 'dns', queryType, queryName }];
}

/** The words of a command; spaces inside '…' belong to their word (keepalived.conf(5), "Quoted strings"). */
function argvOf(words: readonly string[]): string[] {
  if (words.length > 1) return [...words];
  return [...(words[0] ?? '').matchAll(/'([^']*)'|[^\s']+/g)].map(([word, quoted]) => quoted ?? word);
}

/** MISC_CHECK: a program of the director. */
export function miscCheck(scope: Scope, surroundings: CheckerSurroundings): CheckWish[] | null {
  const read = (words: readonly string[]): string[] | null => {
    const argv = argvOf(words);
    const isSound = argv.length > 0 && argv.length <= 32 && argv.every((word) => word !== '' && isLine(word, 500));
    return isSound && (argv[0] ?? '').startsWith('/') ? argv : null;
  };
  const argv = scope.value(['misc_path'], read, 'a program with an absolute path and at most 31 arguments');
  const timeoutMs = scope.milliseconds('misc_timeout') ?? surroundings.timing.delayLoopMs;
  const dynamic = 'Its exit status moves the weight; here 0 is good and all else is bad';
  scope.leave(['misc_dynamic'], dynamic, 'Let the weight follow the load of the node: pool.feedback.');
  const user = scope.value(
    ['user'],
    ([word = '']) => (USER.test(word) && word !== 'root' ? word : null),
    'a user but root',
  );
  if (argv === undefined) return null;
  return [
    {
      kind: 'program',
      argv,
      ...(timeoutMs === undefined ? {} : { timeoutMs: Math.min(600_000, Math.max(50, timeoutMs)) }),
      ...(user === undefined ? {} : { user }),
    },
  ];
}

/** `Ab12f 3` → `ab120f03`: two digits make a byte, one before a space is a byte, too. */
function hexOf(words: readonly string[]): string | null {
  if (words.length === 0 || !words.every((word) => /^[0-9a-fA-F]{1,4096}$/.test(word))) return null;
  const bytes = words.flatMap(
    (word) => word.match(/../g)?.concat(word.length % 2 === 1 ? [`0${word.at(-1) ?? ''}`] : []) ?? [`0${word}`],
  );
  const hex = bytes.join('').toLowerCase();
  return hex.length <= 8000 ? hex : null;
}

/** UDP_CHECK: good as long as no ICMP error comes, or when an answer is asked for and comes. */
export function udpCheck(scope: Scope): CheckWish[] {
  const payload = scope.value(['payload'], (words) => hexOf(words.flatMap((word) => word.split(/\s+/))), 'hex digits');
  const requireReply = scope.value(['require_reply'], () => true, 'there') ?? false;
  for (const reply of scope.all('require_reply')) {
    if (reply.words.length === 1) continue;
    const why = 'An answer is asked for, but what is in it is not compared';
    scope.ledger.leave(reply, why, 'Give expect, a regular expression that the answer matches.');
  }
  const length = 'The length of the answer is not looked at';
  scope.leave(['min_reply_length', 'max_reply_length'], length, 'Give expect if the answer shall be looked at.');
  return [{ kind: 'udp', requireReply, ...(payload === undefined ? {} : { send: `hex:${payload}` }) }];
}
