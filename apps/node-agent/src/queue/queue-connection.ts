import { messageOf } from '#libs/errors';
import type { Membership } from '../identity/identity.js';
import type { IdentityStore } from '../identity/identity.store.js';
import type { ReportOutbox, ReportSink } from '../reports/report-outbox.js';
import { Backoff } from '../shared/backoff.js';
import type { Clock } from '../shared/clock.js';
import type { Log } from '../shared/log.js';
import type { JobHandler, RedisAccess } from './redis-session.js';

export interface QueueSession extends ReportSink {
  readonly ended: Promise<string>;
  close(): Promise<void>;
}

export interface QueueConnectionOptions {
  readonly identity: IdentityStore;
  readonly outbox: ReportOutbox;
  readonly onJob: JobHandler;
  readonly open: (access: RedisAccess, onJob: JobHandler, onFault: (message: string) => void) => Promise<QueueSession>;
  readonly serverName: (clusterId: string) => string;
  readonly clock: Clock;
  readonly log: Log;
  readonly random: () => number;
  readonly onConnected: () => void;
}

export interface QueueStatus {
  readonly isConnected: boolean;
  readonly address: string | null;
  readonly since: string;
  readonly lastFault: string | null;
}

/** Keeps one session to the manager's queue for ever: each known address in turn, with backoff, at once when it moved. */
export class QueueConnection {
  private readonly stopping = new AbortController();
  private changed = new AbortController();
  private session: QueueSession | null = null;
  private running: Promise<void> | null = null;
  private readonly backoff: Backoff;
  private current: QueueStatus;

  constructor(private readonly options: QueueConnectionOptions) {
    this.backoff = new Backoff({ firstMs: 250, maxMs: 4000, random: options.random });
    this.current = { isConnected: false, address: null, since: this.stamp(), lastFault: null };
  }

  start(): void {
    if (this.running !== null) return;
    let known = accessKeyOf(this.options.identity.member());
    this.options.identity.onChange((identity) => {
      const next = accessKeyOf(identity.member);
      if (next === known) return;
      known = next;
      this.reconnect('the manager or the membership changed');
    });
    this.running = this.run();
  }

  status(): QueueStatus {
    return this.current;
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    this.reconnect('the agent stops');
    await this.running;
  }

  private reconnect(reason: string): void {
    this.changed.abort();
    this.session?.abandon(reason);
  }

  private async run(): Promise<void> {
    while (!this.stopping.signal.aborted) {
      this.changed = new AbortController();
      const member = this.options.identity.member();
      if (member === null) await this.options.clock.sleep(3_600_000, this.changed.signal);
      else if (!(await this.tryAddresses(member)))
        await this.options.clock.sleep(this.backoff.next(), this.changed.signal);
    }
  }

  /** Goes through the addresses once; true when a session was had and lasted. */
  private async tryAddresses(member: Membership): Promise<boolean> {
    for (const address of member.endpoints.addresses) {
      if (this.changed.signal.aborted) return true;
      const startedMs = this.options.clock.monotonicMs();
      if (await this.live(accessOf(member, address, this.options.serverName(member.clusterId)))) {
        // A session that lasted proves the address; one that broke at once must not make the agent hammer.
        const didLast = this.options.clock.monotonicMs() - startedMs > 5000;
        if (didLast) this.backoff.reset();
        return didLast;
      }
    }
    return false;
  }

  /** One session from its opening to its end; false when it could not be opened. */
  private async live(access: RedisAccess): Promise<boolean> {
    const { open, onJob, outbox, log } = this.options;
    let session: QueueSession;
    try {
      session = await open(access, onJob, (fault) => this.note(fault));
    } catch (error) {
      if (this.current.lastFault !== messageOf(error))
        log.warn('the queue cannot be reached', { error: messageOf(error) });
      this.note(messageOf(error));
      return false;
    }
    this.session = session;
    if (this.changed.signal.aborted) session.abandon('outdated');
    this.current = { isConnected: true, address: access.address, since: this.stamp(), lastFault: null };
    log.info('connected to the queue', { address: access.address, port: access.port });
    outbox.attach(session);
    this.options.onConnected();
    const reason = await session.ended;
    outbox.detach(session);
    this.session = null;
    this.current = { isConnected: false, address: null, since: this.stamp(), lastFault: reason };
    log.warn('the session to the queue ended', { reason });
    await session.close();
    return true;
  }

  private note(lastFault: string): void {
    this.current = { ...this.current, lastFault };
  }

  private stamp(): string {
    return this.options.clock.now().toISOString();
  }
}

function accessOf(member: Membership, address: string, serverName: string): RedisAccess {
  const { caPem, certificatePem, keyPem, machineId, endpoints, redis } = member;
  return { address, port: endpoints.redisPort, serverName, caPem, certificatePem, keyPem, machineId, ...redis };
}

function accessKeyOf(member: Membership | null): string {
  return member === null
    ? ''
    : JSON.stringify([member.clusterId, member.endpoints, member.redis, member.certificatePem]);
}
