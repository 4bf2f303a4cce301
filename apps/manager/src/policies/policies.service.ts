import { Injectable } from '@nestjs/common';
import { DomainError } from '#libs/errors';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../auth/actor.js';
import type { Change, ChangeTerms } from '../changes/change.js';
import { type ChangeResult, ChangesService } from '../changes/changes.service.js';
import { Clock } from '../common/clock.js';
import type { Precondition } from '../common/http/etag.js';
import { invalidInput } from '../common/http/validation.pipe.js';
import { newId } from '../common/new-id.js';
import { inPool, markSecrets } from '../common/secrets/seal-mark.js';
import { SealedChecks } from '../load-balancing/health/sealed-checks.js';
import type { OperationSubject } from '../operations/operation.js';
import { Followers } from './followers.js';
import type { CreatePolicy, PatchPolicy, PolicySpecPatch } from './policy.dto.js';
import { PolicyEntity } from './policy.entity.js';
import { PolicyRepository } from './policy.repository.js';

const subjectOf = ({ id, name }: PolicyEntity): OperationSubject => ({ type: 'policy', id, name });

function audited(policy: PolicyEntity): object {
  const { name, tags, description, isDefault, scheduler, schedulerFlags, persistence, forwardingMethod } = policy;
  const health = policy.health === null ? null : markSecrets(policy.health);
  const pool = policy.pool === null ? null : inPool(policy.pool, markSecrets);
  const own = { name, tags, description, isDefault, scheduler, schedulerFlags, persistence, forwardingMethod };
  return { ...own, health, pool };
}

/** Named policies; a change of one is a change of all services that follow it. */
@Injectable()
export class PoliciesService {
  constructor(
    private readonly policies: PolicyRepository,
    private readonly followers: Followers,
    private readonly checks: SealedChecks,
    private readonly changes: ChangesService,
    private readonly clock: Clock,
  ) {}

  create(actor: Actor, input: CreatePolicy, terms: ChangeTerms): Promise<ChangeResult<PolicyEntity>> {
    return this.changes.apply(this.creation(actor, input, terms));
  }

  creation(actor: Actor, input: CreatePolicy, terms: ChangeTerms, id = newId(this.clock.now())): Change<PolicyEntity> {
    return {
      actor,
      ...terms,
      action: 'policy.create',
      title: `Create the policy ${input.name}`,
      work: async (tx) => {
        await assertNameFree(tx, input.name);
        const policy = tx.create(PolicyEntity, {
          ...{ id, name: input.name, tags: input.tags ?? [], isDefault: false },
          ...{ description: '', scheduler: 'wlc', schedulerFlags: [], persistence: null, health: null, pool: null },
          forwardingMethod: null,
        });
        await this.settle(policy, input.spec);
        const object = await tx.save(policy);
        return { subject: subjectOf(object), before: null, after: audited(object), object };
      },
    };
  }

  patch(
    actor: Actor,
    id: string,
    input: PatchPolicy,
    precondition: Precondition,
    terms: ChangeTerms,
  ): Promise<ChangeResult<PolicyEntity>> {
    return this.changes.apply(this.modification(actor, id, input, precondition, terms));
  }

  modification(
    actor: Actor,
    id: string,
    input: PatchPolicy,
    precondition: Precondition,
    terms: ChangeTerms,
  ): Change<PolicyEntity> {
    return {
      actor,
      ...terms,
      action: 'policy.update',
      title: 'Change a policy and the services that follow it',
      work: async (tx) => {
        const policy = await this.policies.lock(tx, id, precondition);
        const before = audited(policy);
        if (input.name !== undefined && input.name !== policy.name) {
          await assertNameFree(tx, input.name);
          policy.name = input.name;
        }
        policy.tags = input.tags ?? policy.tags;
        await this.settle(policy, input.spec ?? {});
        const object = await tx.save(policy);
        await this.followers.settle(tx, await this.followers.of(tx, object));
        return { subject: subjectOf(object), before, after: audited(object), object };
      },
    };
  }

  remove(
    actor: Actor,
    id: string,
    precondition: Precondition,
    terms: ChangeTerms,
  ): Promise<ChangeResult<PolicyEntity>> {
    return this.changes.apply(this.removal(actor, id, precondition, terms));
  }

  removal(actor: Actor, id: string, precondition: Precondition, terms: ChangeTerms): Change<PolicyEntity> {
    return {
      actor,
      ...terms,
      action: 'policy.delete',
      title: 'Delete a policy',
      work: async (tx) => {
        const object = await this.policies.lock(tx, id, precondition);
        if (object.isDefault) {
          throw new DomainError('conflict', `${object.name} is the default policy of the cluster.`, {
            hint: 'Choose another default with PUT /api/v1/policies/default first.',
          });
        }
        const [service] = await this.followers.of(tx, object);
        if (service !== undefined) {
          throw new DomainError('conflict', `The virtual service ${service.name} follows the policy ${object.name}.`, {
            hint: 'Give its services another policy first.',
          });
        }
        await tx.delete(PolicyEntity, { id });
        return { subject: subjectOf(object), before: audited(object), after: null, object };
      },
    };
  }

  /** IW-94: another default policy; the services that name none follow it from now on. */
  choose(
    actor: Actor,
    name: string,
    precondition: Precondition,
    terms: ChangeTerms,
  ): Promise<ChangeResult<PolicyEntity>> {
    return this.changes.apply({
      actor,
      ...terms,
      action: 'policy.choose-default',
      title: `Make ${name} the default policy`,
      work: async (tx) => {
        const chosen = await this.policies.named(tx, name, '/policy');
        const present = await this.policies.default(tx);
        await this.policies.lock(tx, present.id, precondition);
        if (present.id !== chosen.id) {
          await tx.save(Object.assign(present, { isDefault: false }));
          await tx.save(Object.assign(chosen, { isDefault: true }));
          await this.followers.settle(tx, await this.followers.of(tx, chosen));
        }
        const before = { default: present.name };
        return { subject: subjectOf(chosen), before, after: { default: chosen.name }, object: chosen };
      },
    });
  }

  private async settle(policy: PolicyEntity, spec: PolicySpecPatch): Promise<void> {
    const { scheduler, schedulerFlags, persistence, health, pool, forwardingMethod, description } = spec;
    policy.description = description ?? policy.description;
    policy.schedulerFlags = schedulerFlags ?? (scheduler === undefined ? policy.schedulerFlags : []);
    policy.scheduler = scheduler ?? policy.scheduler;
    const foreign = policy.schedulerFlags.find((flag) => !flag.startsWith(`${policy.scheduler}-`));
    if (foreign !== undefined) {
      const message = `has ${foreign}, which does not belong to the scheduler ${policy.scheduler}`;
      throw invalidInput([{ pointer: '/spec/schedulerFlags', message }]);
    }
    if (persistence !== undefined) {
      const { timeoutSeconds = 300, prefixLength = null, engine = null } = persistence ?? { timeoutSeconds: 0 };
      policy.persistence = timeoutSeconds === 0 ? null : { timeoutSeconds, prefixLength, engine };
    }
    if (forwardingMethod !== undefined) policy.forwardingMethod = forwardingMethod;
    if (health !== undefined) {
      policy.health = health === null ? null : await this.checks.health(health, policy.health, '/spec/health');
    }
    if (pool !== undefined)
      policy.pool = pool === null ? null : await this.checks.pool(pool, policy.pool, '/spec/pool');
  }
}

async function assertNameFree(tx: EntityManager, name: string): Promise<void> {
  if (!(await tx.existsBy(PolicyEntity, { name }))) return;
  throw new DomainError('name-taken', `There is a policy ${name} already.`, {
    faults: [{ pointer: '/name', message: 'is taken' }],
  });
}
