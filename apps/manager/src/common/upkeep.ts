import { Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { messageOf } from '#libs/errors';

/** Does something when the manager starts and again and again until it ends; what failed is logged, and tried the next time. */
export abstract class Upkeep implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger(this.constructor.name);
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> | null = null;

  protected constructor(private readonly everyMs: number) {}

  protected abstract work(): Promise<unknown>;

  onApplicationBootstrap(): void {
    this.begin();
    this.timer = setInterval(() => this.begin(), this.everyMs).unref();
  }

  /** Waits for what it is at: the database is there until then. */
  async onApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    await this.running;
  }

  /** Never twice at the same time. */
  private begin(): void {
    this.running ??= this.work()
      .then(
        () => undefined,
        (error: unknown) => this.logger.warn(messageOf(error)),
      )
      .finally(() => {
        this.running = null;
      });
  }
}
