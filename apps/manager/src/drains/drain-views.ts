import { Injectable } from '@nestjs/common';
import type { Drain } from './drain.js';
import type { DrainView } from './drain.dto.js';
import { DrainRepository } from './drain.repository.js';
import { ServerSights } from './server-sights.js';

/** Drains as the API shows them: what is stored beside what is seen now. */
@Injectable()
export class DrainViews {
  constructor(
    private readonly drains: DrainRepository,
    private readonly sights: ServerSights,
  ) {}

  async of(drain: Drain): Promise<DrainView> {
    const servers = await this.drains.serversOf(drain.id);
    const progress = await this.sights.progress(servers.map(({ realServerId }) => realServerId));
    const { actor, subject, ignoresCapacity, deletes, isReleased: _, ...rest } = drain;
    return {
      ...rest,
      actor: { ...actor },
      subject: 'nodeIds' in subject ? { ...subject, nodeIds: [...subject.nodeIds] } : { ...subject },
      ignoreCapacity: ignoresCapacity,
      thenDelete: deletes,
      servers: servers.map(({ isOverdue: _o, restedSeconds: _r, returningSeconds: _t, ...server }) => {
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
}
