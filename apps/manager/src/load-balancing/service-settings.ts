import { isDeepStrictEqual } from 'node:util';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { invalidInput } from '../common/http/validation.pipe.js';
import { MachineDirectory } from '../nodes/machine-directory.js';
import type { PolicyEntity } from '../policies/policy.entity.js';
import { PolicyRepository } from '../policies/policy.repository.js';
import { toIpvsService } from './desired-service.js';
import { SealedChecks } from './health/sealed-checks.js';
import type { RealServerEntity } from './real-server.entity.js';
import { persistenceOf } from './service-defaults.js';
import { assertSupported } from './service-rules.js';
import {
  identityOf,
  type OwnSettings,
  overridesOf,
  ownOf,
  type ServiceDraft,
  settledBy,
} from './virtual-service-draft.js';
import type { CreateVirtualService, VirtualServiceSettings, VirtualServiceSpecPatch } from './virtual-service.dto.js';
import { VirtualServiceEntity } from './virtual-service.entity.js';

/** What is in force in a service, from what its admin says and what its policy says. */
@Injectable()
export class ServiceSettings {
  constructor(
    private readonly policies: PolicyRepository,
    private readonly checks: SealedChecks,
    private readonly machines: MachineDirectory,
  ) {}

  /** A new service with every value, from an input that the DTO's rules let through. */
  async draft(tx: EntityManager, { name, tags, spec }: CreateVirtualService): Promise<ServiceDraft> {
    const identity = identityOf(spec);
    const policy = await this.policyOf(tx, spec.policy ?? null);
    const written = await this.written(spec, null, identity);
    // Named with the flags of another, a scheduler is the policy's.
    const own = withScheduler(written, policy);
    await this.assertDirectors(tx, spec.directorIds ?? null);
    return {
      ...identity,
      ...settledBy(policy, own, identity),
      name,
      tags: tags ?? [],
      onePacket: spec.onePacket ?? false,
      isEnabled: spec.enabled ?? true,
      directorIds: spec.directorIds ?? null,
      policyId: policy.isDefault && typeof spec.policy !== 'string' ? null : policy.id,
      overrides: overridesOf(own),
    };
  }

  /** Puts the settings of a patch into the row. */
  async settle(tx: EntityManager, service: VirtualServiceEntity, spec: VirtualServiceSpecPatch): Promise<void> {
    if (spec.policy !== undefined) {
      const policy = spec.policy === null ? null : await this.policies.named(tx, spec.policy, '/spec/policy');
      const isOther = (policy?.id ?? null) !== service.policyId;
      service.policyId = policy?.id ?? null;
      if (isOther) service.overrides = [];
    }
    const policy = await this.policies.followed(tx, service.policyId);
    const written = await this.written(spec, service, service);
    const kept = ownOf(service, spec.overrides ?? service.overrides);
    const own = withScheduler({ ...kept, ...written }, policy);
    Object.assign(service, unlessSame(settledBy(policy, own, service), service), { overrides: overridesOf(own) });
    service.onePacket = spec.onePacket ?? service.onePacket;
    service.isEnabled = spec.enabled ?? service.isEnabled;
    if (spec.directorIds === undefined) return;
    await this.assertDirectors(tx, spec.directorIds);
    service.directorIds = spec.directorIds;
  }

  /** Refuses what no director, or not every one, could do. */
  async assertServable(
    tx: EntityManager,
    service: ServiceDraft,
    servers: readonly RealServerEntity[],
    rebase?: (pointer: string) => string,
  ): Promise<void> {
    const { address, directorIds, name } = service;
    assertSupported(toIpvsService(service, servers), directorIds, await this.machines.list(tx), rebase);
    if (address === null || directorIds === null) return;
    const others = await tx.findBy(VirtualServiceEntity, { address });
    const apart = others.find(
      (other) => other.name !== name && other.directorIds?.some((id) => directorIds.includes(id)) === false,
    );
    if (apart === undefined) return;
    const message = `has no director in common with ${apart.name}, which is at ${address} too`;
    const hint = 'One director carries an address: name one that both have, or use another virtual IP.';
    throw invalidInput([{ pointer: '/spec/directorIds', message, hint }]);
  }

  private policyOf(tx: EntityManager, name: string | null): Promise<PolicyEntity> {
    return name === null ? this.policies.default(tx) : this.policies.named(tx, name, '/spec/policy');
  }

  private async written(
    spec: VirtualServiceSettings,
    stored: VirtualServiceEntity | null,
    { family }: Pick<ServiceDraft, 'family'>,
  ): Promise<OwnSettings> {
    const { scheduler, schedulerFlags, persistence, health, pool } = spec;
    return {
      ...(scheduler === undefined ? {} : { scheduler }),
      ...(schedulerFlags === undefined ? {} : { schedulerFlags }),
      ...(persistence === undefined ? {} : { persistence: persistenceOf(persistence, family) }),
      ...(health === undefined
        ? {}
        : { health: await this.checks.health(health, stored?.health ?? null, '/spec/health') }),
      ...(pool === undefined ? {} : { pool: await this.checks.pool(pool, stored?.pool ?? null, '/spec/pool') }),
    };
  }

  private async assertDirectors(tx: EntityManager, ids: readonly string[] | null): Promise<void> {
    if (ids === null) return;
    const directors = (await this.machines.list(tx)).filter(({ roles }) => roles.includes('director'));
    const known = new Set(directors.map(({ id }) => id));
    const hint = `Directors are: ${directors.map(({ name, id }) => `${name} (${id})`).join(', ') || 'none yet'}.`;
    const faults = ids.flatMap((id, index) =>
      known.has(id)
        ? []
        : [{ pointer: `/spec/directorIds/${index}`, message: 'is not a director of this cluster', hint }],
    );
    if (faults.length > 0) throw invalidInput(faults);
  }
}

/** What is the same in another order of keys stays the object that it was, so that it counts as unchanged. */
function unlessSame<T extends object>(settled: T, present: T): Partial<T> {
  const entries = Object.entries(settled).filter(
    ([name, value]) => !isDeepStrictEqual(value, Reflect.get(present, name)),
  );
  return Object.fromEntries(entries) as Partial<T>;
}

/** Flags alone are those of the scheduler that is in force. */
function withScheduler(own: OwnSettings, present: Pick<PolicyEntity, 'scheduler'>): OwnSettings {
  if (own.schedulerFlags === undefined || own.scheduler !== undefined) return own;
  return { ...own, scheduler: present.scheduler };
}
