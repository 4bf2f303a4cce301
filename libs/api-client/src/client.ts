import createClient, { type Client } from 'openapi-fetch';
import type { components, paths } from './api.generated.js';
import { parseEndpoint } from './endpoint.js';
import { problemFrom } from './problem.js';
import { createTransport } from './transport.js';

/** The objects of the API by name, such as `Schemas['NodeView']`. */
export type Schemas = components['schemas'];
/** Typed `GET`, `POST`, `PUT`, `PATCH` and `DELETE` for every path of the OpenAPI document. */
export type ApiClient = Client<paths>;

export interface ApiClientOptions {
  /** `https://HOST:7443`, `http://127.0.0.1:8080` or `unix:/path/of/http.sock`. */
  readonly url: string;
  /** Bearer secret of a token or session; without it only logging in is possible. */
  readonly token: string | null;
  /** CA certificate of the cluster; null: the system's authorities. */
  readonly caPem: string | null;
  /** Sees each request before it is sent, and may refuse to send it by throwing. */
  readonly beforeSending?: (request: Request) => Promise<void>;
}

/** A client of the public API, typed by its OpenAPI document. */
export function createApiClient(options: ApiClientOptions): ApiClient {
  const endpoint = parseEndpoint(options.url);
  const transport = createTransport(options.caPem === null ? { endpoint } : { endpoint, caPem: options.caPem });
  return createClient<paths>({
    baseUrl: endpoint.baseUrl,
    fetch: async (request) => {
      await options.beforeSending?.(request);
      return transport(request);
    },
    headers: {
      accept: 'application/json, application/problem+json',
      ...(options.token === null ? {} : { authorization: `Bearer ${options.token}` }),
    },
  });
}

interface FetchAnswer {
  readonly response: Response;
  readonly data?: unknown;
  readonly error?: unknown;
}

/** What the API answered, with the ETag for a change of it; throws an `ApiProblem` for a refusal. */
export function unwrap<A extends FetchAnswer>(answer: A): { body: NonNullable<A['data']>; etag: string } {
  const { response, data, error } = answer;
  if (!response.ok) throw problemFrom(response.status, error);
  return { body: data as NonNullable<A['data']>, etag: response.headers.get('etag') ?? '*' };
}
