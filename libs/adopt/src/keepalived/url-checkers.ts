import type { Statement } from '../ledger.js';
import { integerOf, isPattern } from '../values.js';
import type { CheckWish } from './checkers.js';
import { Scope } from './scope.js';

const HOST = /^[a-zA-Z0-9_.:[\]-]{1,255}$/;
const TARGET = /^\/[\x21-\x7e]{0,2047}$/;
const STATUSES_MAX = 16;

function statusesOf(words: readonly string[]): { from: number; to: number }[] | null {
  const ranges = words.map((word) => {
    const [low, high = low] = word.split('-');
    return { from: integerOf(low, 100, 599), to: integerOf(high, 100, 599) };
  });
  const known = ranges.flatMap(({ from, to }) => (from === null || to === null || from > to ? [] : [{ from, to }]));
  return known.length === ranges.length && known.length > 0 && known.length <= STATUSES_MAX ? known : null;
}

function hostOf(scope: Scope, inherited: string | undefined): string | undefined {
  const own = scope.value(['virtualhost'], ([word]) => (HOST.test(word ?? '') ? (word ?? null) : null), 'a host name');
  return own ?? inherited;
}

/** One `url` block: what is asked for, and what must come back. */
function readUrl(outer: Scope, url: Statement, inherited: string | undefined): CheckWish | null {
  outer.ledger.take(url);
  const scope = new Scope(outer.ledger, url.block);
  const path = scope.all('path');
  const target = scope.value(
    ['path'],
    ([word]) => (TARGET.test(word ?? '') ? (word ?? null) : null),
    'a path from / on',
  );
  if (path.length > 0 && target === undefined) return null;
  const statuses = scope.value(['status_code'], statusesOf, 'a list of status codes from 100 to 599');
  const host = hostOf(scope, inherited);
  const why = 'Digests of answers are not compared';
  scope.leave(['digest'], why, 'Give expect, a regular expression that the answer matches.');
  const options = scope.all('regex_options');
  if (options.length > 0) {
    const hint = 'Write the expression so that it needs none, and set it as expect.';
    scope.leave(['regex', 'regex_no_match'], 'Options of PCRE change its meaning', hint);
    scope.leave(['regex_options'], 'Options of PCRE are not known here', hint);
  }
  const readable = options.length > 0 ? [] : ['regex'];
  const expected = 'a regular expression of ECMAScript, which differs from PCRE';
  const expect = scope.value(readable, ([word]) => (isPattern(word ?? '') ? (word ?? null) : null), expected);
  const inverse = expect !== undefined && (scope.flag('regex_no_match') ?? false);
  scope.leave(['regex_stack', 'regex_min_offset', 'regex_max_offset'], 'The whole answer is searched', null);
  return {
    target: target ?? '/',
    statuses: statuses ?? [{ from: 200, to: 299 }],
    ...(host === undefined ? {} : { host }),
    ...(expect === undefined ? {} : { expect, inverse }),
  };
}

/** HTTP_GET and SSL_GET: each `url` is a check of its own, and all must be good. */
export function urlChecks(scope: Scope, kind: 'http' | 'https', inherited: string | undefined): CheckWish[] | null {
  const host = hostOf(scope, inherited);
  scope.leave(['http_protocol'], 'HTTP/1.1 is spoken, and each connection is closed', null);
  scope.leave(['fast_recovery'], 'All URLs are asked side by side', null);
  const wantsName = scope.flag('enable_sni') ?? false;
  const sni = scope.text('sni_name');
  scope.leave(['tls_compliant'], 'TLS ends as its standard says', null);
  const urls = scope.all('url');
  const answers = urls.map((url) => readUrl(scope, url, host));
  const known = answers.filter((answer) => answer !== null);
  if (known.length === 0) return null;
  return known.map((wish) => {
    const serverName = sni ?? (wantsName ? (wish as { host?: string }).host : undefined);
    return { kind, ...wish, ...(kind === 'https' && serverName !== undefined ? { tls: { serverName } } : {}) };
  });
}
