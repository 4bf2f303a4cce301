import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DueHeap } from './due-heap.js';

describe(DueHeap.name, () => {
  it('gives what is due in the order of the times, and nothing else', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 100 })), fc.integer({ min: 0, max: 100 }), (times, nowMs) => {
        const heap = new DueHeap<number>();
        for (const time of times) heap.push(time, time);
        const popped: number[] = [];
        for (let next = heap.pop(nowMs); next !== undefined; next = heap.pop(nowMs)) popped.push(next.item);
        const sorted = [...times].sort((one, other) => one - other);
        expect(popped).toEqual(sorted.filter((time) => time <= nowMs));
        expect(heap.nextMs).toBe(sorted.find((time) => time > nowMs) ?? null);
      }),
    );
  });
});
