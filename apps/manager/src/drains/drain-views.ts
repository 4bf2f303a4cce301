import { Injectable } from '@nestjs/common';
import type { Drain, DrainServer } from './drain.js';
import type { DrainView } from './drain.dto.js';
import { DrainRepository } from './drain.repository.js';
import { type ServerProgress, ServerSights } from './server-sights.js';

/** Drains as the API shows them: what is stored beside what is seen now. */
@Injectable()
export class DrainViews {
  constructor(
    private readonly drains: DrainRepository,
    private readonly sights: ServerSights,
  ) {}

  async of(drain: Drain): Promise<DrainView> {
    const servers = await this.drains.serversOf(drain.id);
    return viewOf(drain, servers, await this.progressOf(servers));
  }

  /** However many they are, the documents and reports of the directors are looked through once. */
  async ofAll(drains: readonly Drain[]): Promise<DrainView[]> {
    const servers = await this.drains.serversOfAll(drains.map(({ id }) => id));
    const progress = await this.progressOf([...servers.values()].flat());
    return drains.map((drain) => viewOf(drain, servers.get(drain.id) ?? [], progress));
  }

  private async progressOf(servers: readonly DrainServer[]): Promise<Progress> {
    const ids = [...new Set(servers.map(({ realServerId }) => realServerId))];
    return ids.length === 0 ? new Map() : this.sights.progress(ids);
  }
}

type Progress = ReadonlyMap<string, ServerProgress>;

function viewOf(drain: Drain, servers: readonly DrainServer[], progress: Progress): DrainView {
  const { actor, subject, ignoresCapacity, deletes, isReleased: _, ...rest } = drain;
  return {
    ...rest,
    actor: { ...actor },
    subject: 'nodeIds' in subject ? { ...subject, nodeIds: [...subject.nodeIds] } : { ...subject },
    ignoreCapacity: ignoresCapacity,
    thenDelete: deletes,
    servers: servers.map(({ isOverdue: _o, wasDraining: _w, restedSeconds: _r, returningSeconds: _t, ...server }) => {
      const seen = progress.get(server.realServerId);
      return {
        ...server,
        activeConnections: seen?.activeConnections ?? 0,
        inactiveConnections: seen?.inactiveConnections ?? 0,
        pinnedClients: seen?.pinnedClients ?? 0,
        endingPerMinute: seen?.endingPerMinute ?? null,
        emptyInSeconds: seen?.emptyInSeconds ?? null,
        fresh: seen?.isKnown ?? false,
      };
    }),
  };
}
