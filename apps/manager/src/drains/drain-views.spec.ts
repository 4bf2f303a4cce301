import { describe, expect, it } from 'vitest';
import type { Drain } from './drain.js';
import { DrainViews } from './drain-views.js';

const drain = (id: string): Drain => ({ id, actor: {}, subject: { nodeId: 'N' } }) as Drain;
const server = (realServerId: string): object => ({ realServerId, name: realServerId });

describe(DrainViews, () => {
  it('looks through the directors’ documents once for a whole list', async () => {
    const asked: string[][] = [];
    const drains = {
      serversOfAll: () =>
        Promise.resolve(
          new Map([
            ['D1', [server('A'), server('B')]],
            ['D2', [server('A')]],
          ]),
        ),
    };
    const sights = {
      progress: (ids: string[]) => {
        asked.push(ids);
        return Promise.resolve(new Map([['B', { activeConnections: 7, isKnown: true }]]));
      },
    };
    const views = await new DrainViews(drains as never, sights as never).ofAll(['D1', 'D2', 'D3'].map(drain));
    expect(asked).toEqual([['A', 'B']]);
    expect(
      views.map(({ id, servers }) => [id, servers.map((one) => [one.realServerId, one.activeConnections])]),
    ).toEqual([
      ['D1', [['A', 0], ['B', 7]]], // prettier-ignore
      ['D2', [['A', 0]]],
      ['D3', []],
    ]);
  });
});
