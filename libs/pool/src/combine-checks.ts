import type { ObservedCheck, ServiceHealth } from '#libs/contracts';
import { clause, counted } from './texts.js';
import type { ServerHealth } from './types.js';

/**
 * One state of many checks: with `all` one bad check is enough to be down and every one must be good to be up, with `any` the
 * other way round; as long as neither is so, it is unknown. No checks: unchecked.
 */
export function combineChecks(
  checks: readonly ObservedCheck[],
  combine: ServiceHealth['combine'],
  unaskedSince: string,
): ServerHealth {
  const [first] = checks;
  if (first === undefined) {
    return { state: 'unchecked', reason: 'no health check asks this server', since: unaskedSince, checks };
  }
  if (checks.length === 1) return { state: first.state, reason: first.reason, since: first.since, checks };
  const of = (state: ObservedCheck['state']): ObservedCheck[] => checks.filter((check) => check.state === state);
  const deciding = combine === 'all' ? of('down') : of('up');
  const opposite = combine === 'all' ? 'up' : 'down';
  if (deciding.length > 0) {
    return {
      state: combine === 'all' ? 'down' : 'up',
      reason: decidedBy(deciding, checks),
      since: earliest(deciding),
      checks,
    };
  }
  const rest = of(opposite);
  if (rest.length < checks.length) {
    const waiting = checks.filter(({ state }) => state === 'unknown');
    const reason = `${counted(waiting.length, 'check')} of ${checks.length} without a result yet`;
    return { state: 'unknown', reason, since: latest(waiting), checks };
  }
  const reason =
    opposite === 'up' ? `all ${checks.length} checks are good` : `all ${checks.length} checks are bad, ${told(checks)}`;
  return { state: opposite, reason, since: latest(rest), checks };
}

function decidedBy(deciding: readonly ObservedCheck[], checks: readonly ObservedCheck[]): string {
  const isUp = deciding[0]?.state === 'up';
  const how = isUp ? 'good, and one is enough' : 'bad, and all must be good';
  return `${deciding.length} of ${checks.length} checks ${deciding.length === 1 ? 'is' : 'are'} ${how} (${told(deciding)})`;
}

const told = (checks: readonly ObservedCheck[]): string =>
  checks.map(({ name, reason }) => `${name}: ${clause(reason)}`).join('; ');

const times = (checks: readonly ObservedCheck[]): string[] => checks.map(({ since }) => since).sort();
/** Down since the first bad one; up again since the last good one. */
const earliest = (checks: readonly ObservedCheck[]): string => times(checks)[0] ?? '';
const latest = (checks: readonly ObservedCheck[]): string => times(checks).at(-1) ?? '';
