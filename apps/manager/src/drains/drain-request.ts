import { invalidInput } from '../common/http/validation.pipe.js';
import type { DrainSubject } from './drain.js';
import type { StartDrain } from './drain.dto.js';

const HOLD_MAX_SECONDS = 604_800;

/** The one form of subject that a request has; refuses none, and two at once. */
export function subjectOf({ subject: spec, thenDelete }: StartDrain): DrainSubject {
  const { nodeId, nodeIds, virtualServiceId, realServerId, atOnce } = spec;
  const forms = [nodeId, nodeIds, virtualServiceId ?? realServerId].filter((form) => form !== undefined);
  const hint = 'Send nodeId, or virtualServiceId and realServerId, or nodeIds.';
  if (forms.length !== 1) throw invalidInput([{ pointer: '/subject', message: 'must have exactly one form', hint }]);
  if (atOnce !== undefined && nodeIds === undefined) {
    throw invalidInput([{ pointer: '/subject/atOnce', message: 'is only for a group of nodes' }]);
  }
  if (nodeId !== undefined) return { nodeId };
  if (nodeIds !== undefined) return { nodeIds, atOnce: atOnce ?? 1 };
  if (virtualServiceId === undefined) {
    throw invalidInput([{ pointer: '/subject/virtualServiceId', message: 'must be given too' }]);
  }
  if (realServerId !== undefined) return { virtualServiceId, realServerId };
  if (thenDelete === true) return { virtualServiceId };
  const wholes = 'A whole service is drained only to be deleted then: "thenDelete": true.';
  throw invalidInput([{ pointer: '/subject/realServerId', message: 'must be given too', hint: wholes }]);
}

/** Refuses a deletion of anything but a real server or a virtual service, and one that waits. */
export function assertMayDelete({ thenDelete, subject, hold }: StartDrain): void {
  if (thenDelete !== true) return;
  const pointer = '/thenDelete';
  if (subject.virtualServiceId === undefined) {
    throw invalidInput([{ pointer, message: 'is only for one real server, or for one virtual service' }]);
  }
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
