import { createTransport, parseEndpoint } from '#libs/api-client';
import { randomUUID } from 'node:crypto';
import { eventually, expect } from './scenario.js';

/** An answer of the API, whatever its status. */
export interface ApiAnswer<T = Record<string, unknown>> {
  readonly status: number;
  readonly body: T;
  readonly etag: string | null;
}

export interface OperationView {
  readonly id: string;
  readonly state: string;
  readonly steps: readonly { readonly name: string; readonly state: string; readonly detail?: string | null }[];
  readonly error?: { readonly code: string; readonly message: string; readonly hint?: string | null } | null;
  readonly result?: unknown;
}

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

const ENDED = new Set(['succeeded', 'failed', 'cancelled']);

/** The public REST API as automation would use it: refusals are answers here, because scenarios look at them. */
export class Api {
  readonly #fetch: (request: Request) => Promise<Response>;
  #token = '';

  constructor(socketPath: string) {
    this.#fetch = createTransport({ endpoint: parseEndpoint(`unix:${socketPath}`) });
  }

  useToken(token: string): void {
    this.#token = token;
  }

  async call<T = Record<string, unknown>>(
    method: Method,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<ApiAnswer<T>> {
    const sent = new Headers({ accept: 'application/json, application/problem+json', ...headers });
    if (this.#token !== '') sent.set('authorization', `Bearer ${this.#token}`);
    if (body !== undefined) sent.set('content-type', 'application/json');
    if (method === 'POST' && !sent.has('idempotency-key')) sent.set('idempotency-key', randomUUID());
    const answer = await this.#fetch(
      new Request(`http://localhost/api/v1${path}`, {
        method,
        headers: sent,
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      }),
    );
    const text = await answer.text();
    const parsed: unknown = text === '' ? {} : JSON.parse(text);
    return { status: answer.status, body: parsed as T, etag: answer.headers.get('etag') };
  }

  async get<T = Record<string, unknown>>(path: string): Promise<T> {
    const answer = await this.call<T>('GET', path);
    expect(answer.status === 200, `GET ${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
    return answer.body;
  }

  /** Changes an object as it is now: reads its ETag first. */
  async change(method: 'PUT' | 'PATCH' | 'DELETE', path: string, body?: unknown): Promise<ApiAnswer> {
    const { etag } = await this.call('GET', path.split('?')[0] ?? path);
    return this.call(method, path, body, etag === null ? {} : { 'if-match': etag });
  }

  /** Waits for the operation that an answer named; throws when it did not succeed. */
  async finish(answer: ApiAnswer, limitMs = 90_000): Promise<OperationView> {
    const ended = await this.settle(answer, limitMs);
    expect(
      ended.state === 'succeeded',
      `operation ${ended.id} ${ended.state}: ${JSON.stringify([ended.error, ended.steps])}`,
    );
    return ended;
  }

  /** Waits for the operation that an answer named, however it ends. */
  async settle(answer: ApiAnswer, limitMs = 90_000): Promise<OperationView> {
    expect(answer.status < 300, `refused with ${answer.status}: ${JSON.stringify(answer.body)}`);
    const { id } = (answer.body['operation'] ?? answer.body) as OperationView;
    const { value } = await eventually(`operation ${id} to end`, limitMs, async () => {
      const now = await this.get<OperationView>(`/operations/${id}`);
      return ENDED.has(now.state) ? now : undefined;
    });
    return value;
  }
}
