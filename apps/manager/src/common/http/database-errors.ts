import { DomainError } from '#libs/errors';
import { QueryFailedError } from 'typeorm';

/** SQLSTATE classes and codes of PostgreSQL that are refusals or outages, not bugs. */
const REFUSALS: Record<string, () => DomainError> = {
  '23505': () =>
    new DomainError('conflict', 'Another object has the same identity.', { hint: 'Read the list and choose another.' }),
  '23503': () => new DomainError('conflict', 'The object is used elsewhere, or one that it names is gone.'),
  '22021': () => new DomainError('invalid-input', 'A text contains a character that cannot be stored.'),
  '22P05': () => new DomainError('invalid-input', 'A text contains a character that cannot be stored.'),
  '22003': () => new DomainError('invalid-input', 'A number is out of range.'),
  '40001': () => new DomainError('conflict', 'Two changes met.', { hint: 'Send the request again.' }),
  '40P01': () => new DomainError('conflict', 'Two changes met.', { hint: 'Send the request again.' }),
  '57014': () => new DomainError('unavailable', 'The database took too long.', { hint: 'Try again.' }),
};
const OUTAGES = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOENT',
  'EPIPE',
  'ETIMEDOUT',
  '57P01',
  '57P02',
  '57P03',
  '53300',
]);

/** What an error of the database means to the caller; null when it is a bug of ours. */
export function refusalOfDatabase(error: unknown): DomainError | null {
  if (!(error instanceof Error)) return null;
  const cause: unknown = error instanceof QueryFailedError ? error.driverError : error;
  const code = cause instanceof Error && 'code' in cause && typeof cause.code === 'string' ? cause.code : '';
  const refusal = REFUSALS[code];
  if (refusal !== undefined) return refusal();
  const isOutage =
    OUTAGES.has(code) || /Connection terminated|timeout exceeded when trying to connect/.test(error.message);
  if (!isOutage) return null;
  return new DomainError('unavailable', 'The database cannot be reached.', {
    hint: 'Nothing was changed. Try again in a moment.',
    cause: error,
  });
}
