import { describe, expect, it } from 'vitest';
import { STATISTICS_ROWS_PER_REPORT } from '#libs/contracts';
import type { TrackedRow } from './change-tracker.js';
import { type BufferedFrame, FrameBuffer } from './frame-buffer.js';

const subjects = new Map<string, TrackedRow['subject']>();
const subjectOf = (service: string): TrackedRow['subject'] => {
  const subject = subjects.get(service) ?? { service, server: null, epoch: 1, fromZero: false };
  subjects.set(service, subject);
  return subject;
};
const row = (service: string, count: number): TrackedRow => ({
  subject: subjectOf(service),
  seconds: 1,
  numbers: [count, 0, 0, 0, 0, 0, 0, 0],
});
const frame = (second: number, rows: readonly TrackedRow[]): BufferedFrame => ({
  ...{ at: new Date(second * 1000).toISOString(), steadyMs: second * 1000, seconds: 1, gauges: [0, 0, 0], rows },
});
const drain = (buffer: FrameBuffer): BufferedFrame[] => {
  const all: BufferedFrame[] = [];
  while (buffer.length > 0) {
    const frames = buffer.first(60);
    all.push(...frames);
    buffer.drop(frames, buffer.leftOut());
  }
  return all;
};
const seconds = (frames: readonly BufferedFrame[]): number => frames.reduce((sum, one) => sum + one.seconds, 0);

describe(FrameBuffer.name, () => {
  it('keeps an hour in some hundred frames, the newest minute by the second', () => {
    const buffer = new FrameBuffer();
    for (let second = 1; second <= 3600; second += 1) buffer.add(frame(second, [row('a', second)]));
    expect(buffer.length).toBeLessThanOrEqual(400);
    expect(buffer.leftOut()).toEqual({ rows: 0, seconds: 0 });
    const frames = drain(buffer);
    expect(seconds(frames)).toBe(3600);
    expect(frames.slice(-55).every((one) => one.seconds === 1)).toBe(true);
    expect(Math.max(...frames.map((one) => one.seconds))).toBeLessThanOrEqual(40);
    let covered = 0;
    for (const { steadyMs, seconds: own, rows } of frames) {
      covered += own;
      expect(steadyMs).toBe(covered * 1000);
      expect(rows).toMatchObject([{ numbers: [covered, 0, 0, 0, 0, 0, 0, 0], seconds: own }]);
    }
  });

  it('gives up what is older, and counts it', () => {
    const buffer = new FrameBuffer();
    for (let second = 1; second <= 7200; second += 1) buffer.add(frame(second, []));
    const left = buffer.leftOut();
    expect(left.seconds).toBeGreaterThanOrEqual(3540);
    expect(seconds(drain(buffer)) + left.seconds).toBe(7200);
  });

  it('stays small with a thousand rows a second', () => {
    const buffer = new FrameBuffer();
    for (let second = 1; second <= 200; second += 1) {
      const rows = Array.from({ length: 1000 }, (_, index) => row(`${(second * 1000 + index) % 10_000}`, second));
      buffer.add(frame(second, rows));
    }
    const frames = drain(buffer);
    expect(frames.reduce((sum, { rows }) => sum + rows.length, 0)).toBeLessThanOrEqual(60_000);
    for (const { rows } of frames) expect(rows.length).toBeLessThanOrEqual(STATISTICS_ROWS_PER_REPORT);
    expect(frames.at(-1)?.rows).toHaveLength(1000);
  });

  it('keeps what was not taken, and both runs of a counter', () => {
    const buffer = new FrameBuffer();
    const zeroed = { ...row('a', 1), subject: { ...row('a', 1).subject, epoch: 2, fromZero: true } };
    buffer.add(frame(1, [row('a', 9)]));
    buffer.add(frame(2, [zeroed]));
    expect(buffer.first(1)).toHaveLength(1);
    expect(buffer.first(60)).toHaveLength(2);
    for (let second = 3; second <= 900; second += 1) buffer.add(frame(second, []));
    expect(buffer.first(1)[0]?.rows).toMatchObject([{ subject: { epoch: 1 } }, { subject: { epoch: 2 } }]);
  });
});
