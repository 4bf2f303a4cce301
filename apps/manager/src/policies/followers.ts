import { Injectable } from '@nestjs/common';
import { DomainError } from '#libs/errors';
import { type EntityManager, IsNull } from 'typeorm';
import { assertSound, toIpvsService } from '../load-balancing/desired-service.js';
import { ServiceSettings } from '../load-balancing/service-settings.js';
import { VirtualServiceEntity } from '../load-balancing/virtual-service.entity.js';
import { VirtualServiceRepository } from '../load-balancing/virtual-service.repository.js';
import type { PolicyEntity } from './policy.entity.js';

/** The services that follow a policy. */
@Injectable()
export class Followers {
  constructor(
    private readonly services: VirtualServiceRepository,
    private readonly settings: ServiceSettings,
  ) {}

  /** Those that name it, and those that name none if it is the default one; in the order in which they were made. */
  async of(
    tx: EntityManager,
    { id, isDefault }: Pick<PolicyEntity, 'id' | 'isDefault'>,
  ): Promise<VirtualServiceEntity[]> {
    const where = [{ policyId: id }, ...(isDefault ? [{ policyId: IsNull() }] : [])];
    return tx.find(VirtualServiceEntity, { where, order: { id: 'ASC' } });
  }

  /** Gives the services what their policies say now; what a service could not do is refused by its name. */
  async settle(tx: EntityManager, services: readonly VirtualServiceEntity[]): Promise<void> {
    for (const { id } of services) {
      const service = await this.services.lock(tx, id, { kind: 'any' });
      await this.settings.settle(tx, service, {});
      const servers = await this.services.serversOf([id], tx);
      try {
        assertSound(toIpvsService(service, servers), service);
        await this.settings.assertServable(tx, service, servers);
      } catch (error) {
        throw error instanceof DomainError ? named(error, service.name) : error;
      }
      await tx.save(service);
    }
  }
}

function named(error: DomainError, service: string): DomainError {
  const hint = error.hint ?? `Give ${service} a setting of its own first, or another policy.`;
  return new DomainError(error.code, `The virtual service ${service} cannot follow: ${error.message}`, {
    ...{ hint, faults: error.faults, cause: error },
  });
}
