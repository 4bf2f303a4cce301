import { Injectable } from '@nestjs/common';
import { DomainError } from '#libs/errors';
import { RealServersService } from '../load-balancing/real-servers.service.js';
import { SYSTEM_ACTOR } from '../revisions/system-actor.js';
import type { Drain, DrainServer } from './drain.js';

/** Deletes real servers that a drain has emptied, each as an ordinary change: with its operation, its revision and its undo. */
@Injectable()
export class DrainedDeletion {
  constructor(private readonly realServers: RealServersService) {}

  /** Deletes those that are still there; in the name of who began the drain. */
  async delete({ actor }: Drain, servers: readonly DrainServer[]): Promise<void> {
    for (const { virtualServiceId, realServerId } of servers) {
      await this.realServers
        .remove({ ...SYSTEM_ACTOR, ...actor }, virtualServiceId, realServerId, { kind: 'any' }, TERMS)
        .catch((error: unknown) => {
          if (!(error instanceof DomainError) || error.code !== 'not-found') throw error;
        });
    }
  }
}

/** Whoever began it has said so already. */
const TERMS = { dryRun: false, confirmBlastRadius: true } as const;
