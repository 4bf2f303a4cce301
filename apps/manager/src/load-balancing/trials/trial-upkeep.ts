import { Injectable } from '@nestjs/common';
import { Upkeep } from '../../common/upkeep.js';
import { TRIAL_PATIENCE_MS } from './trial-director.js';
import { TrialReports } from './trial-reports.js';

/** Looks again and again after trials that were never answered, so that none is shown as running for ever. */
@Injectable()
export class TrialUpkeep extends Upkeep {
  constructor(private readonly reports: TrialReports) {
    super(TRIAL_PATIENCE_MS);
  }

  protected work(): Promise<unknown> {
    return this.reports.settle();
  }
}
