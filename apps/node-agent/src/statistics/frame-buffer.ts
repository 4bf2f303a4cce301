import { STATISTICS_BUFFER_SECONDS, STATISTICS_ROWS_PER_REPORT } from '#libs/contracts';
import type { TrackedRow } from './change-tracker.js';

/** One reading that waits to be told. */
export interface BufferedFrame {
  readonly at: string;
  readonly steadyMs: number;
  readonly seconds: number;
  readonly gauges: readonly [number, number, number];
  readonly rows: readonly TrackedRow[];
}

/** Rows in memory; about 20 MB. */
const MOST_ROWS = 60_000;
/** An hour: the newest minute by the second, the rest in steps of some ten seconds. */
const MOST_FRAMES = 400;
const FINE_FRAMES = 60;
const COARSEST_SECONDS = 300;

/** Readings that nobody took yet: when there are too many, older ones are put together, then the oldest are given up. */
export class FrameBuffer {
  private frames: BufferedFrame[] = [];
  private rows = 0;
  private given = { rows: 0, seconds: 0 };

  get length(): number {
    return this.frames.length;
  }

  add(frame: BufferedFrame): void {
    this.frames.push(frame);
    this.rows += frame.rows.length;
    while (this.isTooLong(frame.steadyMs)) this.shorten(frame.steadyMs);
  }

  noteLeftOut(rows: number): void {
    this.given.rows += rows;
  }

  /** The oldest frames, as many as fit into one report; they stay until `drop`. */
  first(mostFrames: number): readonly BufferedFrame[] {
    const found: BufferedFrame[] = [];
    let rows = 0;
    for (const frame of this.frames.slice(0, mostFrames)) {
      rows += frame.rows.length;
      if (found.length > 0 && rows > STATISTICS_ROWS_PER_REPORT) break;
      found.push(frame);
    }
    return found;
  }

  /** What was left out since it was told last. */
  leftOut(): { readonly rows: number; readonly seconds: number } {
    return { ...this.given };
  }

  /** They have been told, and so has what was left out. */
  drop(frames: readonly BufferedFrame[], leftOut: { readonly rows: number; readonly seconds: number }): void {
    const told = new Set(frames);
    this.frames = this.frames.filter((frame) => !told.has(frame));
    this.rows = this.frames.reduce((sum, frame) => sum + frame.rows.length, 0);
    this.given = { rows: this.given.rows - leftOut.rows, seconds: this.given.seconds - leftOut.seconds };
  }

  clear(): void {
    this.frames = [];
    this.rows = 0;
    this.given = { rows: 0, seconds: 0 };
  }

  private isTooLong(nowMs: number): boolean {
    const [oldest] = this.frames;
    if (oldest === undefined) return false;
    const isTooOld = nowMs - oldest.steadyMs > STATISTICS_BUFFER_SECONDS * 1000;
    return isTooOld || this.frames.length > MOST_FRAMES || this.rows > MOST_ROWS;
  }

  private shorten(nowMs: number): void {
    const [oldest] = this.frames;
    const isTooOld = oldest !== undefined && nowMs - oldest.steadyMs > STATISTICS_BUFFER_SECONDS * 1000;
    const pair = isTooOld ? null : this.finestPair();
    if (pair === null) {
      const gone = this.frames.shift();
      this.rows -= gone?.rows.length ?? 0;
      this.given.seconds += gone?.seconds ?? 0;
      return;
    }
    const [a, b] = [this.frames[pair], this.frames[pair + 1]];
    if (a === undefined || b === undefined) return;
    const { frame, lost } = together(a, b);
    this.frames.splice(pair, 2, frame);
    this.rows += frame.rows.length - a.rows.length - b.rows.length;
    this.given.rows += lost;
  }

  /** Where two neighbours cover the shortest time, the oldest such; null when all are as coarse as may be. */
  private finestPair(): number | null {
    let best: { readonly index: number; readonly seconds: number } | null = null;
    const last = Math.max(1, this.frames.length - FINE_FRAMES);
    for (let index = 0; index < last; index += 1) {
      const seconds = (this.frames[index]?.seconds ?? 0) + (this.frames[index + 1]?.seconds ?? Infinity);
      if (seconds <= COARSEST_SECONDS && seconds < (best?.seconds ?? Infinity)) best = { index, seconds };
    }
    return best?.index ?? null;
  }
}

/** Two readings as one: the later numbers of each subject. A run of a counter is one subject, the same object each time. */
function together(a: BufferedFrame, b: BufferedFrame): { readonly frame: BufferedFrame; readonly lost: number } {
  const rows = new Map<TrackedRow['subject'], TrackedRow>();
  for (const row of a.rows) rows.set(row.subject, { ...row, seconds: row.seconds + b.seconds });
  for (const row of b.rows) {
    const seconds = Math.max(row.seconds, rows.get(row.subject)?.seconds ?? 0);
    rows.delete(row.subject);
    rows.set(row.subject, { ...row, seconds });
  }
  const kept = [...rows.values()].slice(-STATISTICS_ROWS_PER_REPORT);
  const seconds = a.seconds + b.seconds;
  return { frame: { ...b, seconds, rows: kept }, lost: rows.size - kept.length };
}
