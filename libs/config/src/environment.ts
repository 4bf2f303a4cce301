import { DomainError } from '#libs/errors';
import type { z } from 'zod';

export type Environment = Readonly<Record<string, string | undefined>>;

/** Reads typed settings from environment variables; names every variable that does not fit. Empty means absent. */
export function readEnvironment<T extends z.ZodType>(schema: T, environment: Environment): z.infer<T> {
  const present = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const parsed = schema.safeParse(present);
  if (parsed.success) return parsed.data;
  const faults = parsed.error.issues.map((issue) => ({ pointer: `/${issue.path.join('/')}`, message: issue.message }));
  const list = faults.map((fault) => `${fault.pointer.slice(1)}: ${fault.message}`).join('; ');
  throw new DomainError('invalid-input', `The environment is not valid: ${list}`, { faults });
}

/** The environment of this process: the only place that reads it. */
export function processEnvironment(): Environment {
  return process.env;
}
