import { healthCheckSpec, type HealthCheckSpec } from '#libs/contracts';
import { integerOf, isLine } from '../values.js';
import { negotiateCheck, type CheckWish, type Exchange } from './negotiate.js';
import type { Settings } from './settings.js';

/** What the checks of one virtual service depend on besides its directives. */
export interface CheckSurroundings {
  readonly protocol: 'tcp' | 'udp';
  /** What is spoken: `service`, or what its port is for. */
  readonly service: string;
  /** `virtual server, port`: the first arguments of an external check. */
  readonly virtualArguments: readonly string[];
}

export interface ReadChecks {
  readonly checks: readonly HealthCheckSpec[];
  readonly remarks: readonly string[];
}

const CHECK_TYPES = ['connect', 'negotiate', 'ping', 'off', 'on', 'external', 'external-perl'];

interface Pace {
  readonly intervalMs: number;
  readonly connectMs: number;
  readonly negotiateMs: number;
  readonly fall: number;
}

/** ldirectord(8): 5 s and 30 s, each taking the other's value when only that is given. */
function paceOf(settings: Settings): Pace {
  const [connect, negotiate] = [settings.integer('checktimeout', 1, 600), settings.integer('negotiatetimeout', 1, 600)];
  settings.leave(['checkcount'], 'It is deprecated, and counts pings only', 'Set fall of the check.');
  return {
    intervalMs: (settings.integer('checkinterval', 1, 3600) ?? 10) * 1000,
    connectMs: (connect ?? negotiate ?? 5) * 1000,
    negotiateMs: (negotiate ?? connect ?? 30) * 1000,
    fall: settings.integer('failurecount', 1, 100) ?? 1,
  };
}

function programCheck(settings: Settings, { virtualArguments }: CheckSurroundings): CheckWish | string {
  const command = settings.text('checkcommand') ?? '/bin/true';
  const argv = [...command.trim().split(/\s+/), ...virtualArguments];
  if (!argv[0]?.startsWith('/') || argv.length > 32) return 'its command is no program with an absolute path';
  return argv.every((word) => isLine(word, 500)) ? { kind: 'program', argv } : 'its command has control characters';
}

/** The checks that a `checktype` asks for, each with its own time; a text tells why there is none. */
function wishesOf(
  type: string,
  settings: Settings,
  exchange: Exchange,
  pace: Pace,
  surroundings: CheckSurroundings,
): CheckWish[] | string {
  const isTcp = surroundings.protocol === 'tcp';
  const connect = { kind: isTcp ? 'tcp' : 'icmp', timeoutMs: pace.connectMs, intervalMs: pace.intervalMs };
  const rounds = integerOf(type, 1, 10_000);
  if (type === 'on') return [];
  if (type === 'connect') return [connect];
  if (type === 'ping') return [{ ...connect, kind: 'icmp' }];
  if (type.startsWith('external')) {
    const program = programCheck(settings, surroundings);
    return typeof program === 'string' ? program : [{ ...connect, ...program }];
  }
  const check = negotiateCheck(surroundings.service, settings, exchange, isTcp);
  if (typeof check === 'string') return check;
  const negotiate = check === null ? [] : [{ ...check, timeoutMs: pace.negotiateMs, intervalMs: pace.intervalMs }];
  if (rounds === null) return negotiate;
  const rarely = negotiate.map((one) => ({ ...one, intervalMs: Math.min(3_600_000, pace.intervalMs * (rounds + 1)) }));
  return [connect, ...rarely];
}

/** Reads all that says how real servers are checked. Null: `checktype = off`, which puts no server into the table. */
export function readChecks(settings: Settings, exchange: Exchange, surroundings: CheckSurroundings): ReadChecks | null {
  const known = (text: string): string | null =>
    CHECK_TYPES.includes(text) || integerOf(text, 1, 10_000) !== null ? text : null;
  const type = settings.value('checktype', known, 'a type of check') ?? 'negotiate';
  if (type === 'off') return null;
  const pace = paceOf(settings);
  const port = settings.integer('checkport', 1, 65_535);
  const wishes = wishesOf(type, settings, exchange, pace, surroundings);
  const none = 'Every real server counts as alive until a check is set.';
  if (typeof wishes === 'string') return { checks: [], remarks: [`Its check cannot be taken: ${wishes}. ${none}`] };
  const names = new Set<string>();
  const checks: HealthCheckSpec[] = [];
  for (const wish of wishes) {
    const kind = String(wish['kind']);
    const name = names.has(kind) ? `${kind}-2` : kind;
    names.add(name);
    const parsed = healthCheckSpec.safeParse({
      rise: 1,
      fall: pace.fall,
      ...(port === undefined ? {} : { port }),
      ...wish,
      name,
    });
    if (!parsed.success)
      return { checks: [], remarks: [`Its check has a value that is outside of what checks take. ${none}`] };
    checks.push(parsed.data);
  }
  if (checks.length === 0) return { checks, remarks: ['It has no checks: every real server counts as alive.'] };
  const isProgram = checks.some(({ kind }) => kind === 'program');
  const program =
    "Its program gets the real server's address and port as last arguments, as before, and runs as the user of the check.";
  return { checks, remarks: isProgram ? [program] : [] };
}
