import { DomainError } from '#libs/errors';
import { checksumOf, JOIN_KEY_VERSION, joinKeySchema, type JoinKey } from './join-key.js';

const COPY_AGAIN = 'Copy the whole key again, with the copy button or from "directorate-agent setup".';
/** White space and the invisible characters that terminals, mail and chat programs put in. */
const INVISIBLE = /[\s\u00ad\u200b-\u200f\u2028-\u202f\u2060-\u2064\ufeff]+/gu;

function malformed(message: string): DomainError {
  return new DomainError('join-key-malformed', message, { hint: COPY_AGAIN });
}

function truncated(message: string): DomainError {
  return new DomainError('join-key-truncated', message, { hint: `${COPY_AGAIN} Did the terminal cut the line?` });
}

function tampered(message: string): DomainError {
  return new DomainError('join-key-tampered', message, { hint: `${COPY_AGAIN} If it happens again, make a new key.` });
}

interface Parts {
  readonly checksum: string;
  readonly payload: string;
}

function split(text: string): Parts {
  if (text === '') throw malformed('The join key is empty');
  const version = /^dk(\d+)(\.|$)/.exec(text)?.[1];
  if (version === undefined) throw malformed('This does not look like a join key: it does not begin with "dk1."');
  if (Number(version) !== JOIN_KEY_VERSION) {
    throw new DomainError(
      'join-key-version',
      `The join key is of version ${version.slice(0, 6)}; this manager speaks version ${JOIN_KEY_VERSION}`,
      { hint: 'Install the same release of Directorate on the node and on the manager.' },
    );
  }
  const [, length, checksum, payload] = text.split('.', 4);
  if (length === undefined || checksum === undefined || payload === undefined) {
    throw truncated(`The join key is truncated: only ${text.length} characters arrived`);
  }
  if (!/^[1-9]\d{1,4}$/.test(length) || !/^[0-9a-f]{8}$/.test(checksum)) {
    throw tampered('The head of the join key was altered');
  }
  if (text.length < Number(length)) {
    throw truncated(`The join key is truncated: ${text.length} of ${length} characters`);
  }
  if (text.length > Number(length)) {
    throw malformed(`The join key has ${length} characters, but ${text.length} were pasted`);
  }
  return { checksum, payload };
}

function decode(payload: string): JoinKey {
  let content: unknown;
  try {
    content = JSON.parse(Buffer.from(payload, 'base64url').toString('utf8'));
  } catch (error) {
    throw new DomainError('join-key-malformed', 'The content of the join key is not JSON', {
      hint: COPY_AGAIN,
      cause: error,
    });
  }
  const parsed = joinKeySchema.safeParse(content);
  if (parsed.success) return parsed.data;
  const fields = parsed.error.issues.map((issue) => issue.path.join('.') || 'content').join(', ');
  throw malformed(`The content of the join key is not valid: ${fields}`);
}

/**
 * Reads a pasted key; white space anywhere in it is ignored. Refuses with `join-key-malformed`, `-truncated`,
 * `-tampered`, `-version` or `-expired`. Whether it was used, only the node knows.
 */
export function parseJoinKey(text: string, now: Date): JoinKey {
  const { checksum, payload } = split(text.slice(0, 100_000).replace(INVISIBLE, ''));
  if (checksumOf(payload) !== checksum) throw tampered('The join key was altered: its checksum does not match');
  const key = decode(payload);
  if (Date.parse(key.expiresAt) <= now.getTime()) {
    throw new DomainError('join-key-expired', `The join key of ${key.hostname} expired at ${key.expiresAt}`, {
      hint: 'Run "directorate-agent setup" on the node for a new one, and compare the clocks of both machines.',
    });
  }
  return key;
}
