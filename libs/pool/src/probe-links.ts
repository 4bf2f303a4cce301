import type { ObservedCheck } from '#libs/contracts';
import type { Link } from './chain.js';
import { clause } from './texts.js';
import type { ServerHealth } from './types.js';

const LINKS_MAX = 8;
/** The name of a check that nobody named. */
const UNNAMED = 'check';
const STATE_TEXTS: Readonly<Record<ObservedCheck['state'], string>> = {
  up: 'is good',
  down: 'is bad',
  unknown: 'has no result yet',
};

/** What each check of a server said last, or that nobody asks; at most 8. */
export function probeLinks(health: ServerHealth): Link[] {
  if (health.checks.length === 0) {
    if (health.state === 'unchecked')
      return [{ stage: 'probe', what: 'unchecked', text: 'No check asks this server.' }];
    return [
      { stage: 'probe', what: health.state, text: `The check says: ${clause(health.reason)}.`, since: health.since },
    ];
  }
  return health.checks.slice(0, LINKS_MAX).map(({ name, kind, state, reason, since }) => {
    const called = name === kind || name === UNNAMED ? `The ${kind} check` : `Check ${name} (${kind})`;
    return { stage: 'probe', what: state, text: `${called} ${STATE_TEXTS[state]}: ${clause(reason)}.`, since };
  });
}
