import { Injectable } from '@nestjs/common';
import { DomainError } from '#libs/errors';
import { type EntityManager, In } from 'typeorm';
import { canonicalAddress } from '../addresses/address.js';
import { Transactor } from '../common/database/transactor.js';
import { assertMatches, type Precondition } from '../common/http/etag.js';
import { type ListRules, type Page, paginate } from '../common/http/paginate.js';
import type { RealServersQuery } from './real-server.dto.js';
import { RealServerEntity } from './real-server.entity.js';
import type { VirtualServicesQuery } from './virtual-service-view.dto.js';
import { VirtualServiceEntity } from './virtual-service.entity.js';

const SERVICE_RULES: ListRules<VirtualServiceEntity> = {
  alias: 'service',
  sortable: { name: 'name', createdAt: 'id', scheduler: 'scheduler', kind: 'kind' },
  defaultSort: 'name:asc',
  search: 'name',
  hasTags: true,
  filters: {
    name: 'service.name',
    kind: 'service.kind',
    protocol: 'service.protocol',
    address: 'service.address',
    port: 'service.port',
    scheduler: 'service.scheduler',
    family: 'service.family',
  },
};

const SERVER_RULES: ListRules<RealServerEntity> = {
  alias: 'server',
  sortable: { createdAt: 'id', address: 'address', port: 'port', weight: 'weight' },
  defaultSort: 'createdAt:asc',
  search: 'address',
  hasTags: true,
  filters: { adminState: 'server.adminState', nodeId: 'server.nodeId', address: 'server.address' },
};

@Injectable()
export class VirtualServiceRepository {
  constructor(private readonly transactor: Transactor) {}

  page(query: VirtualServicesQuery): Promise<Page<VirtualServiceEntity>> {
    const builder = this.transactor.reader.createQueryBuilder(VirtualServiceEntity, 'service');
    return paginate(builder, SERVICE_RULES, withCanonicalAddress(query));
  }

  pageOfServers(virtualServiceId: string, query: RealServersQuery): Promise<Page<RealServerEntity>> {
    const builder = this.transactor.reader.createQueryBuilder(RealServerEntity, 'server');
    builder.where('server.virtualServiceId = :virtualServiceId', { virtualServiceId });
    return paginate(builder, SERVER_RULES, withCanonicalAddress(query));
  }

  async get(id: string, tx: EntityManager = this.transactor.reader): Promise<VirtualServiceEntity> {
    const service = await tx.findOneBy(VirtualServiceEntity, { id });
    if (service === null) throw new DomainError('not-found', `There is no virtual service ${id}.`);
    return service;
  }

  /** Services that have all of these tags, in the order in which they were made. */
  tagged(tx: EntityManager, tags: readonly string[]): Promise<VirtualServiceEntity[]> {
    const builder = tx.createQueryBuilder(VirtualServiceEntity, 'service');
    return builder
      .where('service.tags @> :tags', { tags: [...tags] })
      .orderBy('service.id')
      .getMany();
  }

  async getByName(name: string): Promise<VirtualServiceEntity> {
    const service = await this.transactor.reader.findOneBy(VirtualServiceEntity, { name });
    if (service === null) throw new DomainError('not-found', 'There is no virtual service of this name.');
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
    return tx.find(RealServerEntity, { where: { virtualServiceId: In([...ids]) }, order: { id: 'ASC' } });
  }

  async server(
    virtualServiceId: string,
    id: string,
    tx: EntityManager = this.transactor.reader,
  ): Promise<RealServerEntity> {
    const server = await tx.findOneBy(RealServerEntity, { id, virtualServiceId });
    if (server === null) throw new DomainError('not-found', `The virtual service has no real server ${id}.`);
    return server;
  }
}

function withCanonicalAddress<Q extends { address?: string }>(query: Q): Q {
  if (query.address !== undefined) query.address = canonicalAddress(query.address);
  return query;
}
