/** How finely samples are kept, and for how long. */
export interface Grain {
  readonly name: 'second' | 'minute' | 'hour';
  readonly table: 'statistics_second' | 'statistics_minute' | 'statistics_hour';
  readonly seconds: number;
  /** Tables are dropped whole: each holds so many seconds, a multiple of the next grain. */
  readonly partitionSeconds: number;
  readonly keptSeconds: number;
  /** So far back samples of this grain may still be made. */
  readonly reachSeconds: number;
}

const HOUR = 3600;
const DAY = 24 * HOUR;

/** Readings that a director could not deliver for up to an hour are still taken. */
export const LATEST_SECONDS = HOUR;

export const SECOND: Grain = {
  ...{ name: 'second', table: 'statistics_second', seconds: 1 },
  ...{ partitionSeconds: 600, keptSeconds: LATEST_SECONDS + 600, reachSeconds: LATEST_SECONDS },
};
export const MINUTE: Grain = {
  ...{ name: 'minute', table: 'statistics_minute', seconds: 60 },
  ...{ partitionSeconds: DAY, keptSeconds: 7 * DAY, reachSeconds: 2 * LATEST_SECONDS },
};
export const HOURLY: Grain = {
  ...{ name: 'hour', table: 'statistics_hour', seconds: HOUR },
  ...{ partitionSeconds: 30 * DAY, keptSeconds: 730 * DAY, reachSeconds: 8 * DAY },
};
export const GRAINS: readonly Grain[] = [SECOND, MINUTE, HOURLY];

/** The begin of the span of so many seconds that holds `at`; spans are counted from 1970, so that zones do not matter. */
export function floorTo(seconds: number, at: Date): Date {
  const ms = seconds * 1000;
  return new Date(Math.floor(at.getTime() / ms) * ms);
}
