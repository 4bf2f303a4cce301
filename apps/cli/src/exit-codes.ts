import { ApiProblem } from '#libs/api-client';
import { DomainError } from '#libs/errors';
import { DocumentsRefused } from './apply/faults.js';

/** What the exit status of `directorate` means; the user guide has the same table. */
export const EXIT = {
  done: 0,
  /** The API refused the request, for a reason without a number of its own. */
  refused: 1,
  /** The command line itself is wrong; nothing was sent. */
  usage: 2,
  /** Not logged in, or not allowed. */
  denied: 3,
  notFound: 4,
  /** The object is in the way, or changed meanwhile. */
  conflict: 5,
  /** The operation was accepted and then failed. */
  operationFailed: 6,
  /** The manager cannot be reached. */
  unreachable: 7,
  /** `--wait` ended before the operation did. */
  stillRunning: 8,
  /** `apply --dry-run --exit-code`: there is something to do. */
  differs: 9,
} as const;

/** The same for people. */
export const EXIT_MEANINGS: readonly (readonly [number, string])[] = [
  [EXIT.done, 'Done, or there was nothing to do.'],
  [EXIT.refused, 'Refused for a reason without a number of its own.'],
  [EXIT.usage, 'The command line is wrong; nothing was sent.'],
  [EXIT.denied, 'Not logged in, or not allowed.'],
  [EXIT.notFound, 'There is no such object.'],
  [EXIT.conflict, 'The object is in the way, or somebody else has changed it meanwhile.'],
  [EXIT.operationFailed, 'The operation was accepted and then failed.'],
  [EXIT.unreachable, 'The manager cannot be reached.'],
  [EXIT.stillRunning, '--wait ended before the operation did.'],
  [EXIT.differs, 'apply --dry-run --exit-code: there is something to do.'],
];

const BY_STATUS: Readonly<Record<number, number>> = {
  401: EXIT.denied,
  403: EXIT.denied,
  404: EXIT.notFound,
  409: EXIT.conflict,
  412: EXIT.conflict,
  503: EXIT.unreachable,
};

const BY_CODE: Readonly<Record<string, number>> = { unavailable: EXIT.unreachable, 'not-found': EXIT.notFound };

/** The operation that was waited for did not end well. */
export class OperationFailed extends Error {
  override readonly name = 'OperationFailed';
  constructor(
    message: string,
    readonly hint: string | undefined,
    readonly exitCode: number = EXIT.operationFailed,
  ) {
    super(message);
  }
}

/** The command line is wrong in a way that only its meaning shows. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** The exit status for whatever was thrown. */
export function exitCodeOf(thrown: unknown): number {
  if (thrown instanceof DocumentsRefused) return EXIT.refused;
  if (thrown instanceof OperationFailed) return thrown.exitCode;
  if (thrown instanceof ApiProblem) return BY_STATUS[thrown.status] ?? EXIT.refused;
  if (thrown instanceof UsageError) return EXIT.usage;
  if (thrown instanceof DomainError) return BY_CODE[thrown.code] ?? EXIT.usage;
  return EXIT.refused;
}
