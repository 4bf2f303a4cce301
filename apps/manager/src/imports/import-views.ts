import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import type { ImportedService } from '#libs/adopt';
import { Transactor } from '../common/database/transactor.js';
import { shownShapeOf } from './api-shape.js';
import { Directors } from './directors.js';
import type { ImportedServiceView, ImportedState, ImportSummaryView, ImportView } from './import.dto.js';
import { type ImportEntity, ImportedServiceEntity } from './import.entity.js';
import type { FoundImport } from './imports.service.js';
import { SealedServices } from './sealed-services.js';
import { type Lens, lensOf, shadowOf } from './shadow.js';

const stateOf = ({ virtualServiceId, isSkipped }: ImportedServiceEntity): ImportedState =>
  virtualServiceId !== null ? 'adopted' : isSkipped ? 'skipped' : 'shadow';

/** Shows imports with what directors say now. */
@Injectable()
export class ImportViews {
  constructor(
    private readonly transactor: Transactor,
    private readonly directors: Directors,
    private readonly sealed: SealedServices,
  ) {}

  async summaries(imports: readonly ImportEntity[]): Promise<ImportSummaryView[]> {
    const rows = await this.transactor.reader.find(ImportedServiceEntity, {
      select: { importId: true, position: true, isSkipped: true, virtualServiceId: true },
      where: { importId: In(imports.map(({ id }) => id)) },
    });
    return imports.map(({ id, revision, createdAt, updatedAt, source, directorId, notTaken }) => {
      const states = rows.filter(({ importId }) => importId === id).map(stateOf);
      const count = (state: ImportedState): number => states.filter((one) => one === state).length;
      const counts = { shadow: count('shadow'), adopted: count('adopted'), skipped: count('skipped') };
      return {
        ...{ id, revision, createdAt, updatedAt, source, directorId },
        counts: { ...counts, notTaken: notTaken.length },
      };
    });
  }

  async found({ stored, rows }: FoundImport): Promise<ImportView> {
    return this.importView(stored, rows, (await this.directors.list()).map(lensOf));
  }

  async one(object: ImportEntity): Promise<ImportView> {
    const where = { importId: object.id };
    const rows = await this.transactor.reader.find(ImportedServiceEntity, { where, order: { position: 'ASC' } });
    return this.found({ stored: object, rows, revision: object.revision });
  }

  private async importView(
    { id, revision, createdAt, updatedAt, source, directorId, foundAddresses, notTaken }: ImportEntity,
    rows: readonly ImportedServiceEntity[],
    lenses: readonly Lens[],
  ): Promise<ImportView> {
    const compared = lenses.filter(({ director }) => directorId === null || director.id === directorId);
    return {
      ...{ id, revision, createdAt, updatedAt, source, directorId },
      addresses: foundAddresses.map((one) => ({ ...one, source: { ...one.source } })),
      services: await Promise.all(rows.map((row) => this.serviceView(row, compared))),
      notTaken: notTaken.map((one) => ({ ...one })),
    };
  }

  private async serviceView(row: ImportedServiceEntity, lenses: readonly Lens[]): Promise<ImportedServiceView> {
    const service: ImportedService = await this.sealed.open(row);
    const shadows = lenses.map((lens) => shadowOf(service, lens));
    return {
      number: row.position,
      name: row.name,
      key: row.serviceKey,
      state: stateOf(row),
      spec: shownShapeOf(service),
      source: { ...service.source },
      remarks: [...service.remarks],
      virtualServiceId: row.virtualServiceId,
      shadows: shadows.map((shadow) => ({ ...shadow, steps: shadow.steps?.map((step) => ({ ...step })) ?? null })),
    };
  }
}
