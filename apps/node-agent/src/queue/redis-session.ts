import { Worker } from 'bullmq';
import { Redis, type RedisOptions } from 'ioredis';
import { COMMAND_QUEUE, redisPrefix, reportStream, type Report } from '#libs/contracts';
import { messageOf } from '#libs/errors';
import type { ReportSink } from '../reports/report-outbox.js';

/** How a machine reaches its own queue. The server is known by its certificate's name, never by its address. */
export interface RedisAccess {
  readonly address: string;
  readonly port: number;
  readonly serverName: string;
  readonly caPem: string;
  readonly certificatePem: string;
  readonly keyPem: string;
  readonly username: string;
  readonly password: string;
  readonly machineId: string;
}

export type JobHandler = (job: { readonly id: string; readonly data: unknown }) => Promise<void>;

const CONNECT_TIMEOUT_MS = 5000;
/** A command without an answer for so long means that the server or the way to it is gone. */
const ANSWER_TIMEOUT_MS = 10_000;
/** Entries that the report stream keeps, about. */
const STREAM_LENGTH = 1000;
const CLOSE_TIMEOUT_MS = 2000;
/** BUSY and LOADING too: a worker that meets them while it begins never begins again (BullMQ asks for INFO once). */
const ENDS_SESSION = /NOAUTH|WRONGPASS|NOPERM|BUSY|LOADING|Connection is closed|ECONN|EPIPE/;

function redisOptions(access: RedisAccess): RedisOptions {
  return {
    host: access.address,
    port: access.port,
    username: access.username,
    password: access.password,
    tls: {
      ca: access.caPem,
      cert: access.certificatePem,
      key: access.keyPem,
      servername: access.serverName,
      minVersion: 'TLSv1.2',
    },
    connectTimeout: CONNECT_TIMEOUT_MS,
    keepAlive: 5000,
    lazyConnect: true,
    // A lost connection ends the session; the next session may use another address and other credentials.
    retryStrategy: () => null,
    maxRetriesPerRequest: null,
    enableOfflineQueue: true,
  };
}

/**
 * One life of the connection to the queue: connected and authenticated once, ended by the first fault, never repaired.
 * A BullMQ worker takes commands (at least once); reports go into the machine's stream over the same client.
 */
export class RedisSession implements ReportSink {
  /** Resolves with the reason when the session is over. */
  readonly ended: Promise<string>;
  private worker: Worker | null = null;
  private readonly end: (reason: string) => void;
  private isOver = false;

  private constructor(
    private readonly client: Redis,
    private readonly access: RedisAccess,
  ) {
    let end: (reason: string) => void = () => undefined;
    this.ended = new Promise((resolve) => (end = resolve));
    this.end = end;
  }

  /** Connects, authenticates and begins to take commands; rejects with the server's own words. */
  static async open(access: RedisAccess, onJob: JobHandler, onFault: (message: string) => void): Promise<RedisSession> {
    const client = new Redis(redisOptions(access));
    let lastFault: unknown;
    client.on('error', (error: unknown) => (lastFault = error));
    const session = new RedisSession(client, access);
    try {
      await client.connect();
      await withTimeout(client.ping(), ANSWER_TIMEOUT_MS);
    } catch (error) {
      client.disconnect();
      throw new Error(`${access.address} port ${access.port}: ${messageOf(lastFault ?? error)}`, { cause: error });
    }
    client.on('end', () => session.abandon(`the connection was closed: ${messageOf(lastFault ?? 'by the server')}`));
    session.work(onJob, onFault);
    return session;
  }

  async write(report: Report): Promise<void> {
    const stream = reportStream(this.access.machineId);
    const entry = ['report', JSON.stringify(report)] as const;
    const written = this.client.xadd(stream, 'MAXLEN', '~', STREAM_LENGTH, '*', ...entry);
    await withTimeout(written, ANSWER_TIMEOUT_MS);
  }

  abandon(reason: string): void {
    if (this.isOver) return;
    this.isOver = true;
    this.end(reason);
  }

  /** Ends the worker and both connections; a command that runs goes on, its outcome stays in the journal. */
  async close(): Promise<void> {
    this.abandon('closed');
    const closing = this.worker?.close(true) ?? Promise.resolve();
    await withTimeout(closing, CLOSE_TIMEOUT_MS).catch(() => undefined);
    this.client.disconnect();
  }

  private work(onJob: JobHandler, onFault: (message: string) => void): void {
    const worker = new Worker(COMMAND_QUEUE, (job) => onJob({ id: job.id ?? '', data: job.data as unknown }), {
      connection: this.client,
      prefix: redisPrefix(this.access.machineId),
      concurrency: 4,
      // The journal makes repetition harmless, so a job of a dead agent may come back soon and as often as it likes.
      lockDuration: 10_000,
      stalledInterval: 5000,
      maxStalledCount: 1_000_000,
      drainDelay: 5,
      runRetryDelay: 1000,
      removeOnComplete: { count: 0 },
      removeOnFail: { count: 0 },
    });
    worker.on('error', (error) => {
      onFault(error.message);
      if (ENDS_SESSION.test(error.message)) this.abandon(error.message);
    });
    // BullMQ tells the end of either of its connections by this event.
    worker.on('ioredis:close', () => this.abandon('the connection was closed'));
    this.worker = worker;
  }
}

async function withTimeout<T>(work: Promise<T>, ms: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${ms} ms`)), ms);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
