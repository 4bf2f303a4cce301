import { invalidInput } from '../common/http/validation.pipe.js';
import type { DrainSubject } from './drain.js';
import type { DrainSubjectSpec, StartDrain } from './drain.dto.js';

const HOLD_MAX_SECONDS = 604_800;

/** The one form of subject that a request has; refuses none, and two at once. */
export function subjectOf(spec: DrainSubjectSpec): DrainSubject {
  const { nodeId, nodeIds, virtualServiceId, realServerId, atOnce } = spec;
  const forms = [nodeId, nodeIds, virtualServiceId ?? realServerId].filter((form) => form !== undefined);
  const hint = 'Send nodeId, or virtualServiceId and realServerId, or nodeIds.';
  if (forms.length !== 1) throw invalidInput([{ pointer: '/subject', message: 'must have exactly one form', hint }]);
  if (atOnce !== undefined && nodeIds === undefined) {
    throw invalidInput([{ pointer: '/subject/atOnce', message: 'is only for a group of nodes' }]);
  }
  if (nodeId !== undefined) return { nodeId };
  if (nodeIds !== undefined) return { nodeIds, atOnce: atOnce ?? 1 };
  if (virtualServiceId === undefined || realServerId === undefined) {
    const pointer = virtualServiceId === undefined ? '/subject/virtualServiceId' : '/subject/realServerId';
    throw invalidInput([{ pointer, message: 'must be given too' }]);
  }
  return { virtualServiceId, realServerId };
}

/** Refuses a deletion of more than one real server, and one that waits. */
export function assertMayDelete({ thenDelete, subject, hold }: StartDrain): void {
  if (thenDelete !== true) return;
  const pointer = '/thenDelete';
  if (subject.realServerId === undefined) throw invalidInput([{ pointer, message: 'is only for one real server' }]);
  if (hold !== undefined) throw invalidInput([{ pointer, message: 'does not go with hold' }]);
}

/** Seconds that servers rest; null: until they are released. */
export function holdSecondsOf({ hold }: StartDrain): number | null {
  if (hold === undefined || hold === 'until-released') return null;
  const seconds = typeof hold === 'object' && hold !== null && 'seconds' in hold ? hold.seconds : null;
  const isAlone = typeof hold === 'object' && hold !== null && Object.keys(hold).length === 1;
  if (
    isAlone &&
    typeof seconds === 'number' &&
    Number.isInteger(seconds) &&
    seconds >= 0 &&
    seconds <= HOLD_MAX_SECONDS
  ) {
    return seconds;
  }
  throw invalidInput([
    { pointer: '/hold', message: `must be "until-released" or {"seconds": 0 … ${HOLD_MAX_SECONDS}}` },
  ]);
}
