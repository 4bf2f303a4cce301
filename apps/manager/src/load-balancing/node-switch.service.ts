import { Injectable } from '@nestjs/common';
import { DomainError } from '#libs/errors';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../auth/actor.js';
import type { ChangeTerms } from '../changes/change.js';
import { type ChangeResult, ChangesService } from '../changes/changes.service.js';
import type { Precondition } from '../common/http/etag.js';
import { MachineRepository } from '../nodes/machine.repository.js';
import { auditedServer, subjectOf } from './audited.js';
import { assertSound, toIpvsService } from './desired-service.js';
import type { RealServerEntity } from './real-server.entity.js';
import { rowsOwner, ServerRows } from './server-rows.js';
import { ServiceSettings } from './service-settings.js';
import type { VirtualServiceEntity } from './virtual-service.entity.js';
import { VirtualServiceRepository } from './virtual-service.repository.js';

/** IW-101: a node works for a service, or it does not. */
@Injectable()
export class NodeSwitchService {
  constructor(
    private readonly services: VirtualServiceRepository,
    private readonly rows: ServerRows,
    private readonly settings: ServiceSettings,
    private readonly machines: MachineRepository,
    private readonly changes: ChangesService,
  ) {}

  /** Enables or disables the node's real servers; one with its first fitting address is made when it has none. */
  async set(
    actor: Actor,
    { serviceId, nodeId, isEnabled }: { serviceId: string; nodeId: string; isEnabled: boolean },
    precondition: Precondition,
    terms: ChangeTerms,
  ): Promise<ChangeResult<VirtualServiceEntity>> {
    const node = await this.machines.get(nodeId);
    return this.changes.apply({
      actor,
      ...terms,
      action: 'virtual-service.switch-node',
      title: `${isEnabled ? 'Enable' : 'Disable'} ${node.name} for a virtual service`,
      work: async (tx) => {
        const service = await this.services.lock(tx, serviceId, precondition);
        const all = await this.services.serversOf([serviceId], tx);
        const own = all.filter((server) => server.nodeId === nodeId);
        const before = { realServers: own.map(auditedServer) };
        const wanted = isEnabled && own.length === 0 ? [await this.made(tx, service, nodeId)] : own;
        for (const server of wanted) server.adminState = isEnabled ? 'enabled' : 'disabled';
        const servers = [...all.filter((server) => server.nodeId !== nodeId), ...wanted];
        assertSound(toIpvsService(service, servers), service);
        await this.settings.assertServable(tx, service, servers);
        await tx.save(wanted);
        const after = { realServers: wanted.map(auditedServer) };
        const isSame = JSON.stringify(before) === JSON.stringify(after);
        const object = isSame ? service : await this.services.touch(tx, service);
        return { subject: subjectOf(service), before, after, object };
      },
    });
  }

  private async made(tx: EntityManager, service: VirtualServiceEntity, nodeId: string): Promise<RealServerEntity> {
    const [server] = await this.rows.make(tx, rowsOwner(service), [{ spec: { nodeId } }], () => '');
    if (server === undefined) throw new DomainError('not-found', `There is no node ${nodeId}.`);
    return server;
  }
}
