import { Injectable } from '@nestjs/common';
import { DomainError } from '#libs/errors';
import { type EntityManager, IsNull } from 'typeorm';
import type { Actor } from '../auth/actor.js';
import type { Change, ChangeTerms } from '../changes/change.js';
import { type ChangeResult, ChangesService } from '../changes/changes.service.js';
import { Clock } from '../common/clock.js';
import { Transactor } from '../common/database/transactor.js';
import { assertMatches, type Precondition } from '../common/http/etag.js';
import { invalidInput } from '../common/http/validation.pipe.js';
import { newId } from '../common/new-id.js';
import { MachineRepository } from '../nodes/machine.repository.js';
import type { DirectorSettingsView, PatchDirectorSettings } from './director-settings.dto.js';
import { DirectorSettingsEntity } from './director-settings.entity.js';
import { readSettings } from './read-settings.js';
import { changedLayer, settingsOf } from './settings-layers.js';
import { settingsFaults } from './settings-rules.js';

/** Settings of directors: of the cluster, and what single ones have of their own. */
@Injectable()
export class DirectorSettingsService {
  constructor(
    private readonly transactor: Transactor,
    private readonly changes: ChangesService,
    private readonly machines: MachineRepository,
    private readonly clock: Clock,
  ) {}

  /** The settings of one director, or with null of the cluster; those of a director that says nothing are revision 0. */
  async get(machineId: string | null, tx: EntityManager = this.transactor.reader): Promise<DirectorSettingsEntity> {
    const found = await this.find(tx, machineId);
    if (found !== null) return found;
    if (machineId !== null) await this.assertDirector(machineId, tx);
    const now = this.clock.now();
    const empty = { id: newId(now), machineId, settings: {}, revision: 0, createdAt: now, updatedAt: now };
    return tx.create(DirectorSettingsEntity, empty);
  }

  async view(row: DirectorSettingsEntity): Promise<DirectorSettingsView> {
    const { id, revision, createdAt, updatedAt, machineId, settings } = row;
    const layers = await readSettings(this.transactor.reader);
    const effective = settingsOf(machineId ?? '', layers);
    return {
      ...{ id, revision, createdAt, updatedAt },
      nodeId: machineId,
      spec: settings,
      status: { effective },
    };
  }

  patch(
    actor: Actor,
    machineId: string | null,
    input: PatchDirectorSettings,
    precondition: Precondition,
    terms: ChangeTerms,
  ): Promise<ChangeResult<DirectorSettingsEntity>> {
    return this.changes.apply(this.modification(actor, machineId, input, precondition, terms));
  }

  modification(
    actor: Actor,
    machineId: string | null,
    { spec }: PatchDirectorSettings,
    precondition: Precondition,
    terms: ChangeTerms,
  ): Change<DirectorSettingsEntity> {
    return {
      actor,
      ...terms,
      action: 'director-settings.update',
      title: machineId === null ? 'Change the settings of all directors' : 'Change the settings of a director',
      work: async (tx) => {
        const row = await this.get(machineId, tx);
        assertMatches(precondition, row.revision);
        const before = { ...row.settings };
        row.settings = changedLayer(row.settings, spec);
        const layers = { cluster: row.settings, machines: new Map() };
        const faults = settingsFaults(settingsOf('', layers));
        if (faults.length > 0) throw invalidInput(faults);
        const isEqual = JSON.stringify(before) === JSON.stringify(row.settings);
        const object = isEqual && row.revision > 0 ? row : await tx.save(row);
        const name = machineId === null ? 'cluster' : (await this.machines.get(machineId, tx)).name;
        const subject = { type: 'director-settings', id: row.id, name };
        return { subject, before, after: { ...object.settings }, object };
      },
    };
  }

  private find(tx: EntityManager, machineId: string | null): Promise<DirectorSettingsEntity | null> {
    return tx.findOneBy(DirectorSettingsEntity, { machineId: machineId ?? IsNull() });
  }

  private async assertDirector(machineId: string, tx: EntityManager): Promise<void> {
    const machine = await this.machines.get(machineId, tx);
    if (machine.roles.includes('director')) return;
    throw new DomainError('not-found', `${machine.name} is not a director: it has no such settings.`, {
      hint: 'Give it the role director first.',
    });
  }
}
