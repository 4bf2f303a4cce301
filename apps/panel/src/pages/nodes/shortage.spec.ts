import { describe, expect, it } from 'vitest';
import { shortOf } from './shortage.js';

const server = (nodeId: string | null, state: 'up' | 'down' = 'up', adminState: 'enabled' | 'drain' = 'enabled') => ({
  spec: { nodeId, adminState },
  status: { state },
});
const shop = (...realServers: ReturnType<typeof server>[]) => [{ name: 'shop', realServers }];

describe(shortOf.name, () => {
  it.each([
    ['two healthy servers stay', shop(server('a'), server('b'), server(null)), []],
    ['one stays', shop(server('a'), server('b')), [{ name: 'shop', left: 1 }]],
    ['the other is down', shop(server('a'), server('b', 'down')), [{ name: 'shop', left: 0 }]],
    ['the other drains', shop(server('a'), server('b', 'up', 'drain')), [{ name: 'shop', left: 0 }]],
    ['it has no server on the node', shop(server('b')), []],
  ] as const)('of a service when %s', (_when, services, short) => {
    expect(shortOf(services, ['a'])).toEqual(short);
  });
});
