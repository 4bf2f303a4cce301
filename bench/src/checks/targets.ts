/** 10,000 real servers in groups; a group has a port of its own, so that it can die alone. */
export const GROUPS = 10;
export const SERVERS_PER_GROUP = 1000;
export const FIRST_PORT = 9100;
export const CHECK = { intervalMs: 1000, timeoutMs: 800, rise: 2, fall: 2 } as const;
/** Interval × fall + timeout + 1 s. */
export const LIMIT_MS = CHECK.intervalMs * CHECK.fall + CHECK.timeoutMs + 1000;

export const portOf = (group: number): number => FIRST_PORT + group;
/** Addresses of 127.1.0.0/16 and on, 200 in each /24. */
export const addressOf = (group: number, index: number): string =>
  `127.${group + 1}.${Math.floor(index / 200)}.${(index % 200) + 1}`;

/** One line that the checking process says: what changed since the last, and what it used. */
export interface Progress {
  /** Servers that are up, in each group. */
  readonly up: readonly number[];
  /** Cores that the process used since the last line. */
  readonly cores: number;
  readonly residentMB: number;
}
