const FREE_ATTEMPTS = 5;
const FIRST_LOCK_SECONDS = 5;
const LONGEST_LOCK_SECONDS = 15 * 60;

/** Seconds that a user is locked after so many failed log-ins in a row: none at first, then doubling from 5 s to 15 min. */
export function lockSeconds(failedLogIns: number): number {
  if (failedLogIns < FREE_ATTEMPTS) return 0;
  return Math.min(FIRST_LOCK_SECONDS * 2 ** (failedLogIns - FREE_ATTEMPTS), LONGEST_LOCK_SECONDS);
}
