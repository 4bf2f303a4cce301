import type { ObservedState } from '#libs/domain';
import type { Machine } from '../nodes/machine.js';
import { isFresh, staleReason, type Observation } from './freshness.js';

/** How something is, and why. */
export interface Condition {
  readonly state: ObservedState;
  readonly reason: string;
}

export interface DesiredRevision {
  readonly revision: number;
  readonly createdAt: Date;
}

/** How long a machine may take to apply a document before that is worth a word. */
const APPLY_PATIENCE_MS = 15_000;

/** How a machine is: its own report as long as that is fresh; nothing else makes it green. */
export function machineCondition(
  machine: Pick<Machine, 'name' | 'state'>,
  observation: Observation | null,
  desired: DesiredRevision | null,
  now: Date,
): Condition {
  if (machine.state === 'joining') return { state: 'unknown', reason: `${machine.name} is not a member yet.` };
  if (machine.state === 'quarantined') {
    return { state: 'unknown', reason: `${machine.name} is quarantined: it held the queue up with a script.` };
  }
  if (!isFresh(observation, now)) return { state: 'unknown', reason: staleReason(machine.name, observation, now) };
  const { report } = observation;
  const failure = report.failures[0];
  if (failure !== undefined) {
    const more = report.failures.length > 1 ? ` (and ${report.failures.length - 1} more)` : '';
    return { state: 'degraded', reason: `${failure.subject}: ${failure.message}${more}` };
  }
  if (desired !== null && report.appliedRevision < desired.revision) {
    if (now.getTime() - desired.createdAt.getTime() > APPLY_PATIENCE_MS) {
      const reason = `Configuration ${desired.revision} is not applied yet; ${report.appliedRevision} is.`;
      return { state: 'degraded', reason };
    }
  }
  const failed = report.services.filter(({ state }) => state === 'failed').map(({ name }) => name);
  if (failed.length > 0) return { state: 'degraded', reason: `Failed: ${failed.join(', ')}.` };
  return { state: 'up', reason: 'Reports and has applied its configuration.' };
}
