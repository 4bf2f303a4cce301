import createClient from 'openapi-fetch';
import { problemFrom, type paths } from '#libs/api-client/browser';

let csrfToken: string | null = null;

/** The proof of the session in the cookie; sent with each change. */
export function rememberProof(token: string | null): void {
  csrfToken = token;
}

/** The public API on this page's own origin. What the panel does, a token can do. */
export const api = createClient<paths>({
  baseUrl: window.location.origin,
  credentials: 'same-origin',
  headers: { accept: 'application/json, application/problem+json' },
});

api.use({
  onRequest: ({ request }) => {
    if (request.method === 'GET') return request;
    if (csrfToken !== null) request.headers.set('x-csrf-token', csrfToken);
    if (request.method === 'POST') request.headers.set('idempotency-key', crypto.randomUUID());
    return request;
  },
});

interface FetchAnswer {
  readonly response: Response;
  readonly data?: unknown;
  readonly error?: unknown;
}

/** What the API answered; throws an `ApiProblem` for a refusal, so that queries and mutations fail with its reason. */
export async function answerOf<A extends FetchAnswer>(call: Promise<A>): Promise<NonNullable<A['data']>> {
  const { response, data, error } = await call;
  if (!response.ok) throw problemFrom(response.status, error);
  return data as NonNullable<A['data']>;
}

/** The answer with its ETag, for what is changed as it was seen. */
export async function taggedAnswerOf<A extends FetchAnswer>(
  call: Promise<A>,
): Promise<{ readonly answer: NonNullable<A['data']>; readonly etag: string }> {
  const { response } = await call;
  return { answer: await answerOf(call), etag: response.headers.get('etag') ?? '' };
}
