import type { ObservedState } from '#libs/domain';
import type { NewAlarm } from '../alarms/alarm.js';
import type { EventSeverity, EventSubject, NewEvent } from '../events/event.js';
import type { Condition } from './machine-condition.js';

const SEVERITIES: Record<ObservedState, EventSeverity> = {
  up: 'info',
  degraded: 'warning',
  down: 'error',
  unknown: 'error',
};

const HINTS: Record<EventSubject['type'], string> = {
  node: 'Look whether the machine runs and reaches the manager: systemctl status directorate-agent.',
  'virtual-service': 'Look at its real servers and their health checks.',
  manager: 'Look into the log of the manager.',
};

/** What a change of state is worth: an event, and an alarm as long as it is not good. The very first look is no event. */
export function newsOf(
  subject: EventSubject,
  { state, reason }: Condition,
  isChange: boolean,
): { readonly event: NewEvent | null; readonly alarm: NewAlarm | null } {
  const severity = SEVERITIES[state];
  const message = `${subject.name} is ${state}: ${reason}`;
  const type = subject.type === 'node' ? 'node-state-changed' : 'service-state-changed';
  const code = subject.type === 'node' ? 'node-state' : 'service-state';
  return {
    event: isChange ? { type, severity, subject, message } : null,
    alarm: severity === 'info' ? null : { code, severity, subject, message, hint: HINTS[subject.type] },
  };
}
