import { Injectable } from '@nestjs/common';
import { DomainError } from '#libs/errors';
import { formatKey } from '#libs/ipvs';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../auth/actor.js';
import type { Change, ChangeTerms } from '../changes/change.js';
import { type ChangeResult, ChangesService } from '../changes/changes.service.js';
import { newId } from '../common/new-id.js';
import { Clock } from '../common/clock.js';
import { insertEntities } from '../common/database/prepared.js';
import type { Precondition } from '../common/http/etag.js';
import { invalidInput } from '../common/http/validation.pipe.js';
import { auditedService, subjectOf } from './audited.js';
import { assertSound, toIpvsService } from './desired-service.js';
import { RealServerEntity } from './real-server.entity.js';
import { ServerRows } from './server-rows.js';
import { kindFaults } from './service-rules.js';
import { ServiceSettings } from './service-settings.js';
import { VirtualIpChoice } from './virtual-ip-choice.js';
import { changedIdentity, type ServiceDraft } from './virtual-service-draft.js';
import { keyOf } from './virtual-service-key.js';
import type { CreateVirtualService, PatchVirtualService } from './virtual-service.dto.js';
import { VirtualServiceEntity } from './virtual-service.entity.js';
import { VirtualServiceRepository } from './virtual-service.repository.js';

/** Virtual services: created, changed and deleted as desired state that the directors follow. */
@Injectable()
export class VirtualServicesService {
  constructor(
    private readonly services: VirtualServiceRepository,
    private readonly changes: ChangesService,
    private readonly virtualIps: VirtualIpChoice,
    private readonly servers: ServerRows,
    private readonly settings: ServiceSettings,
    private readonly clock: Clock,
  ) {}

  create(actor: Actor, input: CreateVirtualService, terms: ChangeTerms): Promise<ChangeResult<VirtualServiceEntity>> {
    return this.changes.apply(this.creation(actor, input, terms));
  }

  patch(
    actor: Actor,
    id: string,
    input: PatchVirtualService,
    precondition: Precondition,
    terms: ChangeTerms,
  ): Promise<ChangeResult<VirtualServiceEntity>> {
    return this.changes.apply(this.modification(actor, id, input, precondition, terms));
  }

  remove(
    actor: Actor,
    id: string,
    precondition: Precondition,
    terms: ChangeTerms,
  ): Promise<ChangeResult<VirtualServiceEntity>> {
    return this.changes.apply(this.removal(actor, id, precondition, terms));
  }

  /** The change that creates a service; `id`: the one that it shall get. */
  creation(
    actor: Actor,
    input: CreateVirtualService,
    terms: ChangeTerms,
    id = newId(this.clock.now()),
  ): Change<VirtualServiceEntity> {
    const faults = kindFaults(input.spec);
    if (faults.length > 0) throw invalidInput(faults);
    return {
      actor,
      ...terms,
      action: 'virtual-service.create',
      title: `Create the virtual service ${input.name}`,
      work: async (tx) => {
        const draft = await this.settings.draft(tx, input);
        const service = tx.create(VirtualServiceEntity, { ...draft, id });
        await assertFree(tx, draft);
        const key = keyOf(draft);
        await this.virtualIps.assertUsable(tx, draft.address, input.createAddress ?? false);
        const at = (index: number): string => `/realServers/${index}`;
        const servers = await this.servers.make(tx, { id, key, policyId: draft.policyId }, input.realServers ?? [], at);
        assertSound(toIpvsService(draft, servers), draft);
        await this.settings.assertServable(tx, draft, servers);
        const object = await tx.save(service);
        await insertEntities(tx, RealServerEntity, servers);
        return { subject: subjectOf(object), before: null, after: auditedService(object), object };
      },
    };
  }

  modification(
    actor: Actor,
    id: string,
    input: PatchVirtualService,
    precondition: Precondition,
    terms: ChangeTerms,
  ): Change<VirtualServiceEntity> {
    return {
      actor,
      ...terms,
      action: 'virtual-service.update',
      title: 'Change a virtual service',
      work: async (tx) => {
        const service = await this.services.lock(tx, id, precondition);
        const before = auditedService(service);
        await this.change(tx, service, input);
        const servers = await this.services.serversOf([id], tx);
        assertSound(toIpvsService(service, servers), service);
        await this.settings.assertServable(tx, service, servers);
        const object = await tx.save(service);
        return { subject: subjectOf(object), before, after: auditedService(object), object };
      },
    };
  }

  removal(actor: Actor, id: string, precondition: Precondition, terms: ChangeTerms): Change<VirtualServiceEntity> {
    return {
      actor,
      ...terms,
      action: 'virtual-service.delete',
      title: 'Delete a virtual service',
      work: async (tx) => {
        const object = await this.services.lock(tx, id, precondition);
        await tx.delete(VirtualServiceEntity, { id });
        return { subject: subjectOf(object), before: auditedService(object), after: null, object };
      },
    };
  }

  private async change(tx: EntityManager, service: VirtualServiceEntity, input: PatchVirtualService): Promise<void> {
    const other = changedIdentity(input.spec ?? {}, service);
    if (other.length > 0) {
      const hint = 'Create a new virtual service and delete this one: its name in the kernel is fixed.';
      throw invalidInput(other.map((name) => ({ pointer: `/spec/${name}`, message: 'cannot be changed', hint })));
    }
    if (input.name !== undefined && input.name !== service.name) {
      await assertNameFree(tx, input.name);
      service.name = input.name;
    }
    service.tags = input.tags ?? service.tags;
    await this.settings.settle(tx, service, input.spec ?? {});
  }
}

async function assertNameFree(tx: EntityManager, name: string): Promise<void> {
  if (!(await tx.existsBy(VirtualServiceEntity, { name }))) return;
  throw new DomainError('name-taken', `There is a virtual service ${name} already.`, {
    faults: [{ pointer: '/name', message: 'is taken' }],
  });
}

async function assertFree(tx: EntityManager, draft: ServiceDraft): Promise<void> {
  await assertNameFree(tx, draft.name);
  const { kind, family, protocol, address, port, firewallMark } = draft;
  const same =
    kind === 'address'
      ? await tx.findOneBy(VirtualServiceEntity, {
          kind,
          protocol: protocol ?? 'tcp',
          address: address ?? '',
          port: port ?? 0,
        })
      : await tx.findOneBy(VirtualServiceEntity, { kind, family, firewallMark: firewallMark ?? '' });
  if (same === null) return;
  const pointer = kind === 'address' ? '/spec/port' : '/spec/mark';
  throw new DomainError('service-exists', `${formatKey(keyOf(draft))} is the virtual service ${same.name} already.`, {
    faults: [{ pointer, message: `is taken by ${same.name}` }],
  });
}
