import { Injectable } from '@nestjs/common';
import { DomainError } from '#libs/errors';
import type { EntityManager } from 'typeorm';
import { AlarmsService } from '../alarms/alarms.service.js';
import { type Actor, recordedActor } from '../auth/actor.js';
import { type ChangeResult, ChangesService } from '../changes/changes.service.js';
import { assertMatches, type Precondition } from '../common/http/etag.js';
import type { EventSubject } from '../events/event.js';
import { EventsService } from '../events/events.service.js';
import type { Machine } from '../nodes/machine.js';
import { MachineRepository } from '../nodes/machine.repository.js';
import type { Maintenance, MaintenanceTerms } from './maintenance.js';
import type { ChangeMaintenance } from './maintenance.dto.js';
import { MaintenanceRepository } from './maintenance.repository.js';

/** Puts nodes into maintenance for a time, and takes them out of it. */
@Injectable()
export class MaintenanceService {
  constructor(
    private readonly maintenances: MaintenanceRepository,
    private readonly machines: MachineRepository,
    private readonly changes: ChangesService,
    private readonly events: EventsService,
    private readonly alarms: AlarmsService,
  ) {}

  async start(
    actor: Actor,
    nodeId: string,
    terms: MaintenanceTerms,
    dryRun: boolean,
  ): Promise<ChangeResult<Maintenance>> {
    const { name } = await this.machines.get(nodeId);
    return this.changes.apply({
      ...{ actor, dryRun, action: 'node.start-maintenance', title: `Put ${name} into maintenance` },
      work: async (tx) => {
        const machine = await this.member(tx, nodeId);
        if (machine.isInMaintenance) {
          throw new DomainError('conflict', `${name} is in maintenance already.`, {
            hint: 'Change its time with PATCH, or end it first.',
          });
        }
        await this.machines.change(tx, nodeId, { isInMaintenance: true });
        await this.maintenances.insert(tx, nodeId, terms, recordedActor(actor));
        const object = await this.maintenances.get(nodeId, tx);
        const subject = { type: 'node', id: nodeId, name } as const;
        return { subject, before: null, after: audited(object), object };
      },
      announce: async (tx) => this.tellStart(tx, actor, await this.maintenances.get(nodeId, tx)),
    });
  }

  /** Extends or shortens it, or says something else about it; its servers stay as they are. */
  async change(
    actor: Actor,
    nodeId: string,
    input: ChangeMaintenance,
    precondition: Precondition,
    dryRun: boolean,
  ): Promise<ChangeResult<Maintenance>> {
    return this.changes.store({
      ...{ actor, dryRun, action: 'node.change-maintenance', title: 'Change a maintenance' },
      work: async (tx) => {
        await this.member(tx, nodeId);
        const before = await this.maintenances.get(nodeId, tx);
        assertMatches(precondition, before.revision);
        const { durationSeconds, reason = before.reason, atExpiry = before.atExpiry } = input;
        await this.maintenances.change(tx, nodeId, { durationSeconds, reason, atExpiry }, recordedActor(actor));
        const object = await this.maintenances.get(nodeId, tx);
        await this.alarms.clear(tx, 'maintenance-overdue', nodeId);
        const subject = { type: 'node', id: nodeId, name: before.nodeName };
        return { subject, before: audited(before), after: audited(object), object };
      },
    });
  }

  async end(
    actor: Actor,
    nodeId: string,
    precondition: Precondition,
    dryRun: boolean,
  ): Promise<ChangeResult<Maintenance>> {
    const { name } = await this.machines.get(nodeId);
    return this.changes.apply({
      ...{ actor, dryRun, action: 'node.end-maintenance', title: `Bring ${name} back from maintenance` },
      work: async (tx) => {
        await this.member(tx, nodeId);
        const object = await this.maintenances.get(nodeId, tx);
        assertMatches(precondition, object.revision);
        await this.machines.change(tx, nodeId, { isInMaintenance: false });
        const subject = { type: 'node', id: nodeId, name } as const;
        return { subject, before: audited(object), after: null, object };
      },
      announce: (tx) => this.tellEnd(tx, actor, { type: 'node', id: nodeId, name }),
    });
  }

  private async tellStart(tx: EntityManager, { userName }: Actor, maintenance: Maintenance): Promise<number> {
    const { nodeId, nodeName, endsAt, reason } = maintenance;
    const until = endsAt === null ? 'until somebody ends it' : `until ${endsAt.toISOString()}`;
    await this.events.record(tx, {
      ...{ type: 'maintenance-started', severity: 'info', subject: { type: 'node', id: nodeId, name: nodeName } },
      message: `${userName} put ${nodeName} into maintenance ${until}${reason === '' ? '.' : `: ${reason}`}`,
    });
    return 0;
  }

  private async tellEnd(tx: EntityManager, { userName }: Actor, subject: EventSubject): Promise<number> {
    await this.alarms.clear(tx, 'maintenance-overdue', subject.id);
    const message = `${subject.name} is back from maintenance (${userName}).`;
    await this.events.record(tx, { type: 'maintenance-ended', severity: 'info', subject, message });
    return 0;
  }

  private async member(tx: EntityManager, nodeId: string): Promise<Machine> {
    const machine = await this.machines.lock(tx, nodeId);
    if (machine === null) throw new DomainError('not-found', `There is no node ${nodeId}.`);
    if (machine.state === 'joining' || machine.state === 'leaving') {
      throw new DomainError('node-busy', `${machine.name} is ${machine.state}.`, {
        hint: 'Wait until that operation has ended.',
      });
    }
    return machine;
  }
}

const audited = ({ endsAt, reason, atExpiry }: Maintenance): object => ({ maintenance: { endsAt, reason, atExpiry } });
