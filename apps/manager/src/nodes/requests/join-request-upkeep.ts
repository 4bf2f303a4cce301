import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { JoinRequestRepository } from './join-request.repository.js';

const EVERY_MS = 60_000;

/** Looks once a minute after requests whose time is over, so that no join key is kept longer than it is good for. */
@Injectable()
export class JoinRequestUpkeep implements OnApplicationBootstrap, OnApplicationShutdown {
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly requests: JoinRequestRepository) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => void this.requests.settle().catch(() => undefined), EVERY_MS).unref();
  }

  onApplicationShutdown(): void {
    clearInterval(this.timer);
  }
}
