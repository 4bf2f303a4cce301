export const EVENT_TYPES = [
  'agent-started',
  'alarm-cleared',
  'alarm-raised',
  'apply-failed',
  'drift-repaired',
  'foreign-found',
  'pool-changed',
  'drain-finished',
  'service-quarantined',
  'health-changed',
  'maintenance-ended',
  'maintenance-started',
  'node-joined',
  'node-quarantined',
  'node-readmitted',
  'node-removed',
  'node-state-changed',
  'revision-rolled-back',
  'service-changed',
  'service-state-changed',
] as const;
export type EventType = (typeof EVENT_TYPES)[number];

export const EVENT_SEVERITIES = ['info', 'warning', 'error'] as const;
export type EventSeverity = (typeof EVENT_SEVERITIES)[number];

export const EVENT_SUBJECT_TYPES = ['node', 'virtual-service', 'manager'] as const;

/** What an event or an alarm is about. */
export interface EventSubject {
  readonly type: (typeof EVENT_SUBJECT_TYPES)[number];
  readonly id: string;
  readonly name: string;
}

export interface NewEvent {
  readonly type: EventType;
  readonly severity: EventSeverity;
  readonly subject: EventSubject;
  readonly message: string;
  /** When it happened; now, when left out. */
  readonly at?: Date;
  /** What was done about it, each as a command of the machine. */
  readonly steps?: readonly string[];
}

/** Something that happened. Positions grow in the order in which events become visible. */
export interface RecordedEvent extends Required<NewEvent> {
  readonly position: string;
}
