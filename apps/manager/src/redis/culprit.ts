import type { SlowCommand } from './client-list.js';
import { machineOfUser } from './machine-acl.js';
import { SCRIPT_PATIENCE_MS } from './watch-decision.js';

/** Scripts of BullMQ take a few milliseconds; a script above this limit is not one of them. */
const SCRIPT_LIMIT_MS = SCRIPT_PATIENCE_MS;

const SCRIPT_COMMANDS = new Set(['eval', 'evalsha', 'eval_ro', 'evalsha_ro', 'fcall', 'fcall_ro']);

/**
 * The machine whose script held Redis up: the newest slow script after `afterId` whose connection belonged to a machine's user.
 * Null when nobody can be blamed with certainty.
 */
export function culpritOf(
  slow: readonly SlowCommand[],
  userAt: (address: string) => string | null,
  afterId: number,
): string | null {
  const guilty = slow
    .filter(
      ({ id, command, durationMs }) => id > afterId && SCRIPT_COMMANDS.has(command) && durationMs >= SCRIPT_LIMIT_MS,
    )
    .sort((one, other) => other.id - one.id);
  for (const { address } of guilty) {
    const user = userAt(address);
    const machineId = user === null ? null : machineOfUser(user);
    if (machineId !== null) return machineId;
  }
  return null;
}

/** The machine whose prefix a command inside a script touched, from one line of MONITOR; null when it is no such line. */
export function machineInMonitorLine(source: string, args: readonly string[]): string | null {
  if (source !== 'lua') return null;
  for (const argument of args) {
    const machineId = /^directorate:m:([0-9A-HJKMNP-TV-Z]{26}):/.exec(argument)?.[1];
    if (machineId !== undefined) return machineId;
  }
  return null;
}
