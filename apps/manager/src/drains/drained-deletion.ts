import { Injectable } from '@nestjs/common';
import { DomainError } from '#libs/errors';
import type { EntityManager } from 'typeorm';
import { ChangesService } from '../changes/changes.service.js';
import { RealServersService } from '../load-balancing/real-servers.service.js';
import { SYSTEM_ACTOR } from '../revisions/system-actor.js';
import type { Drain, DrainServer } from './drain.js';
import { DrainRepository } from './drain.repository.js';

/** Ends a deletion that somebody has taken back. */
export class TakenBack extends Error {}

/** Deletes real servers that a drain has emptied, each as an ordinary change: with its operation, its revision and its undo. */
@Injectable()
export class DrainedDeletion {
  constructor(
    private readonly drains: DrainRepository,
    private readonly realServers: RealServersService,
    private readonly changes: ChangesService,
  ) {}

  /** Deletes those that are still there, in the name of who began the drain; gives a line for its log, or null. */
  async delete(drain: Drain, servers: readonly DrainServer[]): Promise<string | null> {
    let line: string | null = null;
    for (const server of servers) line = (await this.deleteOne(drain, server)) ?? line;
    return line;
  }

  private async deleteOne({ id, actor }: Drain, server: DrainServer): Promise<string | null> {
    const { virtualServiceId, realServerId, name } = server;
    const who = { ...SYSTEM_ACTOR, ...actor };
    const change = this.realServers.removal(who, virtualServiceId, realServerId, { kind: 'any' }, TERMS);
    const work = async (tx: EntityManager): ReturnType<typeof change.work> => {
      await assertStillWanted(this.drains, tx, id);
      return change.work(tx);
    };
    try {
      await this.changes.apply({ ...change, work });
      return `${name} was empty and is deleted now.`;
    } catch (error) {
      if (error instanceof TakenBack) return null;
      if (!(error instanceof DomainError)) throw error;
      return error.code === 'not-found' ? null : `${name} is empty; its deletion waits: ${error.message}`;
    }
  }
}

/** It may have been cancelled or released since it was decided; from here on that has to wait for the end of the deletion. */
export async function assertStillWanted(drains: DrainRepository, tx: EntityManager, id: string): Promise<void> {
  const { state, isReleased, endedAt } = await drains.lock(tx, id);
  if (isReleased || endedAt !== null || state === 'stopping' || state === 'cancelling') throw new TakenBack();
}

/** Whoever began it has said so already. */
export const TERMS = { dryRun: false, confirmBlastRadius: true } as const;
