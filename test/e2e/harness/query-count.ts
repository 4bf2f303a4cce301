import { AsyncLocalStorage } from 'node:async_hooks';
import type { Server } from 'node:http';
import pg from 'pg';

type Query = (this: pg.Client, statement: unknown, ...others: unknown[]) => unknown;

const textOf = (statement: unknown): string =>
  typeof statement === 'string' ? statement : ((statement as { text?: string } | null)?.text ?? '');

/** Sees what requests to a manager in this process ask PostgreSQL; what the manager does by itself meanwhile does not count. */
export class QueryCount {
  private readonly requests = new AsyncLocalStorage<string[]>();
  private statements: string[] = [];
  private readonly query = Reflect.get(pg.Client.prototype, 'query') as Query;

  constructor(private readonly server: Server) {
    const { requests, query } = this;
    Reflect.set(pg.Client.prototype, 'query', function (this: pg.Client, ...call: Parameters<Query>): unknown {
      requests.getStore()?.push(textOf(call[0]));
      return query.apply(this, call);
    });
    server.prependListener('request', this.begin);
  }

  /** The statements of the requests that `work` makes. */
  async during(work: () => Promise<unknown>): Promise<readonly string[]> {
    this.statements = [];
    await work();
    return this.statements;
  }

  stop(): void {
    this.server.off('request', this.begin);
    Reflect.set(pg.Client.prototype, 'query', this.query);
  }

  private readonly begin = (): void => this.requests.enterWith(this.statements);
}
