import { Injectable } from '@nestjs/common';
import type { Imported } from '#libs/adopt';
import { DomainError } from '#libs/errors';
import { formatKey } from '#libs/ipvs';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../auth/actor.js';
import { type ChangeResult, ChangesService } from '../changes/changes.service.js';
import { Clock } from '../common/clock.js';
import { Transactor } from '../common/database/transactor.js';
import { assertMatches, type Precondition } from '../common/http/etag.js';
import { type ListRules, type Page, paginate } from '../common/http/paginate.js';
import { invalidInput } from '../common/http/validation.pipe.js';
import { newId } from '../common/new-id.js';
import type { OperationSubject } from '../operations/operation.js';
import { Directors } from './directors.js';
import type { CreateImport, ImportsQuery } from './import.dto.js';
import { ImportEntity, ImportedServiceEntity } from './import.entity.js';
import { readSource } from './read-source.js';
import { SealedServices } from './sealed-services.js';

const RULES: ListRules<ImportEntity> = {
  entity: ImportEntity,
  sortable: { createdAt: 'id' },
  defaultSort: 'createdAt:desc',
  hasTags: false,
  filters: { source: 'source' },
};

/** An import with its services as they are stored; in a dry run they are stored nowhere. */
export interface FoundImport {
  readonly stored: ImportEntity;
  readonly rows: readonly ImportedServiceEntity[];
  readonly revision: number;
}

export const importSubject = ({ id, source }: Pick<ImportEntity, 'id' | 'source'>): OperationSubject => ({
  ...{ type: 'import', id, name: source },
});

/** What was found in former configurations. Nothing on any machine changes until a service is adopted. */
@Injectable()
export class ImportsService {
  constructor(
    private readonly transactor: Transactor,
    private readonly changes: ChangesService,
    private readonly directors: Directors,
    private readonly sealed: SealedServices,
    private readonly clock: Clock,
  ) {}

  list(query: ImportsQuery): Promise<Page<ImportEntity>> {
    return paginate(this.transactor.reader, RULES, query);
  }

  async get(id: string): Promise<ImportEntity> {
    return existing(await this.transactor.reader.findOneBy(ImportEntity, { id }), id);
  }

  async create(actor: Actor, input: CreateImport, dryRun: boolean): Promise<ChangeResult<FoundImport>> {
    const directors = await this.directors.list(input.directorId ?? null);
    if (input.directorId !== undefined && directors.length === 0) {
      throw invalidInput([{ pointer: '/directorId', message: 'is not a director of this cluster' }]);
    }
    const found = readSource(input, directors);
    return this.changes.store({
      actor,
      dryRun,
      action: 'import.create',
      title: `Import from ${input.source}`,
      work: async (tx) => {
        const object = await this.save(tx, input, found);
        const after = { source: input.source, services: found.services.length, notTaken: found.notTaken.length };
        return { subject: importSubject(object.stored), before: null, after, object };
      },
    });
  }

  /** Forgets what was found; what was adopted stays. */
  remove(actor: Actor, id: string, precondition: Precondition, dryRun: boolean): Promise<ChangeResult<ImportEntity>> {
    return this.changes.store({
      actor,
      dryRun,
      action: 'import.delete',
      title: 'Forget an import',
      work: async (tx) => {
        const object = await lockImport(tx, id);
        assertMatches(precondition, object.revision);
        await tx.delete(ImportEntity, { id });
        return { subject: importSubject(object), before: { source: object.source }, after: null, object };
      },
    });
  }

  /** Says that a service stays with whoever has it now; `isSkipped` false takes that back. */
  skip(actor: Actor, id: string, position: number, isSkipped: boolean): Promise<ChangeResult<ImportEntity>> {
    return this.changes.store({
      actor,
      dryRun: false,
      action: isSkipped ? 'import.skip' : 'import.resume',
      title: isSkipped ? 'Skip a found service' : 'Watch a found service again',
      work: async (tx) => {
        const object = await lockImport(tx, id);
        const row = await foundService(tx, id, position);
        const before = { service: row.name, isSkipped: row.isSkipped };
        await tx.update(ImportedServiceEntity, { importId: id, position }, { isSkipped });
        return { subject: importSubject(object), before, after: { service: row.name, isSkipped }, object };
      },
    });
  }

  private async save(tx: EntityManager, input: CreateImport, found: Imported): Promise<FoundImport> {
    const stored = await tx.save(
      tx.create(ImportEntity, {
        id: newId(this.clock.now()),
        source: input.source,
        directorId: input.directorId ?? null,
        foundAddresses: [...found.addresses],
        notTaken: [...found.notTaken],
      }),
    );
    const rows = await Promise.all(
      found.services.map(async (service, index) =>
        tx.create(ImportedServiceEntity, {
          ...{ importId: stored.id, position: index + 1, name: service.name, serviceKey: formatKey(service.key) },
          body: await this.sealed.seal(service),
          ...{ isSkipped: false, virtualServiceId: null },
        }),
      ),
    );
    for (let at = 0; at < rows.length; at += 500) await tx.insert(ImportedServiceEntity, rows.slice(at, at + 500));
    return { stored, rows, revision: stored.revision };
  }
}

function existing(object: ImportEntity | null, id: string): ImportEntity {
  if (object === null) throw new DomainError('not-found', `There is no import ${id}.`);
  return object;
}

export async function lockImport(tx: EntityManager, id: string): Promise<ImportEntity> {
  return existing(await tx.findOne(ImportEntity, { where: { id }, lock: { mode: 'pessimistic_write' } }), id);
}

/** A found service that is nobody's yet. */
export async function foundService(
  tx: EntityManager,
  importId: string,
  position: number,
): Promise<ImportedServiceEntity> {
  const row = await tx.findOneBy(ImportedServiceEntity, { importId, position });
  if (row === null) throw new DomainError('not-found', `The import has no service ${position}.`);
  if (row.virtualServiceId === null) return row;
  throw new DomainError('conflict', `${row.name} is adopted already.`, {
    hint: `It is the virtual service ${row.virtualServiceId}.`,
  });
}
