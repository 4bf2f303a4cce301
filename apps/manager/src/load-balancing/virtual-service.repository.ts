import { Injectable } from '@nestjs/common';
import { DomainError } from '#libs/errors';
import type { EntityManager } from 'typeorm';
import { canonicalAddress } from '../addresses/address.js';
import { readEntities } from '../common/database/prepared.js';
import { Transactor } from '../common/database/transactor.js';
import { assertMatches, type Precondition } from '../common/http/etag.js';
import { type ListRules, type Page, paginate } from '../common/http/paginate.js';
import type { RealServersQuery } from './real-server.dto.js';
import { RealServerEntity } from './real-server.entity.js';
import type { VirtualServicesQuery } from './virtual-service-view.dto.js';
import { VirtualServiceEntity } from './virtual-service.entity.js';

const SERVICE_RULES: ListRules<VirtualServiceEntity> = {
  entity: VirtualServiceEntity,
  sortable: { name: 'name', createdAt: 'id', scheduler: 'scheduler', kind: 'kind' },
  defaultSort: 'name:asc',
  search: 'name',
  hasTags: true,
  filters: {
    name: 'name',
    kind: 'kind',
    protocol: 'protocol',
    address: 'address',
    port: 'port',
    scheduler: 'scheduler',
    family: 'family',
  },
};

const SERVER_RULES: ListRules<RealServerEntity> = {
  entity: RealServerEntity,
  sortable: { createdAt: 'id', address: 'address', port: 'port', weight: 'weight' },
  defaultSort: 'createdAt:asc',
  search: 'address',
  hasTags: true,
  filters: { adminState: 'admin_state', nodeId: 'node_id', address: 'address' },
};

@Injectable()
export class VirtualServiceRepository {
  constructor(private readonly transactor: Transactor) {}

  page(query: VirtualServicesQuery): Promise<Page<VirtualServiceEntity>> {
    return paginate(this.transactor.reader, SERVICE_RULES, withCanonicalAddress(query));
  }

  pageOfServers(virtualServiceId: string, query: RealServersQuery): Promise<Page<RealServerEntity>> {
    const within = [{ sql: 'virtual_service_id = ?', value: virtualServiceId }];
    return paginate(this.transactor.reader, SERVER_RULES, withCanonicalAddress(query), within);
  }

  async get(id: string, tx: EntityManager = this.transactor.reader): Promise<VirtualServiceEntity> {
    const [service] = await readEntities(tx, VirtualServiceEntity, 'WHERE id = $1', [id]);
    if (service === undefined) throw new DomainError('not-found', `There is no virtual service ${id}.`);
    return service;
  }

  /** Services that have all of these tags, in the order in which they were made. */
  tagged(tx: EntityManager, tags: readonly string[]): Promise<VirtualServiceEntity[]> {
    return readEntities(tx, VirtualServiceEntity, 'WHERE tags @> $1 ORDER BY id', [tags]);
  }

  async getByName(name: string): Promise<VirtualServiceEntity> {
    const [service] = await readEntities(this.transactor.reader, VirtualServiceEntity, 'WHERE name = $1', [name]);
    if (service === undefined) throw new DomainError('not-found', 'There is no virtual service of this name.');
    return service;
  }

  /** The service, locked: all changes of it and of its servers follow one another. */
  async lock(tx: EntityManager, id: string, precondition: Precondition): Promise<VirtualServiceEntity> {
    const service = await tx.findOne(VirtualServiceEntity, { where: { id }, lock: { mode: 'pessimistic_write' } });
    if (service === null) throw new DomainError('not-found', `There is no virtual service ${id}.`);
    assertMatches(precondition, service.revision);
    return service;
  }

  /** A change of the servers is a change of the service: its revision, and with it the ETag of the list, grows. */
  async touch(tx: EntityManager, service: VirtualServiceEntity): Promise<VirtualServiceEntity> {
    await tx.query('UPDATE virtual_service SET revision = revision + 1, updated_at = now() WHERE id = $1', [
      service.id,
    ]);
    return this.get(service.id, tx);
  }

  serversOf(ids: readonly string[], tx: EntityManager = this.transactor.reader): Promise<RealServerEntity[]> {
    return readEntities(tx, RealServerEntity, 'WHERE virtual_service_id = ANY ($1) ORDER BY id', [ids]);
  }

  async server(
    virtualServiceId: string,
    id: string,
    tx: EntityManager = this.transactor.reader,
  ): Promise<RealServerEntity> {
    const clause = 'WHERE id = $1 AND virtual_service_id = $2';
    const [server] = await readEntities(tx, RealServerEntity, clause, [id, virtualServiceId]);
    if (server === undefined) throw new DomainError('not-found', `The virtual service has no real server ${id}.`);
    return server;
  }
}

function withCanonicalAddress<Q extends { address?: string }>(query: Q): Q {
  if (query.address !== undefined) query.address = canonicalAddress(query.address);
  return query;
}
