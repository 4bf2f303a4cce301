import { Injectable } from '@nestjs/common';
import { Transactor } from '../common/database/transactor.js';
import { hideSecrets, inPool } from '../common/secrets/seal-mark.js';
import { Followers } from './followers.js';
import type { PolicyView } from './policy.dto.js';
import type { PolicyEntity } from './policy.entity.js';

/** Policies as the API shows them, with who follows them. */
@Injectable()
export class PolicyViews {
  constructor(
    private readonly followers: Followers,
    private readonly transactor: Transactor,
  ) {}

  async of(policy: PolicyEntity): Promise<PolicyView> {
    const { id, name, tags, revision, createdAt, updatedAt, isDefault } = policy;
    const { description, scheduler, schedulerFlags, persistence, health, pool, forwardingMethod } = policy;
    const services = await this.followers.of(this.transactor.reader, policy);
    return {
      ...{ id, name, tags, revision, createdAt, updatedAt },
      spec: {
        ...{ description, scheduler, schedulerFlags, persistence, forwardingMethod },
        health: health === null ? null : hideSecrets(health),
        pool: pool === null ? null : inPool(pool, hideSecrets),
      },
      status: {
        isDefault,
        virtualServices: services.map((service) => ({
          ...{ id: service.id, name: service.name, overrides: service.overrides },
        })),
      },
    };
  }
}
