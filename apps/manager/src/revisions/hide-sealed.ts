import { createHash } from 'node:crypto';

const SEALED = 'sealed:';

/** The value with a mark in place of each sealed secret: that it is another one can be seen, what it is cannot. */
export function hideSealed(value: unknown): unknown {
  if (typeof value === 'string' && value.startsWith(SEALED)) {
    return `sealed ${createHash('sha256').update(value).digest('hex').slice(0, 8)}`;
  }
  if (Array.isArray(value)) return value.map(hideSealed);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, hideSealed(part)]));
}
