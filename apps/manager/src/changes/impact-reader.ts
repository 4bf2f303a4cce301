import { Injectable } from '@nestjs/common';
import { Clock } from '../common/clock.js';
import type { ChangedDocument } from '../machine-states/machine-state-publisher.js';
import { isFresh } from '../observations/freshness.js';
import { ObservationStore } from '../observations/observation-store.js';
import { type Impact, impactOf } from './impact.js';

/** Tells whom a change of documents concerns, with the connections of this moment. */
@Injectable()
export class ImpactReader {
  constructor(
    private readonly store: ObservationStore,
    private readonly clock: Clock,
  ) {}

  of(documents: readonly ChangedDocument[]): Impact {
    const now = this.clock.now();
    const seen = documents.map(({ after }) => this.store.of(after.machineId));
    return impactOf(
      documents,
      seen.flatMap((observation) => (isFresh(observation, now) ? [observation.report] : [])),
    );
  }
}
