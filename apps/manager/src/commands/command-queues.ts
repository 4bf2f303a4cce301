import { Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import { Queue } from 'bullmq';
import { COMMAND_JOB, COMMAND_QUEUE, redisPrefix, reportStream, type CommandEnvelope } from '#libs/contracts';
import { RedisRuns } from '../redis/redis-runs.js';

/** The machines' queues in Redis: one queue and one prefix each. Everything here may fail at any time and be repeated. */
@Injectable()
export class CommandQueues implements OnApplicationShutdown {
  private readonly logger = new Logger(CommandQueues.name);
  private readonly queues = new Map<string, Queue>();

  constructor(private readonly runs: RedisRuns) {
    this.runs.onConnected(() => this.reopen());
  }

  /** Hands a command over; one that is there already gets the new envelope (a later epoch) and keeps its place. */
  async put(envelope: CommandEnvelope, isRepetition: boolean): Promise<void> {
    await this.use(envelope.machineId, async (queue) => {
      const waiting = isRepetition ? await queue.getJob(envelope.commandId) : undefined;
      await waiting?.updateData(envelope);
      await queue.add(COMMAND_JOB, envelope, {
        jobId: envelope.commandId,
        removeOnComplete: true,
        removeOnFail: true,
      });
    });
  }

  /** Takes a command back; false when it is being executed, or when Redis cannot be asked. */
  async take(machineId: string, commandId: string): Promise<boolean> {
    return this.use(machineId, async (queue) => {
      const job = await queue.getJob(commandId);
      return job === undefined || (await queue.remove(commandId)) === 1;
    });
  }

  /** Removes all that Redis has of a machine. */
  async forget(machineId: string): Promise<void> {
    await this.use(machineId, (queue) => queue.obliterate({ force: true }));
    await this.runs.redis.del(reportStream(machineId));
    await this.queues.get(machineId)?.close();
    this.queues.delete(machineId);
  }

  async onApplicationShutdown(): Promise<void> {
    await this.reopen();
  }

  private async use<T>(machineId: string, work: (queue: Queue) => Promise<T>): Promise<T> {
    if (this.runs.redis.status !== 'ready') throw new Error('Redis is away');
    const queue = this.queues.get(machineId) ?? this.open(machineId);
    try {
      return await work(queue);
    } catch (error) {
      // A queue that met a broken connection while it began is of no use any more.
      this.queues.delete(machineId);
      await queue.close().catch(() => undefined);
      throw error;
    }
  }

  private open(machineId: string): Queue {
    const queue = new Queue(COMMAND_QUEUE, {
      connection: this.runs.redis,
      prefix: redisPrefix(machineId),
      skipMetasUpdate: true,
      skipVersionCheck: true,
    });
    queue.on('error', (error: Error) => this.logger.debug(`Queue of ${machineId}: ${error.message}`));
    this.queues.set(machineId, queue);
    return queue;
  }

  private async reopen(): Promise<void> {
    const queues = [...this.queues.values()];
    this.queues.clear();
    await Promise.all(queues.map((queue) => queue.close().catch(() => undefined)));
  }
}
