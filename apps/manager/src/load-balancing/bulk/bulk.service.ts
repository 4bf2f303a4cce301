import { Injectable } from '@nestjs/common';
import { DomainError } from '#libs/errors';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../../auth/actor.js';
import type { Change, ChangeTerms } from '../../changes/change.js';
import { type BatchResult, ChangesService } from '../../changes/changes.service.js';
import { Transactor } from '../../common/database/transactor.js';
import { invalidInput } from '../../common/http/validation.pipe.js';
import { expandTemplate } from '../templates/expand-template.js';
import type { VirtualServiceEntity } from '../virtual-service.entity.js';
import { VirtualServiceRepository } from '../virtual-service.repository.js';
import { VirtualServicesService } from '../virtual-services.service.js';
import type { BulkItemView, BulkPatch, CreateFromTemplate, ServiceSelection } from './bulk.dto.js';

export interface BulkResult {
  readonly batch: BatchResult<VirtualServiceEntity>;
  readonly items: readonly BulkItemView[];
}

type ServiceChange = Change<VirtualServiceEntity>;

/** Many services at once: all or none, in one operation. */
@Injectable()
export class BulkServices {
  constructor(
    private readonly services: VirtualServicesService,
    private readonly repository: VirtualServiceRepository,
    private readonly changes: ChangesService,
    private readonly transactor: Transactor,
  ) {}

  async patch(actor: Actor, input: BulkPatch, terms: ChangeTerms): Promise<BulkResult> {
    if (input.patch.name !== undefined) {
      throw invalidInput([{ pointer: '/patch/name', message: 'cannot be the same for several services' }]);
    }
    const chosen = await this.chosen(input);
    const made = chosen.map(({ id }) => this.services.modification(actor, id, input.patch, { kind: 'any' }, terms));
    return this.apply(actor, terms, 'Change', chosen, made, '/patch');
  }

  async remove(actor: Actor, input: ServiceSelection, terms: ChangeTerms): Promise<BulkResult> {
    const chosen = await this.chosen(input);
    const made = chosen.map(({ id }) => this.services.removal(actor, id, { kind: 'any' }, terms));
    return this.apply(actor, terms, 'Delete', chosen, made, '');
  }

  async create(actor: Actor, input: CreateFromTemplate, terms: ChangeTerms): Promise<BulkResult> {
    const expanded = expandTemplate(input);
    if (!Array.isArray(expanded)) throw invalidInput([expanded]);
    const made = expanded.map((service) => this.services.creation(actor, service, terms));
    return this.apply(actor, terms, 'Create', expanded, made, '');
  }

  private async apply(
    actor: Actor,
    terms: ChangeTerms,
    verb: 'Change' | 'Delete' | 'Create',
    names: readonly { readonly name: string }[],
    made: readonly ServiceChange[],
    at: string,
  ): Promise<BulkResult> {
    const items: BulkItemView[] = [];
    const changes = made.map(({ action, work }, index) => ({
      action,
      work: async (tx: EntityManager) => {
        const name = names[index]?.name ?? '';
        const changed = await work(tx).catch((error: unknown) => {
          throw error instanceof DomainError ? ofService(error, name, at) : error;
        });
        const isChanged = JSON.stringify(changed.before) !== JSON.stringify(changed.after);
        items.push({ id: changed.object.id, name: changed.object.name, isChanged });
        return changed;
      },
    }));
    const count = `${made.length} virtual service${made.length === 1 ? '' : 's'}`;
    const batch = await this.changes.applyAll<VirtualServiceEntity>({
      ...{ actor, ...terms, changes },
      action: `virtual-service.bulk-${verb.toLowerCase()}`,
      title: `${verb} ${count}`,
      subject: { type: 'virtual-service', id: '', name: count },
      prepare: () => Promise.resolve(),
    });
    return { batch, items };
  }

  private async chosen({ ids, tags }: ServiceSelection): Promise<VirtualServiceEntity[]> {
    if ((ids === undefined) === (tags === undefined)) {
      throw invalidInput([{ pointer: '/ids', message: 'must be given, or tags, but not both' }]);
    }
    if (ids !== undefined) return Promise.all(ids.map((id) => this.repository.get(id)));
    const found = await this.repository.tagged(this.transactor.reader, tags ?? []);
    if (found.length > 0) return found;
    throw invalidInput([{ pointer: '/tags', message: 'no virtual service has all of these tags' }]);
  }
}

/** Says which service it was; pointers go into the caller's input. */
function ofService(error: DomainError, name: string, at: string): DomainError {
  const faults = error.faults.map((fault) => ({ ...fault, pointer: `${at}${fault.pointer}` }));
  return new DomainError(error.code, `${name}: ${error.message}`, {
    ...(error.hint === undefined ? {} : { hint: error.hint }),
    ...{ faults, cause: error },
  });
}
