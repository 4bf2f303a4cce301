import type { Schemas } from '#libs/api-client/browser';

export const PRESETS = [900, 3600, 14_400, 86_400] as const;
/** A preset in seconds, minutes of one's own, or no end. */
export type Duration = (typeof PRESETS)[number] | 'custom' | 'open';

export interface Terms {
  readonly duration: Duration;
  readonly minutes: string;
  readonly atExpiry: Schemas['MaintenanceAtExpiry'];
  readonly reason: string;
}

export const USUAL: Terms = { duration: 3600, minutes: '30', atExpiry: 'return', reason: '' };
const MOST_MINUTES = 43_200;

/** Null: until somebody ends it; undefined: what was typed is no time. */
export function secondsOf({ duration, minutes }: Pick<Terms, 'duration' | 'minutes'>): number | null | undefined {
  if (duration === 'open') return null;
  if (duration !== 'custom') return duration;
  const count = Number(minutes);
  return minutes.trim() !== '' && Number.isInteger(count) && count >= 1 && count <= MOST_MINUTES
    ? count * 60
    : undefined;
}
