import type { Session } from '../api/session.js';

/** So long before the end it is told. */
export const WARN_MS = 120_000;

/** How long the session is kept when nobody uses it, as the manager said; its last use is told to the half minute. */
export function idleMs({
  idleUntil,
  expiresAt,
  lastUsedAt,
}: Pick<Session, 'idleUntil' | 'expiresAt' | 'lastUsedAt'>): number {
  const until = Math.min(Date.parse(idleUntil), Date.parse(expiresAt));
  return Math.max(0, until - Date.parse(lastUsedAt ?? idleUntil));
}

export interface Ending {
  readonly kind: 'idle' | 'end';
  readonly leftMs: number;
}

/** What ends soon: the patience with an unused page, or the session itself; null while neither is near. */
export function endingOf(session: Session, lastTouchMs: number, nowMs: number): Ending | null {
  const end = Date.parse(session.expiresAt) - nowMs;
  const idle = lastTouchMs + idleMs(session) - nowMs;
  const kind = idle < end ? 'idle' : 'end';
  const leftMs = Math.max(0, Math.min(idle, end));
  return leftMs <= WARN_MS ? { kind, leftMs } : null;
}
