import type { Schemas } from '#libs/api-client/browser';

export type EventType = Schemas['EventType'];
export type Severity = Schemas['EventSeverity'];

/** Every kind of event, so that one can be chosen; a kind that the API adds makes this fail to compile. */
const TYPES: Readonly<Record<EventType, true>> = {
  'agent-started': true,
  'alarm-cleared': true,
  'alarm-raised': true,
  'apply-failed': true,
  'drain-finished': true,
  'drift-repaired': true,
  'foreign-found': true,
  'health-changed': true,
  'maintenance-ended': true,
  'maintenance-started': true,
  'node-joined': true,
  'node-quarantined': true,
  'node-readmitted': true,
  'node-removed': true,
  'node-state-changed': true,
  'pool-changed': true,
  'revision-rolled-back': true,
  'service-changed': true,
  'service-quarantined': true,
  'service-state-changed': true,
};

export const EVENT_TYPES = Object.keys(TYPES) as readonly EventType[];
export const SEVERITIES: readonly Severity[] = ['error', 'warning', 'info'];
