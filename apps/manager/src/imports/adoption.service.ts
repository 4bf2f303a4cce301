import { Injectable } from '@nestjs/common';
import type { ImportedService } from '#libs/adopt';
import { DomainError } from '#libs/errors';
import { formatKey } from '#libs/ipvs';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../auth/actor.js';
import { type ChangeResult, ChangesService } from '../changes/changes.service.js';
import type { CreateVirtualService } from '../load-balancing/virtual-service.dto.js';
import { VirtualServicesService } from '../load-balancing/virtual-services.service.js';
import { AdoptedAddresses } from './adopted-addresses.js';
import { adoptionPlan } from './adoption-plan.js';
import { apiShapeOf } from './api-shape.js';
import { Directors } from './directors.js';
import type { AdoptService } from './import.dto.js';
import { type ImportEntity, ImportedServiceEntity } from './import.entity.js';
import { foundService, importSubject, lockImport } from './imports.service.js';
import { SealedServices } from './sealed-services.js';
import { type Lens, lensOf, type Shadow, shadowOf } from './shadow.js';

export interface Adoption {
  readonly importId: string;
  readonly position: number;
  readonly input: AdoptService;
  readonly dryRun: boolean;
}

/** Takes services over that somebody else made, one at a time: they become ours as they are in the kernel. */
@Injectable()
export class AdoptionService {
  constructor(
    private readonly changes: ChangesService,
    private readonly services: VirtualServicesService,
    private readonly addresses: AdoptedAddresses,
    private readonly directors: Directors,
    private readonly sealed: SealedServices,
  ) {}

  async adopt(actor: Actor, adoption: Adoption): Promise<ChangeResult<ImportEntity>> {
    const lenses = (await this.directors.list()).map(lensOf);
    const shadows: Shadow[] = [];
    const result = await this.changes.apply({
      actor,
      dryRun: adoption.dryRun,
      action: 'import.adopt',
      title: 'Take over a service',
      work: async (tx) => {
        const object = await lockImport(tx, adoption.importId);
        const row = await foundService(tx, adoption.importId, adoption.position);
        const service = await this.sealed.open(row);
        shadows.push(...lenses.map((lens) => shadowOf(service, lens)));
        assertKnown(shadows);
        assertRemovalsAccepted(shadows, adoption.input.acceptRemovals ?? false);
        const virtualServiceId = await this.take(tx, actor, object, service, adoption, lenses);
        await tx.update(
          ImportedServiceEntity,
          { importId: object.id, position: row.position },
          { virtualServiceId, isSkipped: false },
        );
        const after = { service: row.name, key: row.serviceKey, virtualServiceId };
        return { subject: importSubject(object), before: null, after, object };
      },
    });
    return { ...result, plan: result.plan === null ? null : adoptionPlan(result.plan, shadows) };
  }

  private async take(
    tx: EntityManager,
    actor: Actor,
    { foundAddresses }: ImportEntity,
    service: ImportedService,
    { input: { name }, dryRun }: Adoption,
    lenses: readonly Lens[],
  ): Promise<string> {
    const { key } = service;
    const found = key.kind === 'address' ? foundAddresses.find(({ address }) => address === key.address) : undefined;
    await this.addresses.take(tx, service, lenses, found?.prefixLength ?? null);
    // The shape was made by our own reader from the schemas that the input's rules check.
    const input = { ...apiShapeOf(service), name: name ?? service.name } as unknown as CreateVirtualService;
    const { object } = await this.services.creation(actor, input, { dryRun }).work(tx);
    await tx.query('INSERT INTO adopted_service (virtual_service_id, service_key) VALUES ($1, $2)', [
      object.id,
      formatKey(key),
    ]);
    return object.id;
  }
}

/** Nobody takes over what nobody sees. */
function assertKnown(shadows: readonly Shadow[]): void {
  const silent = shadows.find(({ presence }) => presence === 'unknown');
  const hint = 'See why with GET /api/v1/nodes, then adopt again.';
  if (shadows.length === 0)
    throw new DomainError('conflict', 'The cluster has no director that could take it over.', { hint });
  if (silent === undefined) return;
  throw new DomainError('conflict', `${silent.directorName} has not reported its table in the last seconds.`, { hint });
}

function assertRemovalsAccepted(shadows: readonly Shadow[], areAccepted: boolean): void {
  const removals = shadows.flatMap(({ steps }) =>
    (steps ?? []).filter(({ command }) => command.startsWith('ipvsadm -d ')),
  );
  const [first] = removals;
  if (first === undefined || areAccepted) return;
  const hint = 'Add the missing real servers to the file and import it again, or send "acceptRemovals": true.';
  const count = removals.length === 1 ? 'a real server leaves' : `${removals.length} real servers leave`;
  throw new DomainError('confirmation-required', `With it ${count} the kernel's table: ${first.command}.`, { hint });
}
