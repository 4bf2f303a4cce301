import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { EventsService } from '../events/events.service.js';
import type { AlarmCode, NewAlarm } from './alarm.js';
import { AlarmRepository } from './alarm.repository.js';

/** Raises and clears alarms; each becomes an event once. */
@Injectable()
export class AlarmsService {
  constructor(
    private readonly alarms: AlarmRepository,
    private readonly events: EventsService,
  ) {}

  /** Call it last in a transaction (see EventsService.record). */
  async raise(tx: EntityManager, alarm: NewAlarm): Promise<void> {
    const { occurrences, severity, subject, message } = await this.alarms.raise(tx, alarm);
    if (occurrences === 1) await this.events.record(tx, { type: 'alarm-raised', severity, subject, message });
  }

  async clear(tx: EntityManager, code: AlarmCode, subjectId: string): Promise<void> {
    const cleared = await this.alarms.clear(tx, code, subjectId);
    if (cleared === null) return;
    const message = `Over: ${cleared.message}`;
    await this.events.record(tx, { type: 'alarm-cleared', severity: 'info', subject: cleared.subject, message });
  }
}
