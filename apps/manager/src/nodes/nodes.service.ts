import { Injectable } from '@nestjs/common';
import { DomainError } from '#libs/errors';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../auth/actor.js';
import { type ChangeResult, ChangesService } from '../changes/changes.service.js';
import { assertMatches, type Precondition } from '../common/http/etag.js';
import { invalidInput } from '../common/http/validation.pipe.js';
import type { Machine } from './machine.js';
import { MachineRepository } from './machine.repository.js';
import type { ChangeNode, ConfirmQuery, RemoveQuery } from './node.dto.js';
import { QuarantineService } from './quarantine.service.js';
import { RemovalImpact } from './removal/removal-impact.js';
import { RemovalStart, type RemovalPlan } from './removal/removal-start.js';

/** Changes of members. */
@Injectable()
export class NodesService {
  constructor(
    private readonly machines: MachineRepository,
    private readonly changes: ChangesService,
    private readonly impact: RemovalImpact,
    private readonly removals: RemovalStart,
    private readonly quarantine: QuarantineService,
  ) {}

  async change(
    actor: Actor,
    id: string,
    input: ChangeNode,
    precondition: Precondition,
    { dryRun, confirm }: ConfirmQuery,
  ): Promise<ChangeResult<Machine>> {
    return this.changes.apply({
      ...{ actor, dryRun },
      action: 'node.change',
      title: `Change the node ${(await this.machines.get(id)).name}`,
      work: async (tx) => {
        const before = existing(await this.machines.lock(tx, id), id);
        assertMatches(precondition, before.revision);
        const roles = input.spec?.roles ?? before.roles;
        const losesDirector = before.roles.includes('director') && !roles.includes('director');
        if (losesDirector) await this.impact.assertDirectorRemains(tx, before, confirm);
        const object = await this.store(tx, before, input);
        const subject = { type: 'node', id, name: object.name };
        return { subject, before: audited(before), after: audited(object), object };
      },
    });
  }

  remove(actor: Actor, id: string, precondition: Precondition, query: RemoveQuery): Promise<RemovalPlan> {
    return this.removals.begin(actor, id, precondition, query);
  }

  async readmit(actor: Actor, id: string): Promise<ChangeResult<Machine>> {
    const result = await this.changes.store({
      ...{ actor, dryRun: false },
      action: 'node.readmit',
      title: 'Readmit a node',
      work: async (tx) => {
        const object = await this.quarantine.readmit(tx, id);
        const subject = { type: 'node', id, name: object.name };
        return { subject, before: { state: 'quarantined' }, after: { state: object.state }, object };
      },
    });
    await this.quarantine.restore(result.object);
    return result;
  }

  private async store(tx: EntityManager, before: Machine, input: ChangeNode): Promise<Machine> {
    const { name = before.name, tags = before.tags, spec = {} } = input;
    const holder = name === before.name ? null : await this.machines.named(name, tx);
    if (holder !== null) {
      throw new DomainError('name-taken', `There is another node with the name ${name}.`, {
        faults: [{ pointer: '/name', message: 'is the name of another node' }],
      });
    }
    if (before.state === 'leaving') {
      throw new DomainError('node-busy', `${before.name} is being removed.`);
    }
    if (Object.keys(input).length === 0) throw invalidInput([{ pointer: '', message: 'names nothing to change' }]);
    const { roles = before.roles, maintenance = before.isInMaintenance } = spec;
    return this.machines.change(tx, before.id, { name, tags, roles, isInMaintenance: maintenance });
  }
}

function existing(machine: Machine | null, id: string): Machine {
  if (machine === null) throw new DomainError('not-found', `There is no node ${id}.`);
  return machine;
}

const audited = ({ name, roles, tags, isInMaintenance }: Machine): object => ({ name, roles, tags, isInMaintenance });
