import type { MachineReport } from '#libs/contracts';
import { oneLine } from '../shared/one-line.js';

/** Failures as reports take them: at most 100, each one line. */
export function reportedFailures(
  failures: readonly { readonly subject: string; readonly message: string }[],
): MachineReport['failures'] {
  return failures
    .slice(0, 100)
    .map(({ subject, message }) => ({ subject: oneLine(subject, 200), message: oneLine(message, 1000) }));
}
