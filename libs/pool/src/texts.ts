/** Longest sentence that a report takes. */
const TEXT_MAX = 300;

/** What nearly every sentence is made of; the rule for all of Unicode is slow. */
const PLAIN = /^[\x20-\x7e]*$/;

/** One printable sentence: what servers and programs say is untrusted and may hold anything. */
export function sentence(text: string): string {
  const printable = PLAIN.test(text) ? text : text.replace(/[\p{Cc}\p{Cf}\u2028\u2029]+/gu, ' ');
  return printable.length <= TEXT_MAX ? printable : `${printable.slice(0, TEXT_MAX - 1)}…`;
}

/** `1 server`, `3 servers`. */
export const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;

/** `3 of 4 servers are healthy`. */
export const healthyOf = (healthy: number, total: number): string =>
  `${healthy} of ${counted(total, 'server')} ${healthy === 1 ? 'is' : 'are'} healthy`;

/** Time of day in UTC, `12:30:05 UTC`. */
export const timeOfDay = (atMs: number): string => `${new Date(atMs).toISOString().slice(11, 19)} UTC`;

/** A reason as part of a longer sentence: without a full stop of its own. */
export const clause = (reason: string): string => reason.trim().replace(/[.\s]+$/u, '');

/** Times that were spelled out: thousands of causes share a few. */
const spelled = new Map<number, string>();
const SPELLED_MAX = 10_000;

/** ISO 8601 of milliseconds since 1970. */
export function instantOf(atMs: number): string {
  const known = spelled.get(atMs);
  if (known !== undefined) return known;
  const text = new Date(atMs).toISOString();
  if (spelled.size >= SPELLED_MAX) spelled.clear();
  spelled.set(atMs, text);
  return text;
}
