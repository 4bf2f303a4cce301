import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import type { Redis } from 'ioredis';
import { setTimeout as sleep } from 'node:timers/promises';
import { messageOf } from '#libs/errors';
import { ClientHistory } from './client-history.js';
import { parseClientList, parseSlowLog, type SlowCommand } from './client-list.js';
import { culpritOf } from './culprit.js';
import { MachineAccess } from './machine-access.js';
import { RedisConnections } from './redis-connections.js';
import { ScriptWitness } from './script-witness.js';
import { CALM, decide, type PingResult, type WatchState } from './watch-decision.js';

const PING_INTERVAL_MS = 500;
const PING_PATIENCE_MS = 450;
/** How long a killed script may take to come to its end. */
const AFTERMATH_MS = 5000;
/** Every how many good pings the list of clients is read again. */
const LOOK_AROUND_EVERY = 2;

/** What the watchdog saw and did. */
export type QueueIncident =
  /** `killed`: the script alone was ended. `restarted`: it had written, so Redis was ended with it. */
  | { readonly kind: 'script'; readonly remedy: 'killed' | 'restarted'; readonly machineId: string | null }
  | { readonly kind: 'silence' }
  | { readonly kind: 'answers-again' };

type IncidentHandler = (incident: QueueIncident) => Promise<void>;

/** Keeps one hostile machine from holding the queue up for the others: EVAL cannot be taken from the machines' users. */
@Injectable()
export class RedisWatchdog implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger(RedisWatchdog.name);
  private readonly redis: Redis;
  private readonly clients = new ClientHistory();
  private readonly handlers: IncidentHandler[] = [];
  private readonly stopping = new AbortController();
  private state: WatchState = CALM;
  private pending: Promise<PingResult> | undefined;
  private newestSlowId = -1;
  private goodPings = 0;
  private isSilent = false;

  constructor(
    connections: RedisConnections,
    private readonly access: MachineAccess,
    private readonly witness: ScriptWitness,
  ) {
    this.redis = connections.connect('watchdog', { enableReadyCheck: false });
    this.redis.options.commandTimeout = undefined;
    this.redis.on('close', () => (this.newestSlowId = -1));
  }

  onIncident(handler: IncidentHandler): void {
    this.handlers.push(handler);
  }

  onApplicationBootstrap(): void {
    void this.watch();
  }

  onApplicationShutdown(): void {
    this.stopping.abort();
  }

  private async watch(): Promise<void> {
    while (!this.stopping.signal.aborted) {
      const began = Date.now();
      try {
        await this.step(await this.ping());
      } catch (error) {
        this.logger.warn(`The watch stumbled: ${messageOf(error)}`);
      }
      await sleep(Math.max(0, began + PING_INTERVAL_MS - Date.now()), undefined, this.stopping).catch(() => undefined);
    }
  }

  /** One ping is on its way at a time, so that a silent Redis is not buried in them. */
  private ping(): Promise<PingResult> {
    if (this.redis.status !== 'ready') return Promise.resolve('away');
    this.pending ??= this.redis
      .ping()
      .then(
        () => 'pong' as const,
        (error: unknown) => (messageOf(error).startsWith('BUSY') ? ('busy' as const) : ('away' as const)),
      )
      .finally(() => (this.pending = undefined));
    return Promise.race([this.pending, sleep(PING_PATIENCE_MS, 'silence' as const)]);
  }

  private async step(ping: PingResult): Promise<void> {
    const { state, action } = decide(this.state, ping, Date.now());
    this.state = state;
    if (action === 'kill-script') await this.endScript();
    if (action === 'report-silence' && !this.isSilent) await this.tell({ kind: 'silence' });
    if (ping === 'pong' && this.isSilent) await this.tell({ kind: 'answers-again' });
    if (action === 'report-silence') this.isSilent = true;
    if (ping === 'pong') this.isSilent = false;
    if (ping === 'pong' && this.goodPings++ % LOOK_AROUND_EVERY === 0) await this.lookAround();
  }

  private async endScript(): Promise<void> {
    try {
      await this.redis.call('SCRIPT', 'KILL');
    } catch (error) {
      const reason = messageOf(error);
      if (!reason.startsWith('UNKILLABLE')) return;
      await this.restart();
      return;
    }
    this.state = CALM;
    const before = this.newestSlowId;
    const slow = await this.lookAroundAfterKill();
    const machineId = culpritOf(slow, (address) => this.clients.userAt(address), before);
    await this.tell({ kind: 'script', remedy: 'killed', machineId });
  }

  /** redis.io/commands/script-kill: a script that wrote can only be ended with the server. Whoever started Redis starts it again. */
  private async restart(): Promise<void> {
    const machineId = this.witness.newest;
    this.logger.error('A script that wrote holds Redis up; ending Redis');
    await this.redis.call('SHUTDOWN', 'NOSAVE').catch(() => undefined);
    this.state = CALM;
    if (machineId === null) this.witness.begin();
    await this.tell({ kind: 'script', remedy: 'restarted', machineId });
  }

  /** SCRIPT KILL is answered before the script has come to its end: for a moment Redis is still BUSY. */
  private async lookAroundAfterKill(): Promise<SlowCommand[]> {
    const deadline = Date.now() + AFTERMATH_MS;
    for (;;) {
      try {
        return await this.lookAround();
      } catch (error) {
        if (!messageOf(error).startsWith('BUSY') || Date.now() > deadline) throw error;
      }
      await sleep(20);
    }
  }

  private async lookAround(): Promise<SlowCommand[]> {
    const slow = parseSlowLog(await this.redis.call('SLOWLOG', 'GET', '32'));
    this.clients.note(parseClientList(String(await this.redis.call('CLIENT', 'LIST'))), Date.now());
    this.newestSlowId = Math.max(this.newestSlowId, ...slow.map(({ id }) => id));
    return slow;
  }

  private async tell(incident: QueueIncident): Promise<void> {
    if (incident.kind === 'script' && incident.machineId !== null) {
      await this.access.revoke(incident.machineId).catch(() => undefined);
    }
    for (const handle of this.handlers) {
      await handle(incident).catch((error: unknown) => {
        this.logger.error(`An incident could not be recorded: ${messageOf(error)}`);
      });
    }
  }
}
