import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { TRIAL_PATIENCE_MS } from './trial-director.js';
import { TrialReports } from './trial-reports.js';

/** Looks again and again after trials that were never answered, so that none is shown as running for ever. */
@Injectable()
export class TrialUpkeep implements OnApplicationBootstrap, OnApplicationShutdown {
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly reports: TrialReports) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => void this.reports.settle().catch(() => undefined), TRIAL_PATIENCE_MS).unref();
  }

  onApplicationShutdown(): void {
    clearInterval(this.timer);
  }
}
