import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DomainError } from '#libs/errors';
import type { EntityManager } from 'typeorm';
import { AlarmsService } from '../alarms/alarms.service.js';
import { CommandRepository } from '../commands/command.repository.js';
import { CommandRelay } from '../commands/command-relay.js';
import { Transactor } from '../common/database/transactor.js';
import type { EventSubject } from '../events/event.js';
import { EventsService } from '../events/events.service.js';
import { MachineAccess } from '../redis/machine-access.js';
import { type QueueIncident, RedisWatchdog } from '../redis/redis-watchdog.js';
import type { Machine } from './machine.js';
import { MachineRepository } from './machine.repository.js';

const QUEUE: EventSubject = { type: 'manager', id: 'queue', name: 'queue' };

/** Keeps a machine away that held the queue up, until an admin readmits it. What its kernel does goes on. */
@Injectable()
export class QuarantineService implements OnModuleInit {
  constructor(
    private readonly watchdog: RedisWatchdog,
    private readonly access: MachineAccess,
    private readonly machines: MachineRepository,
    private readonly commands: CommandRepository,
    private readonly relay: CommandRelay,
    private readonly transactor: Transactor,
    private readonly events: EventsService,
    private readonly alarms: AlarmsService,
  ) {}

  onModuleInit(): void {
    this.watchdog.onIncident((incident) => this.transactor.run((tx) => this.record(tx, incident)));
  }

  /** Gives a machine its queue back; its agent still has the password. */
  async readmit(tx: EntityManager, id: string): Promise<Machine> {
    const machine = await this.machines.lock(tx, id);
    if (machine === null) throw new DomainError('not-found', `There is no node ${id}.`);
    if (machine.state !== 'quarantined' || machine.redisHash === null) {
      throw new DomainError('conflict', `${machine.name} is not quarantined.`);
    }
    const readmitted = await this.machines.change(tx, id, { state: 'member' });
    await this.commands.makeDue(tx, id);
    const subject = { type: 'node', id, name: machine.name } as const;
    await this.alarms.clear(tx, 'hostile-script', id);
    await this.events.record(tx, {
      ...{ type: 'node-readmitted', severity: 'info', subject },
      message: `${machine.name} may speak to the manager again.`,
    });
    return readmitted;
  }

  /** After the commit of `readmit`; when Redis is away now, its next connection brings the user. */
  async restore({ id, redisHash }: Machine): Promise<void> {
    if (redisHash !== null) await this.access.grant(id, redisHash).catch(() => undefined);
    this.relay.call();
  }

  private async record(tx: EntityManager, incident: QueueIncident): Promise<void> {
    if (incident.kind === 'answers-again') await this.alarms.clear(tx, 'queue-silent', QUEUE.id);
    else if (incident.kind === 'silence') {
      await this.alarms.raise(tx, {
        ...{ code: 'queue-silent', severity: 'error', subject: QUEUE },
        message: 'Redis has not answered for ten seconds.',
        hint: 'Look whether its process runs and has memory; the machines go on as they are meanwhile.',
      });
    } else await this.recordScript(tx, incident.machineId, incident.remedy);
  }

  private async recordScript(tx: EntityManager, id: string | null, remedy: 'killed' | 'restarted'): Promise<void> {
    const machine = id === null ? null : await this.machines.lock(tx, id);
    const what = remedy === 'killed' ? 'The script was ended' : 'Redis was restarted';
    if (machine === null) {
      await this.alarms.raise(tx, {
        ...{ code: 'unknown-script', severity: 'error', subject: QUEUE },
        message: `A script held the queue up, and it is not known whose. ${what}.`,
        hint: 'If it happens again, its machine will be found. Look for strange programs on the nodes.',
      });
      return;
    }
    const { name } = machine;
    const subject = { type: 'node', id: machine.id, name } as const;
    await this.machines.change(tx, machine.id, { state: 'quarantined' });
    const message = `${name} held the queue up with a script. ${what}, and the machine's access to the queue was revoked.`;
    await this.events.record(tx, { type: 'node-quarantined', severity: 'error', subject, message });
    const hint = 'Find out what runs on the machine. Then readmit it, or remove it with force.';
    await this.alarms.raise(tx, { code: 'hostile-script', severity: 'error', subject, message, hint });
  }
}
