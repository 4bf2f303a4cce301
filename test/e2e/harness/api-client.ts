import { randomUUID } from 'node:crypto';
import type { Server } from 'node:http';
import supertest, { type Response, type Test } from 'supertest';

export interface ProblemBody {
  readonly type: string;
  readonly status: number;
  readonly code: string;
  readonly detail: string;
  readonly hint?: string;
  readonly errors?: readonly { pointer: string; message: string }[];
  readonly traceId: string;
}

type Headers = Readonly<Record<string, string>>;

/** The public API as a client sees it; paths are below /api/v1. */
export class ApiClient {
  constructor(
    readonly server: Server,
    readonly token: string | null,
  ) {}

  with(token: string | null): ApiClient {
    return new ApiClient(this.server, token);
  }

  call(
    method: 'get' | 'head' | 'options' | 'post' | 'put' | 'patch' | 'delete',
    path: string,
    headers: Headers = {},
  ): Test {
    const test = supertest(this.server)[method](`/api/v1${path}`).set(headers);
    return this.token === null ? test : test.set('authorization', `Bearer ${this.token}`);
  }

  get(path: string, headers?: Headers): Promise<Response> {
    return this.call('get', path, headers);
  }

  post(path: string, body: object, headers: Headers = { 'idempotency-key': randomUUID() }): Promise<Response> {
    return this.call('post', path, headers).send(body);
  }

  /** Changes the object as it is now, unless `headers` name the revision. */
  async put(path: string, body: object, headers?: Headers): Promise<Response> {
    return this.call('put', path, headers ?? (await this.ifMatch(path))).send(body);
  }

  async patch(path: string, body: object, headers?: Headers): Promise<Response> {
    return this.call('patch', path, headers ?? (await this.ifMatch(path))).send(body);
  }

  async delete(path: string, headers?: Headers): Promise<Response> {
    return this.call('delete', path, headers ?? (await this.ifMatch(path)));
  }

  private async ifMatch(path: string): Promise<Headers> {
    const present = await this.get(path.split('?')[0] ?? path);
    const etag = present.headers['etag'];
    return etag === undefined ? { 'if-match': '*' } : { 'if-match': etag };
  }
}

/** The problem in an answer; throws when it is none. */
export function problemOf(answer: Response): ProblemBody {
  const type = String(answer.headers['content-type']);
  if (!type.startsWith('application/problem+json')) {
    throw new Error(`No problem but ${answer.status} ${type}: ${answer.text.slice(0, 300)}`);
  }
  return answer.body as ProblemBody;
}
