import { Injectable } from '@nestjs/common';
import { DomainError } from '#libs/errors';
import { formatEndpoint } from '#libs/ipvs';
import { In, type EntityManager } from 'typeorm';
import type { Actor } from '../auth/actor.js';
import type { Change, ChangeTerms } from '../changes/change.js';
import { type ChangeResult, ChangesService } from '../changes/changes.service.js';
import { insertEntities } from '../common/database/prepared.js';
import { assertMatches, type Precondition } from '../common/http/etag.js';
import { auditedServer, subjectOf } from './audited.js';
import { assertSound, toIpvsService } from './desired-service.js';
import { assertMayChange } from './drain-only.js';
import type { CreateRealServer, PatchRealServer, ReplaceRealServers } from './real-server.dto.js';
import { RealServerEntity } from './real-server.entity.js';
import { rowsOwner, ServerRows, settingsOf } from './server-rows.js';
import { ServiceSettings } from './service-settings.js';
import type { VirtualServiceEntity } from './virtual-service.entity.js';
import { VirtualServiceRepository } from './virtual-service.repository.js';

/** The real servers of a virtual service. */
@Injectable()
export class RealServersService {
  constructor(
    private readonly services: VirtualServiceRepository,
    private readonly changes: ChangesService,
    private readonly rows: ServerRows,
    private readonly settings: ServiceSettings,
  ) {}

  add(
    actor: Actor,
    serviceId: string,
    input: CreateRealServer,
    terms: ChangeTerms,
  ): Promise<ChangeResult<RealServerEntity>> {
    return this.changes.apply(this.creation(actor, serviceId, input, terms));
  }

  patch(
    actor: Actor,
    serviceId: string,
    id: string,
    input: PatchRealServer,
    precondition: Precondition,
    terms: ChangeTerms,
  ): Promise<ChangeResult<RealServerEntity>> {
    return this.changes.apply(this.modification(actor, serviceId, id, input, precondition, terms));
  }

  remove(
    actor: Actor,
    serviceId: string,
    id: string,
    precondition: Precondition,
    terms: ChangeTerms,
  ): Promise<ChangeResult<RealServerEntity>> {
    return this.changes.apply(this.removal(actor, serviceId, id, precondition, terms));
  }

  /** The change that adds a server; `id`: the one that it shall get. */
  creation(
    actor: Actor,
    serviceId: string,
    input: CreateRealServer,
    terms: ChangeTerms,
    id?: string,
  ): Change<RealServerEntity> {
    return {
      actor,
      ...terms,
      action: 'real-server.create',
      title: 'Add a real server',
      work: async (tx) => {
        const service = await this.services.lock(tx, serviceId, { kind: 'any' });
        const present = await this.services.serversOf([serviceId], tx);
        const [server] = await this.rows.make(tx, rowsOwner(service), [input], () => '');
        if (server === undefined) throw new Error('A server that was checked was not made');
        server.id = id ?? server.id;
        if (present.some((other) => formatEndpoint(other) === formatEndpoint(server))) throw exists(server);
        await this.assertSound(tx, service, [...present, server], present.length);
        const object = await tx.save(server);
        await this.services.touch(tx, service);
        return { subject: subjectOf(service), before: null, after: auditedServer(object), object };
      },
    };
  }

  /** Makes the list equal to the input: servers with the same address and port are changed, not replaced. */
  replace(
    actor: Actor,
    serviceId: string,
    input: ReplaceRealServers,
    precondition: Precondition,
    terms: ChangeTerms,
  ): Promise<ChangeResult<VirtualServiceEntity>> {
    return this.changes.apply({
      actor,
      ...terms,
      action: 'real-server.replace',
      title: 'Replace the real servers',
      work: async (tx) => {
        const service = await this.services.lock(tx, serviceId, precondition);
        const present = await this.services.serversOf([serviceId], tx);
        const before = { realServers: present.map(auditedServer) };
        const at = (index: number): string => `/realServers/${index}`;
        const wanted = await this.rows.make(tx, rowsOwner(service), input.realServers, at);
        assertSound(toIpvsService(service, wanted), service);
        await this.settings.assertServable(tx, service, wanted);
        await replaceRows(tx, present, wanted);
        const object = await this.services.touch(tx, service);
        const after = { realServers: wanted.map(auditedServer) };
        return { subject: subjectOf(service), before, after, object };
      },
    });
  }

  modification(
    actor: Actor,
    serviceId: string,
    id: string,
    input: PatchRealServer,
    precondition: Precondition,
    terms: ChangeTerms,
  ): Change<RealServerEntity> {
    assertMayChange(actor, serviceId, input);
    return {
      actor,
      ...terms,
      action: 'real-server.update',
      title: 'Change a real server',
      work: async (tx) => {
        const service = await this.services.lock(tx, serviceId, { kind: 'any' });
        const server = await this.services.server(serviceId, id, tx);
        assertMatches(precondition, server.revision);
        const before = auditedServer(server);
        Object.assign(server, settingsOf(input.spec ?? {}, server), { tags: input.tags ?? server.tags });
        const others = (await this.services.serversOf([serviceId], tx)).filter((other) => other.id !== id);
        await this.assertSound(tx, service, [...others, server], others.length);
        const object = await tx.save(server);
        await this.services.touch(tx, service);
        return { subject: subjectOf(service), before, after: auditedServer(object), object };
      },
    };
  }

  removal(
    actor: Actor,
    serviceId: string,
    id: string,
    precondition: Precondition,
    terms: ChangeTerms,
  ): Change<RealServerEntity> {
    return {
      actor,
      ...terms,
      action: 'real-server.delete',
      title: 'Remove a real server',
      work: async (tx) => {
        const service = await this.services.lock(tx, serviceId, { kind: 'any' });
        const object = await this.services.server(serviceId, id, tx);
        assertMatches(precondition, object.revision);
        await tx.delete(RealServerEntity, { id });
        await this.services.touch(tx, service);
        return { subject: subjectOf(service), before: auditedServer(object), after: null, object };
      },
    };
  }

  /** Faults of the server at `index` point into the input's own `/spec`. */
  private async assertSound(
    tx: EntityManager,
    service: VirtualServiceEntity,
    servers: readonly RealServerEntity[],
    index: number,
  ): Promise<void> {
    const prefix = `/realServers/${index}`;
    const rebase = (pointer: string): string => (pointer.startsWith(prefix) ? pointer.slice(prefix.length) : pointer);
    assertSound(toIpvsService(service, servers), service, rebase);
    await this.settings.assertServable(tx, service, servers, rebase);
  }
}

async function replaceRows(
  tx: EntityManager,
  present: readonly RealServerEntity[],
  wanted: readonly RealServerEntity[],
): Promise<void> {
  const known = new Map(present.map((server) => [formatEndpoint(server), server]));
  const isKnown = (row: RealServerEntity): boolean => known.has(formatEndpoint(row));
  const kept = wanted.filter(isKnown).flatMap((row) => {
    const old = known.get(formatEndpoint(row));
    const { nodeId, tags } = row;
    return old === undefined ? [] : [Object.assign(old, settingsOf(row), { nodeId, tags })];
  });
  const keptIds = new Set(kept.map(({ id }) => id));
  const gone = present.filter(({ id }) => !keptIds.has(id)).map(({ id }) => id);
  if (gone.length > 0) await tx.delete(RealServerEntity, { id: In(gone) });
  await tx.save(kept);
  await insertEntities(
    tx,
    RealServerEntity,
    wanted.filter((row) => !isKnown(row)),
  );
}

const exists = (server: RealServerEntity): DomainError =>
  new DomainError('server-exists', `The virtual service has the real server ${formatEndpoint(server)} already.`, {
    faults: [{ pointer: '/spec/address', message: 'with this port is a real server already' }],
  });
