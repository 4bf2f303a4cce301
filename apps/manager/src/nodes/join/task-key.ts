import { DomainError } from '#libs/errors';
import { parseJoinKey, type JoinKey } from '#libs/join-key';
import type { NodeTask } from '../tasks/node-task.js';

/** The key that a task was begun with. */
export function readTaskKey({ joinKey }: NodeTask, now: Date): JoinKey {
  if (joinKey !== null) return parseJoinKey(joinKey, now);
  throw new DomainError('conflict', 'The join key of this operation can no longer be read.', {
    hint: 'Make a new key on the node and send the request again.',
  });
}
