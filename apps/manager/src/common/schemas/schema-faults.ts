import type { FieldFault } from '#libs/errors';
import type { z } from 'zod';

type Issue = z.core.$ZodIssue;

const escapePointer = (segment: PropertyKey): string => String(segment).replaceAll('~', '~0').replaceAll('/', '~1');
const pointerTo = (path: readonly PropertyKey[], base: string): string =>
  path.reduce<string>((pointer, segment) => `${pointer}/${escapePointer(segment)}`, base);

/** What a zod schema refuses, as JSON Pointers (RFC 6901) below `base`, in the words of all other refusals. */
export function schemaFaults(issues: readonly Issue[], base = ''): FieldFault[] {
  return issues.flatMap((issue): FieldFault[] => {
    const pointer = pointerTo(issue.path, base);
    if (issue.code !== 'unrecognized_keys') return [{ pointer, message: messageOf(issue) }];
    return issue.keys.map((key) => ({
      pointer: `${pointer}/${escapePointer(key)}`,
      message: 'is not a known field',
      hint: 'Remove it, or check its spelling.',
    }));
  });
}

function messageOf(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_type':
      return issue.message.endsWith('received undefined') ? 'must be given' : `must be ${articled(issue.expected)}`;
    case 'too_small':
      return `must not be ${lessOrShorter(issue.origin)} than ${issue.minimum}`;
    case 'too_big':
      return `must not be ${greaterOrLonger(issue.origin)} than ${issue.maximum}`;
    case 'invalid_value':
      return `must be one of: ${issue.values.map(String).join(', ')}`;
    case 'invalid_union':
      return unionMessage(issue);
    case 'invalid_format':
      return issue.format === 'regex' ? issue.message : `must be ${articled(formatName(issue.format))}`;
    default:
      return issue.message;
  }
}

function unionMessage(issue: Extract<Issue, { code: 'invalid_union' }>): string {
  const { options } = issue as { options?: readonly unknown[] };
  if (options !== undefined) return `must be one of: ${options.map(String).join(', ')}`;
  const formats = issue.errors.map(([first]) => (first?.code === 'invalid_format' ? first.format : null));
  if (formats.includes('ipv4') && formats.includes('ipv6')) return 'must be an IPv4 or IPv6 address';
  return 'is of none of the forms that are known';
}

const isCounted = (origin: string): boolean => origin === 'string' || origin === 'array';
const lessOrShorter = (origin: string): string => (isCounted(origin) ? 'shorter' : 'less');
const greaterOrLonger = (origin: string): string => (isCounted(origin) ? 'longer' : 'greater');
const articled = (noun: string): string => `${/^[aeiouAEIOU]/.test(noun) ? 'an' : 'a'} ${noun}`;
const formatName = (format: string): string => ({ ipv4: 'IPv4 address', ipv6: 'IPv6 address' })[format] ?? format;
