import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import type { ImportedService } from '#libs/adopt';
import { Transactor } from '../common/database/transactor.js';
import { shownShapeOf } from './api-shape.js';
import { Directors } from './directors.js';
import type { ImportedServiceView, ImportedState, ImportView } from './import.dto.js';
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

  async of(imports: readonly ImportEntity[]): Promise<ImportView[]> {
    const importId = In(imports.map(({ id }) => id));
    const rows = await this.transactor.reader.find(ImportedServiceEntity, {
      where: { importId },
      order: { position: 'ASC' },
    });
    const lenses = (await this.directors.list()).map(lensOf);
    return Promise.all(
      imports.map((one) => {
        const own = rows.filter((row) => row.importId === one.id);
        return this.importView(one, own, lenses);
      }),
    );
  }

  async found({ stored, rows }: FoundImport): Promise<ImportView> {
    return this.importView(stored, rows, (await this.directors.list()).map(lensOf));
  }

  async one(object: ImportEntity): Promise<ImportView> {
    const [view] = await this.of([object]);
    if (view === undefined) throw new Error('An import has no view');
    return view;
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
