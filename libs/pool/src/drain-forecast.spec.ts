import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DrainForecast, type DrainOutlook } from './drain-forecast.js';

/** What is foretold after `seconds` of counting every two seconds. */
function afterCounting(
  seconds: number,
  connections: (second: number) => number,
  pinned: (second: number) => number = () => 0,
): DrainOutlook {
  const forecast = new DrainForecast();
  for (let second = 0; second <= seconds; second += 2) {
    forecast.add({ atMs: second * 1000, connections: connections(second), pinnedClients: pinned(second) });
  }
  return forecast.outlook();
}
const decay = (from: number, halfLife: number) => (second: number) => Math.round(from * 0.5 ** (second / halfLife));

describe(DrainForecast.name, () => {
  it('foretells the end of a decay within a quarter', () => {
    fc.assert(
      fc.property(fc.integer({ min: 200, max: 100_000 }), fc.integer({ min: 15, max: 300 }), (from, halfLife) => {
        const seconds = 60;
        const { emptyInSeconds, endingPerMinute } = afterCounting(seconds, decay(from, halfLife));
        const real = halfLife * Math.log2(2 * from) - seconds;
        fc.pre(real > 10);
        expect(Math.abs((emptyInSeconds ?? NaN) - real)).toBeLessThan(real * 0.25 + 5);
        const now = from * 0.5 ** (seconds / halfLife);
        expect(endingPerMinute).toBeGreaterThan((0.75 * now * Math.LN2 * 60) / halfLife - 1);
      }),
    );
  });

  it.each<[string, DrainOutlook]>([
    ['nothing was counted', new DrainForecast().outlook()],
    ['too little was counted', afterCounting(6, decay(100, 30))],
    ['nothing ends', afterCounting(120, () => 40)],
    ['it grows', afterCounting(120, (second) => 40 + second)],
    ['it goes up and down', afterCounting(120, (second) => 40 + 20 * Math.sin(second))],
    ['it would take days', afterCounting(120, (second) => 100_000 - Math.floor(second / 2))],
  ])('tells nothing when %s', (_why, outlook) => {
    expect(outlook.emptyInSeconds).toBeNull();
  });

  it('is empty when nothing is left', () => {
    expect(afterCounting(60, (second) => Math.max(0, 20 - second))).toEqual({
      pinnedClients: 0,
      endingPerMinute: 0,
      emptyInSeconds: 0,
    });
  });

  it('waits for pinned clients too', () => {
    const alone = afterCounting(60, decay(1000, 20)).emptyInSeconds ?? 0;
    const pinned = afterCounting(60, decay(1000, 20), decay(1000, 60));
    expect(pinned.emptyInSeconds).toBeGreaterThan(2 * alone);
    expect(afterCounting(60, decay(1000, 20), () => 7)).toMatchObject({ pinnedClients: 7, emptyInSeconds: null });
  });

  it('forgets what was counted before new connections came, and begins anew when time goes back', () => {
    expect(afterCounting(60, (second) => (second < 30 ? 0 : 500)).emptyInSeconds).toBeNull();
    const forecast = new DrainForecast();
    for (const atMs of [0, 5000, 10_000, 15_000, 20_000])
      forecast.add({ atMs, connections: 100 - atMs / 1000, pinnedClients: 0 });
    expect(forecast.outlook().emptyInSeconds).not.toBeNull();
    forecast.add({ atMs: 1000, connections: 50, pinnedClients: 0 });
    expect(forecast.outlook().emptyInSeconds).toBeNull();
  });
});
