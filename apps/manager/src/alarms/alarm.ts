import type { OperationActor } from '../operations/operation.js';
import type { EventSubject } from '../events/event.js';

export const ALARM_CODES = [
  'drain-deadline',
  'hostile-script',
  'invalid-reports',
  'maintenance-overdue',
  'node-state',
  'queue-silent',
  'service-state',
  'unknown-script',
] as const;
export type AlarmCode = (typeof ALARM_CODES)[number];

export interface NewAlarm {
  readonly code: AlarmCode;
  readonly severity: 'warning' | 'error';
  readonly subject: EventSubject;
  readonly message: string;
  /** What the admin can do. */
  readonly hint: string;
}

/** A state that somebody should look at. It is raised once, counts repetitions, and is cleared when its cause has gone. */
export interface Alarm extends NewAlarm {
  readonly id: string;
  readonly revision: number;
  readonly raisedAt: Date;
  readonly lastAt: Date;
  readonly updatedAt: Date;
  readonly occurrences: number;
  readonly clearedAt: Date | null;
  readonly acknowledgedAt: Date | null;
  readonly acknowledgedBy: OperationActor | null;
}
