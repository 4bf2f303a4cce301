import type { RecordedEvent } from './event.js';
import type { EventView } from './event.dto.js';

export function toEventView({ position, at, type, severity, subject, message, steps }: RecordedEvent): EventView {
  return { id: position, at, type, severity, message, subject: { ...subject }, steps: [...steps] };
}
