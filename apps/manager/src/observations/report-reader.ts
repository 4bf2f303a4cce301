import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import type { Redis } from 'ioredis';
import { setTimeout as sleep } from 'node:timers/promises';
import { QueryFailedError } from 'typeorm';
import { reportStream } from '#libs/contracts';
import { messageOf } from '#libs/errors';
import { Clock } from '../common/clock.js';
import { rowsOf } from '../common/database/rows-of.js';
import { Transactor } from '../common/database/transactor.js';
import type { Machine } from '../nodes/machine.js';
import { MachineRepository } from '../nodes/machine.repository.js';
import { RedisConnections } from '../redis/redis-connections.js';
import { RedisRuns } from '../redis/redis-runs.js';
import { ReportIntake, type StreamEntry } from './report-intake.js';
import { isLater, STREAM_BEGIN, timeOf } from './stream-position.js';

const BLOCK_MS = 1000;
const RETRY_MS = 500;
const ENTRIES_AT_ONCE = 50;

type StreamReply = [key: string, entries: [id: string, fields: string[]][]][];

/** Reads all machines' report streams with one blocking command on a connection of its own; remembers in PostgreSQL how far. */
@Injectable()
export class ReportReader implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger(ReportReader.name);
  private readonly redis: Redis;
  private readonly cursors = new Map<string, string>();
  private offsetMs = 0;
  private running: Promise<void> | undefined;
  private readonly stopping = new AbortController();

  constructor(
    connections: RedisConnections,
    private readonly runs: RedisRuns,
    private readonly machines: MachineRepository,
    private readonly intake: ReportIntake,
    private readonly transactor: Transactor,
    private readonly clock: Clock,
  ) {
    this.redis = connections.connect('reports', { commandTimeout: BLOCK_MS * 10 });
    this.runs.onConnected(() => this.align());
  }

  onApplicationBootstrap(): void {
    this.running = this.run();
  }

  async onApplicationShutdown(): Promise<void> {
    this.stopping.abort();
    this.redis.disconnect();
    await this.running;
  }

  private async run(): Promise<void> {
    while (!this.stopping.signal.aborted) {
      try {
        if (!this.runs.isReady || this.redis.status !== 'ready') await sleep(100);
        else await this.round();
      } catch (error) {
        this.complain(error);
        await sleep(RETRY_MS);
      }
    }
  }

  private complain(error: unknown): void {
    if (!this.stopping.signal.aborted) this.logger.warn(`Reports wait: ${messageOf(error)}`);
  }

  private async round(): Promise<void> {
    const machines = (await this.machines.list()).filter(({ state }) => state === 'member' || state === 'leaving');
    if (machines.length === 0) {
      await sleep(BLOCK_MS);
      return;
    }
    const keys = machines.map(({ id }) => reportStream(id));
    const ids = machines.map(({ id }) => this.cursors.get(id) ?? STREAM_BEGIN);
    const reply = (await this.redis.call(
      ...(['XREAD', 'COUNT', ENTRIES_AT_ONCE, 'BLOCK', BLOCK_MS, 'STREAMS', ...keys, ...ids] as const),
    )) as StreamReply | null;
    for (const [key, entries] of reply ?? []) {
      const machine = machines.find(({ id }) => reportStream(id) === key);
      if (machine !== undefined) await this.take(machine, entries);
    }
  }

  private async take(machine: Machine, entries: StreamReply[number][1]): Promise<void> {
    const now = this.clock.now();
    const read = entries.map(([id, fields]): StreamEntry => {
      const text = fields.length === 2 && fields[0] === 'report' ? (fields[1] ?? null) : null;
      return { id, at: timeOf(id, this.offsetMs, now), text };
    });
    try {
      await this.intake.take(machine, read);
      this.advance(machine.id, read);
    } catch (error) {
      if (!isAboutItsContent(error)) throw error;
      for (const entry of read) await this.takeOne(machine, entry);
    }
  }

  /** An entry that the database refuses is dropped like one that does not fit; those around it still count. */
  private async takeOne(machine: Machine, entry: StreamEntry): Promise<void> {
    try {
      await this.intake.take(machine, [entry]);
    } catch (error) {
      if (!isAboutItsContent(error)) throw error;
      await this.intake.take(machine, [{ ...entry, text: null }]);
    }
    this.advance(machine.id, [entry]);
  }

  private advance(machineId: string, read: readonly StreamEntry[]): void {
    const last = read.at(-1);
    if (last !== undefined) this.cursors.set(machineId, last.id);
  }

  /** After each connection: compares the clocks, and begins anew in streams that are shorter than what was read of them. */
  private async align(): Promise<void> {
    const [seconds, micros] = await this.runs.redis.time();
    this.offsetMs = this.clock.now().getTime() - (Number(seconds) * 1000 + Math.floor(Number(micros) / 1000));
    const rows = await rowsOf<{ machine_id: string; entry_id: string }>(
      this.transactor.reader,
      'SELECT machine_id, entry_id FROM report_cursor',
    );
    for (const { machine_id: machineId, entry_id: entryId } of rows) {
      const [last] = await this.runs.redis.xrevrange(reportStream(machineId), '+', '-', 'COUNT', 1);
      const isThere = last !== undefined && !isLater(entryId, last[0]);
      this.cursors.set(machineId, isThere ? entryId : STREAM_BEGIN);
    }
  }
}

/** SQLSTATE classes 22 (data exception) and 54 (program limit exceeded). */
function isAboutItsContent(error: unknown): boolean {
  if (!(error instanceof QueryFailedError)) return false;
  const cause: unknown = error.driverError;
  return typeof cause === 'object' && cause !== null && 'code' in cause && /^(22|54)/.test(String(cause.code));
}
