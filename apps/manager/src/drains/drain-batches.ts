import { Injectable } from '@nestjs/common';
import { DomainError } from '#libs/errors';
import type { EntityManager } from 'typeorm';
import { VirtualServiceRepository } from '../load-balancing/virtual-service.repository.js';
import { MachineRepository } from '../nodes/machine.repository.js';
import type { DrainSubject } from './drain.js';
import type { NewDrainServer } from './drain.repository.js';
import { type DrainableServer, DrainedServers } from './drained-servers.js';

export interface DrainWork {
  readonly title: string;
  readonly servers: readonly NewDrainServer[];
}

/** Finds the servers of a drain, in the batches in which they have their turn. */
@Injectable()
export class DrainBatches {
  constructor(
    private readonly servers: DrainedServers,
    private readonly machines: MachineRepository,
    private readonly services: VirtualServiceRepository,
  ) {}

  async of(tx: EntityManager, subject: DrainSubject): Promise<DrainWork> {
    if ('realServerId' in subject) return this.single(tx, subject.virtualServiceId, subject.realServerId);
    if ('virtualServiceId' in subject) return this.whole(tx, subject.virtualServiceId);
    const nodeIds = 'nodeId' in subject ? [subject.nodeId] : subject.nodeIds;
    const atOnce = 'nodeId' in subject ? 1 : subject.atOnce;
    const names: string[] = [];
    for (const id of nodeIds) names.push((await this.machines.get(id, tx)).name);
    const found = await this.servers.ofNodes(tx, nodeIds);
    const enabled = found.filter(({ adminState }) => adminState === 'enabled');
    if (enabled.length === 0) {
      throw new DomainError(
        'conflict',
        `${names.join(', ')} ${names.length === 1 ? 'has' : 'have'} no enabled real server.`,
      );
    }
    const batches = new Map(nodeIds.map((id, index) => [id, Math.floor(index / atOnce)]));
    const used = [...new Set(enabled.map(({ nodeId }) => batches.get(nodeId ?? '') ?? 0))].sort((a, b) => a - b);
    const servers = enabled.map((server) => drainOf(server, used.indexOf(batches.get(server.nodeId ?? '') ?? 0)));
    const group = names.length <= 5 ? names.join(', ') : `${names.length} nodes`;
    return { title: `Drain ${group}${names.length > 1 ? `, ${atOnce} at once` : ''}`, servers };
  }

  /** Those that are disabled have no connections. */
  private async whole(tx: EntityManager, serviceId: string): Promise<DrainWork> {
    const { name } = await this.services.get(serviceId, tx);
    const servers = (await this.servers.ofServices(tx, [serviceId])).filter(
      ({ adminState }) => adminState !== 'disabled',
    );
    return { title: `Drain ${name} and delete it`, servers: servers.map((server) => drainOf(server, 0)) };
  }

  private async single(tx: EntityManager, serviceId: string, id: string): Promise<DrainWork> {
    const [server] = await this.servers.of(tx, [id]);
    if (server?.virtualServiceId !== serviceId) {
      throw new DomainError('not-found', `The virtual service has no real server ${id}.`);
    }
    if (server.adminState !== 'enabled') {
      throw new DomainError('conflict', `${server.name} is ${server.adminState} already.`, {
        hint: 'Only enabled servers can be drained and brought back.',
      });
    }
    return { title: `Drain ${server.name}`, servers: [drainOf(server, 0)] };
  }
}

const drainOf = (server: DrainableServer, batch: number): NewDrainServer => {
  const { id, virtualServiceId, nodeId, name, adminState } = server;
  return { realServerId: id, virtualServiceId, nodeId, name, batch, wasDraining: adminState === 'drain' };
};
