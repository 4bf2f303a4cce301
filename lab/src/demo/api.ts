import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { createTransport, parseEndpoint, problemFrom } from '#libs/api-client';
import { DomainError } from '#libs/errors';

interface Answer<T> {
  readonly body: T;
  readonly etag: string | null;
}

interface OperationAnswer {
  readonly id: string;
  readonly title: string;
  readonly state: string;
  readonly steps: readonly { readonly title: string; readonly state: string; readonly detail: string | null }[];
  readonly result: unknown;
  readonly error: { readonly message: string; readonly hint: string | null } | null;
}

const POLL_MS = 250;

/** The public REST API as the demonstration needs it: JSON in, JSON out, operations followed to their end. */
export class DemoApi {
  readonly #fetch: (request: Request) => Promise<Response>;
  #token: string | null = null;

  constructor(socketPath: string) {
    this.#fetch = createTransport({ endpoint: parseEndpoint(`unix:${socketPath}`) });
  }

  useToken(token: string): void {
    this.#token = token;
  }

  async get<T>(path: string): Promise<T> {
    return (await this.send<T>('GET', path)).body;
  }

  /** The one object of a list with this name, or null. */
  async byName<T extends { readonly name: string }>(path: string, name: string): Promise<T | null> {
    const { items } = await this.get<{ readonly items: readonly T[] }>(`${path}?limit=500`);
    return items.find((item) => item.name === name) ?? null;
  }

  async send<T>(method: string, path: string, body?: unknown, etag?: string): Promise<Answer<T>> {
    const headers: Record<string, string> = { accept: 'application/json, application/problem+json' };
    if (this.#token !== null) headers['authorization'] = `Bearer ${this.#token}`;
    if (body !== undefined) headers['content-type'] = 'application/json';
    if (method === 'POST') headers['idempotency-key'] = randomUUID();
    if (etag !== undefined) headers['if-match'] = etag;
    const url = `http://localhost/api/v1${path}`;
    const answer = await this.#fetch(
      new Request(url, { method, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) }),
    );
    const text = await answer.text();
    const parsed: unknown = text === '' ? null : JSON.parse(text);
    if (!answer.ok) {
      const problem = problemFrom(answer.status, parsed);
      const faults = problem.faults.map(({ pointer, message }) => ` ${pointer} ${message}.`).join('');
      throw new DomainError('command-failed', `${method} ${path}: ${problem.message}${faults}`, {
        ...(problem.hint === undefined ? {} : { hint: problem.hint }),
      });
    }
    return { body: parsed as T, etag: answer.headers.get('etag') };
  }

  /** Sends a change and follows its operation; `note` hears each step that begins. */
  async run(
    method: string,
    path: string,
    options: {
      readonly body?: unknown;
      readonly etag?: string;
      readonly timeoutMs?: number;
      readonly note?: (text: string) => void;
    } = {},
  ): Promise<OperationAnswer> {
    const { body: answer } = await this.send<OperationAnswer & { readonly operation?: OperationAnswer }>(
      method,
      path,
      options.body,
      options.etag,
    );
    const accepted = answer.operation ?? answer;
    const deadline = Date.now() + (options.timeoutMs ?? 120_000);
    let last = '';
    for (;;) {
      const operation = await this.get<OperationAnswer>(`/operations/${accepted.id}`);
      if (operation.state === 'succeeded') return operation;
      if (operation.state === 'failed' || operation.state === 'cancelled') throw failed(operation);
      const current = operation.steps.find(({ state }) => state === 'running')?.title ?? '';
      if (current !== last && current !== '') options.note?.(current);
      last = current;
      if (Date.now() > deadline)
        throw new DomainError('command-timeout', `${operation.title} did not end: ${current}.`);
      await sleep(POLL_MS);
    }
  }
}

function failed(operation: OperationAnswer): DomainError {
  const step = operation.steps.find(({ state }) => state === 'failed');
  const where = step === undefined ? '' : ` (${step.title}: ${step.detail ?? 'failed'})`;
  const hint = operation.error?.hint ?? null;
  return new DomainError(
    'command-failed',
    `${operation.title}: ${operation.error?.message ?? operation.state}${where}`,
    {
      ...(hint === null ? {} : { hint }),
    },
  );
}
