import { parseEndpoint } from '#libs/api-client';

/** A request that would have changed something was printed instead of sent. */
export class NotSent extends Error {
  override readonly name = 'NotSent';
}

export interface CurlPlace {
  readonly url: string;
  readonly caFile: string | null;
}

/** Names of fields whose values are nobody's business. */
const SECRET = /password|secret|(^|[a-z])key$|^joinKey$|^code$|^token$/i;
const HEADERS = ['accept', 'content-type', 'if-match', 'idempotency-key', 'prefer', 'last-event-id'];

/** Prints a request as the curl command that does the same; throws `NotSent` when it would change something. */
export async function showCurl(request: Request, place: CurlPlace, tell: (text: string) => void): Promise<void> {
  const body = request.body === null ? null : await request.clone().text();
  tell(curlOf(request, body, place));
  const isRehearsal = new URL(request.url).searchParams.get('dryRun') === 'true';
  if (request.method !== 'GET' && !isRehearsal) throw new NotSent();
}

/** The curl command of a request. The token is never in it: the shell takes it from DIRECTORATE_TOKEN. */
export function curlOf(request: Request, body: string | null, { url, caFile }: CurlPlace): string {
  const { socketPath } = parseEndpoint(url);
  const headers = HEADERS.flatMap((name) => {
    const value = request.headers.get(name);
    return value === null ? [] : [`-H ${quoted(`${name}: ${value}`)}`];
  });
  const words = [
    'curl --silent --show-error --fail-with-body',
    ...(request.method === 'GET' ? [] : [`-X ${request.method}`]),
    ...(socketPath === null ? [] : [`--unix-socket ${quoted(socketPath)}`]),
    ...(caFile === null ? [] : [`--cacert ${quoted(caFile)}`]),
    ...(request.headers.has('authorization') ? ['-H "Authorization: Bearer $DIRECTORATE_TOKEN"'] : []),
    ...headers,
    ...(body === null || body === '' ? [] : [`--data ${quoted(withoutSecrets(body))}`]),
    quoted(request.url),
  ];
  return words.join(' ');
}

const quoted = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;

function withoutSecrets(body: string): string {
  try {
    const hidden = (name: string, value: unknown): unknown =>
      typeof value === 'string' && SECRET.test(name) ? '…' : value;
    return JSON.stringify(JSON.parse(body, hidden));
  } catch {
    return '…';
  }
}
