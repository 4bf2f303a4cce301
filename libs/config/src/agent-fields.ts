import { isIP } from 'node:net';
import { z } from 'zod';

const split = (text: string): string[] =>
  text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');

/** A TCP port from text; `lowest` 0 allows "off". */
export function portFrom(lowest: 0 | 1): z.ZodType<number> {
  const message = `must be a port from ${lowest} to 65535`;
  return z
    .string()
    .regex(/^\d{1,5}$/, message)
    .transform(Number)
    .refine((value) => value >= lowest && value <= 65_535, message);
}

/** A list of the allowed words, separated by commas. */
export function wordsOf<const T extends string>(allowed: readonly T[]): z.ZodType<T[]> {
  return z
    .string()
    .transform(split)
    .pipe(z.array(z.enum(allowed)));
}

/** A list of IP addresses, separated by commas. */
export const addressList = z
  .string()
  .transform(split)
  .pipe(z.array(z.string().refine((text) => isIP(text) !== 0, 'is not an IP address')));

export const absolutePath = z.string().startsWith('/', 'must be an absolute path');

/** A list of absolute paths, separated by commas. */
export const pathList = z.string().transform(split).pipe(z.array(absolutePath));
