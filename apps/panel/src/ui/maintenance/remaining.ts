import type { Schemas } from '#libs/api-client/browser';
import { texts } from '../../texts/index.js';

const t = texts.maintenance;

/** `3 h 59 min`, `12 min`, `40 s`. */
function fine(milliseconds: number): string {
  const minutes = Math.floor(milliseconds / 60_000);
  if (minutes < 1) return `${Math.ceil(milliseconds / 1000)} s`;
  const hours = Math.floor(minutes / 60);
  return hours === 0 ? `${minutes} min` : `${hours} h ${minutes % 60} min`;
}

type Timed = Pick<Schemas['MaintenanceView'], 'endsAt' | 'overdueAt'>;

/** `12 min left`, `open end`, `overdue`. */
export function remaining({ endsAt, overdueAt }: Timed, now: number): string {
  if (endsAt === null) return t.openEnd;
  const left = new Date(endsAt).getTime() - now;
  return overdueAt !== null || left <= 0 ? t.overdue : t.left(fine(left));
}
