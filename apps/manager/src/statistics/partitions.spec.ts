import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { GRAINS, HOURLY, MINUTE, SECOND } from './grain.js';
import { wantedSpans } from './partitions.js';

const moment = fc.date({ min: new Date('2020-01-01'), max: new Date('2100-01-01'), noInvalidDate: true });

describe(wantedSpans.name, () => {
  it('covers without holes everything from the oldest sample that is taken to the next span', () => {
    fc.assert(
      fc.property(fc.constantFrom(...GRAINS), moment, (grain, now) => {
        const spans = wantedSpans(grain, now);
        const reach = now.getTime() - grain.reachSeconds * 1000;
        expect(spans[0]?.from.getTime()).toBeLessThanOrEqual(reach);
        expect(spans[0]?.to.getTime()).toBeGreaterThan(reach);
        spans.slice(1).forEach(({ from }, index) => expect(from).toEqual(spans[index]?.to));
        expect(spans.at(-1)?.from.getTime()).toBeGreaterThan(now.getTime());
      }),
    );
  });

  it('keeps everything that can still be made', () => {
    for (const grain of GRAINS) expect(grain.keptSeconds).toBeGreaterThanOrEqual(grain.reachSeconds);
    // A minute or hour that is made again finds all of its finer samples.
    expect(SECOND.partitionSeconds % MINUTE.seconds).toBe(0);
    expect(MINUTE.partitionSeconds % HOURLY.seconds).toBe(0);
    expect(MINUTE.reachSeconds).toBeGreaterThan(SECOND.keptSeconds + SECOND.partitionSeconds);
    expect(HOURLY.reachSeconds).toBeGreaterThanOrEqual(MINUTE.keptSeconds + MINUTE.partitionSeconds);
  });
});
