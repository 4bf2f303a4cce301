const FIRST_MS = 2000;
const LAST_MS = 30_000;

/** How long to wait for an answer after the n-th sending (1 = first): 2 s, doubling to 30 s. */
export function retryDelayMs(attempts: number): number {
  return Math.min(LAST_MS, FIRST_MS * 2 ** Math.max(0, Math.min(attempts, 10) - 1));
}
