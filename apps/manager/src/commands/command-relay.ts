import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { messageOf } from '#libs/errors';
import { Office } from '../cluster/office.js';
import { Notifications } from '../common/database/notifications.js';
import { rowsOf } from '../common/database/rows-of.js';
import { Transactor } from '../common/database/transactor.js';
import { RedisRuns } from '../redis/redis-runs.js';
import type { Command } from './command.js';
import { CommandEnvelopes } from './command-envelopes.js';
import { CommandQueues } from './command-queues.js';
import { CommandRepository } from './command.repository.js';

const POLL_MS = 500;
const QUEUE_RETRY_MS = 1000;

/**
 * Carries commands from PostgreSQL to the machines' queues, again and again until they are answered: after a growing pause, and at once
 * when Redis may have lost them or when a manager has just begun.
 */
@Injectable()
export class CommandRelay implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger(CommandRelay.name);
  private running: Promise<void> | undefined;
  private timer: NodeJS.Timeout | undefined;
  private isCalled = false;
  private isStopping = false;

  constructor(
    private readonly commands: CommandRepository,
    private readonly queues: CommandQueues,
    private readonly runs: RedisRuns,
    private readonly office: Office,
    private readonly notifications: Notifications,
    private readonly transactor: Transactor,
    private readonly envelopes: CommandEnvelopes,
  ) {
    this.runs.onConnected(async ({ isNew }) => {
      if (isNew) await this.commands.makeDue();
      setImmediate(() => this.call());
    });
  }

  onApplicationBootstrap(): void {
    this.notifications.listen('directorate_command', () => this.call());
    this.timer = setInterval(() => this.call(), POLL_MS);
  }

  async onApplicationShutdown(): Promise<void> {
    this.isStopping = true;
    clearInterval(this.timer);
    await this.running;
  }

  /** Asks for a round; calls during a round cause exactly one more. */
  call(): void {
    if (this.isStopping) return;
    this.isCalled = true;
    this.running ??= this.run().finally(() => (this.running = undefined));
  }

  private async run(): Promise<void> {
    while (this.isCalled && !this.isStopping) {
      this.isCalled = false;
      try {
        await this.round();
      } catch (error) {
        this.logger.warn(`Commands wait: ${messageOf(error)}`);
      }
    }
  }

  private async round(): Promise<void> {
    if (!this.runs.isReady) return;
    const claimed = await this.commands.claim(this.office.epoch);
    for (const command of claimed) await this.send(command);
    if (claimed.length > 0) this.isCalled = true;
  }

  private async send(command: Command): Promise<void> {
    try {
      if (command.type === 'machine-state.apply') await this.withdrawOlder(command);
      await this.queues.put(await this.envelopes.of(command), command.attempts > 1);
    } catch (error) {
      this.logger.warn(`Command ${command.id} for ${command.machineName} waits: ${messageOf(error)}`);
      await this.commands.unclaim(command.id, QUEUE_RETRY_MS);
    }
  }

  private async withdrawOlder({ id, machineId }: Command): Promise<void> {
    const older = await rowsOf<{ id: string }>(
      this.transactor.reader,
      'SELECT id FROM command WHERE superseded_by = $1 AND finished_at IS NULL AND attempts > 0',
      [id],
    );
    for (const command of older) await this.queues.take(machineId, command.id);
  }
}
