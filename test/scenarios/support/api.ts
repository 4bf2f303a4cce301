import { request } from 'node:http';
import { randomUUID } from 'node:crypto';
import { expect, eventually } from './scenario.js';

export interface ApiAnswer<T = Record<string, unknown>> {
  readonly status: number;
  readonly body: T;
  readonly headers: Record<string, string | string[] | undefined>;
}

export interface OperationView {
  readonly id: string;
  readonly state: string;
  readonly steps: readonly { name: string; state: string; detail?: string | null }[];
  readonly error?: { code: string; message: string; hint?: string } | null;
  readonly result?: unknown;
}

const DONE = new Set(['succeeded', 'failed', 'cancelled']);

/** The public REST API through the manager's local socket, as automation would use it. */
export class Api {
  constructor(
    private readonly socketPath: string,
    private readonly token: () => string,
  ) {}

  call<T = Record<string, unknown>>(method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<ApiAnswer<T>> {
    const text = body === undefined ? undefined : JSON.stringify(body);
    return new Promise((resolve, reject) => {
      const call = request(
        {
          socketPath: this.socketPath,
          method,
          path: path.startsWith('/api/') || !path.startsWith('/') ? path : `/api/v1${path}`,
          headers: {
            host: 'localhost',
            authorization: `Bearer ${this.token()}`,
            ...(text === undefined ? {} : { 'content-type': 'application/json', 'content-length': String(Buffer.byteLength(text)) }),
            ...(method === 'POST' ? { 'idempotency-key': randomUUID() } : {}),
            ...headers,
          },
        },
        (response) => {
          const chunks: Buffer[] = [];
          response.on('data', (chunk: Buffer) => chunks.push(chunk));
          response.on('end', () => {
            const reply = Buffer.concat(chunks).toString('utf8');
            const parsed: unknown = reply === '' ? {} : JSON.parse(reply);
            resolve({ status: response.statusCode ?? 0, body: parsed as T, headers: response.headers });
          });
        },
      );
      call.setTimeout(30_000, () => call.destroy(new Error(`${method} ${path}: no answer in 30 s`)));
      call.on('error', reject);
      call.end(text);
    });
  }

  async get<T = Record<string, unknown>>(path: string): Promise<T> {
    const answer = await this.call<T>('GET', path);
    expect(answer.status === 200, `GET ${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
    return answer.body;
  }

  /** Changes an object as it is now: reads its ETag first. */
  async change<T = Record<string, unknown>>(method: 'PUT' | 'PATCH' | 'DELETE', path: string, body?: unknown): Promise<ApiAnswer<T>> {
    const present = await this.call('GET', path.split('?')[0] ?? path);
    const etag = present.headers['etag'];
    return this.call<T>(method, path, body, typeof etag === 'string' ? { 'if-match': etag } : {});
  }

  /** Waits for the operation that an answer named; throws when it failed. */
  async finish(answer: ApiAnswer, limitMs = 60_000): Promise<OperationView> {
    expect(answer.status < 300, `refused with ${answer.status}: ${JSON.stringify(answer.body)}`);
    const ended = await this.settle(answer, limitMs);
    expect(ended.state === 'succeeded', `operation ${ended.id} ${ended.state}: ${JSON.stringify(ended.error)} ${JSON.stringify(ended.steps)}`);
    return ended;
  }

  /** Waits for the operation that an answer named, however it ends. */
  async settle(answer: ApiAnswer, limitMs = 60_000): Promise<OperationView> {
    const operation = (answer.body['operation'] ?? answer.body) as OperationView;
    const { value } = await eventually(`operation ${operation.id} to end`, limitMs, async () => {
      const now = await this.get<OperationView>(`/operations/${operation.id}`);
      return DONE.has(now.state) ? now : undefined;
    });
    return value;
  }
}
