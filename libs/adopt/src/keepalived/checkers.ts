import { healthCheckSpec, type HealthCheckSpec } from '#libs/contracts';
import type { Ledger, Statement } from '../ledger.js';
import { addressOf, portOf } from '../values.js';
import { dnsCheck, miscCheck, smtpCheck, udpCheck } from './plain-checkers.js';
import { Scope } from './scope.js';
import { checkTiming, readTiming, type Timing, type TimingDefaults } from './timing.js';
import { urlChecks } from './url-checkers.js';

/** What a checker inherits from its real server. */
export interface CheckerSurroundings {
  readonly timing: Timing;
  readonly address: string;
  readonly port: number;
  readonly virtualHost: string | undefined;
}

/** A check without name, as it is told to `healthCheckSpec`. */
export type CheckWish = Readonly<Record<string, unknown>>;

/** One checker block, read: its checks without names. */
export interface ReadChecker {
  readonly statement: Statement;
  readonly wishes: readonly CheckWish[];
}

type Reader = (scope: Scope, surroundings: CheckerSurroundings) => readonly CheckWish[] | null;

const USUAL: TimingDefaults = { retry: 1, delayBeforeRetryMs: 1000 };

const KINDS: Readonly<Record<string, { readonly defaults: TimingDefaults; readonly read: Reader }>> = {
  TCP_CHECK: { defaults: USUAL, read: () => [{ kind: 'tcp' }] },
  PING_CHECK: { defaults: USUAL, read: () => [{ kind: 'icmp' }] },
  HTTP_GET: {
    defaults: { retry: 1, delayBeforeRetryMs: 3000 },
    read: (scope, { virtualHost }) => urlChecks(scope, 'http', virtualHost),
  },
  SSL_GET: {
    defaults: { retry: 1, delayBeforeRetryMs: 3000 },
    read: (scope, { virtualHost }) => urlChecks(scope, 'https', virtualHost),
  },
  SMTP_CHECK: { defaults: USUAL, read: smtpCheck },
  DNS_CHECK: { defaults: { retry: 3, delayBeforeRetryMs: null }, read: dnsCheck },
  MISC_CHECK: { defaults: { retry: 0, delayBeforeRetryMs: 1000 }, read: miscCheck },
  UDP_CHECK: { defaults: USUAL, read: udpCheck },
};

const REFUSED: Readonly<Record<string, readonly [why: string, whatInstead: string]>> = {
  BFD_CHECK: ['There is no BFD here', 'Use an icmp or tcp check with an interval below a second.'],
  FILE_CHECK: [
    'It moves the weight by the number in a file',
    'Use a check of the kind file for up and down, and the weight or a drain in the API for the rest.',
  ],
};

/** Names of all checker blocks. */
export const CHECKERS: readonly string[] = [...Object.keys(KINDS), ...Object.keys(REFUSED)];

function readConnection(scope: Scope, { address, port }: CheckerSurroundings): CheckWish {
  const elsewhere = scope.value(['connect_ip'], ([word]) => addressOf(word ?? ''), 'an address');
  if (elsewhere !== undefined && elsewhere !== address) {
    const why = 'A check asks the real server itself here, not another address';
    scope.leave(['connect_ip'], why, 'Use a check of the kind program that asks there.');
  }
  const other = scope.value(['connect_port'], ([word]) => portOf(word), 'a port');
  const source = scope.value(['bindto'], ([word]) => addressOf(word ?? ''), 'an address');
  scope.leave(['bind_if', 'bind_port'], 'The kernel chooses device and port', 'Give sourceAddress to choose the way.');
  const own = "Checks carry no mark of the admin's choice; the director uses marks of its own for path checks";
  scope.leave(['fwmark'], own, 'Give path virtual-service to a check that shall go through IPVS.');
  scope.leave(['log_all_failures'], 'Every result is kept with its reason', null);
  const initial = 'The first result decides alone, so that no server leaves because of the takeover';
  scope.leave(['alpha'], initial, 'Set health.initialState to down after the takeover if it shall be so.');
  return {
    ...(other === undefined || other === 0 || other === port ? {} : { port: other }),
    ...(source === undefined ? {} : { sourceAddress: source }),
  };
}

/** Reads one checker block; null when it cannot be taken (the ledger knows why). */
export function readChecker(
  ledger: Ledger,
  statement: Statement,
  surroundings: CheckerSurroundings,
): ReadChecker | null {
  const name = statement.words[0] ?? '';
  const refused = REFUSED[name];
  if (refused !== undefined) {
    ledger.leave(statement, ...refused);
    return null;
  }
  const kind = KINDS[name];
  if (kind === undefined) return null;
  ledger.take(statement);
  const scope = new Scope(ledger, statement.block);
  const connection = readConnection(scope, surroundings);
  const timing = checkTiming(readTiming(scope, surroundings.timing), kind.defaults);
  const wishes = kind.read(scope, surroundings);
  if (wishes === null) {
    ledger.leave(statement, 'What it asks for is missing or cannot be taken', 'Set a check by hand.');
    return null;
  }
  return { statement, wishes: wishes.map((wish) => ({ ...timing, ...connection, ...wish })) };
}

/** The checks with a name each: `http`, `http-2`; null for the first that no document would take. */
export function namedChecks(wishes: readonly CheckWish[]): HealthCheckSpec[] | null {
  const counts = new Map<string, number>();
  const checks: HealthCheckSpec[] = [];
  for (const wish of wishes) {
    const kind = String(wish['kind']);
    const count = (counts.get(kind) ?? 0) + 1;
    counts.set(kind, count);
    const parsed = healthCheckSpec.safeParse({ ...wish, name: count === 1 ? kind : `${kind}-${count}` });
    if (!parsed.success) return null;
    checks.push(parsed.data);
  }
  return checks;
}
