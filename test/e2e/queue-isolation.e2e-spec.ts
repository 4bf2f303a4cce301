import type { Redis } from 'ioredis';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { redisPrefix, reportStream } from '#libs/contracts';
import { HandMachine } from './harness/hand-machine.js';
import { TestManager } from './harness/manager.js';
import { queueTls } from './harness/queue-tls.js';
import { Stores } from './harness/stores.js';

let stores: Stores;
let manager: TestManager;
let nodeA: HandMachine;
let nodeB: HandMachine;
let redis: Redis;

beforeAll(async () => {
  stores = await Stores.start({ redisTls: queueTls });
  manager = await TestManager.start(stores);
  [nodeA, nodeB] = [
    await HandMachine.join(manager, stores, 'node-a'),
    await HandMachine.join(manager, stores, 'node-b'),
  ];
  redis = await nodeA.connect();
  const other = await nodeB.connect();
  await other.set(`${redisPrefix(nodeB.id)}:secret`, 'of node B');
});
afterAll(async () => {
  await nodeA.leave();
  await nodeB.leave();
  await manager.stop();
  await stores.stop();
});

/** Sends a command as node A; gives Redis' refusal, or what it answered. */
async function refusal(name: string, ...args: readonly string[]): Promise<string> {
  try {
    return `answered ${JSON.stringify(await redis.call(name, ...args))}`;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

const refusalOf = ([name = '', ...args]: readonly string[]): Promise<string> => refusal(name, ...args);

describe('the Redis user of a node', () => {
  it('reaches the keys and channels of its own queue', async () => {
    const own = redisPrefix(nodeA.id);
    expect(await redis.set(`${own}:x`, '1')).toBe('OK');
    expect(await redis.xadd(reportStream(nodeA.id), '*', 'report', '{}')).toMatch(/^\d+-\d+$/);
    expect(await redis.publish(`${own}:channel`, 'x')).toBe(0);
    expect(await redis.eval(`return redis.call('get', KEYS[1])`, 1, `${own}:x`)).toBe('1');
  });

  it('is refused on every key of another node, whatever the command', async () => {
    const foreign = ['commands:wait', 'commands:meta', 'commands:id', 'commands:events', 'reports', 'secret', 'x'].map(
      (key) => `${redisPrefix(nodeB.id)}:${key}`,
    );
    const own = `${redisPrefix(nodeA.id)}:own`;
    for (const key of foreign) {
      for (const command of [
        ['GET', key],
        ['SET', key, '1'],
        ['DEL', key],
        ['EXISTS', key],
        ['TYPE', key],
        ['TTL', key],
        ['DUMP', key],
        ['OBJECT', 'ENCODING', key],
        ['EXPIRE', key, '1'],
        ['HGETALL', key],
        ['HSET', key, 'a', '1'],
        ['LPUSH', key, '1'],
        ['LRANGE', key, '0', '-1'],
        ['ZADD', key, '1', 'a'],
        ['BZPOPMIN', key, '0.1'],
        ['XADD', key, '*', 'report', '{}'],
        ['XRANGE', key, '-', '+'],
        ['XREAD', 'STREAMS', key, '0'],
        ['RENAME', own, key],
        ['RENAME', key, own],
        ['RPOPLPUSH', key, own],
        ['LMOVE', own, key, 'LEFT', 'LEFT'],
        ['SUNIONSTORE', own, key],
        ['BITOP', 'OR', own, key],
        ['WATCH', key],
        ['SORT', own, 'BY', `${key}*`, 'GET', `${key}*`],
      ] as const) {
        expect(await refusalOf(command), command.join(' ')).toMatch(/^NOPERM/);
      }
    }
  });

  it('is refused on the channels of another node', async () => {
    const channel = `${redisPrefix(nodeB.id)}:channel`;
    for (const command of [
      ['PUBLISH', channel, 'x'],
      ['SUBSCRIBE', channel],
      ['PSUBSCRIBE', `${redisPrefix(nodeB.id)}:*`],
      ['PSUBSCRIBE', '*'],
      ['SUBSCRIBE', '__keyevent@0__:set'],
      ['PUBSUB', 'CHANNELS'],
    ] as const) {
      expect(await refusalOf(command), command.join(' ')).toMatch(/^NOPERM/);
    }
  });

  it('is refused on all that shows or changes the server', async () => {
    for (const command of [
      ['CONFIG', 'GET', '*'],
      ['CONFIG', 'SET', 'maxmemory', '1'],
      ['KEYS', '*'],
      ['SCAN', '0'],
      ['RANDOMKEY'],
      ['DBSIZE'],
      ['FLUSHALL'],
      ['FLUSHDB'],
      ['SELECT', '1'],
      ['SWAPDB', '0', '1'],
      ['MOVE', 'x', '1'],
      ['ACL', 'LIST'],
      ['ACL', 'SETUSER', `m-${nodeA.id}`, '+@all'],
      ['ACL', 'WHOAMI'],
      ['CLIENT', 'LIST'],
      ['CLIENT', 'KILL', 'USER', `m-${nodeB.id}`],
      ['CLIENT', 'PAUSE', '1000'],
      ['CLIENT', 'TRACKING', 'on', 'BCAST'],
      ['MONITOR'],
      ['SLOWLOG', 'GET'],
      ['SAVE'],
      ['BGSAVE'],
      ['SHUTDOWN', 'NOSAVE'],
      ['REPLICAOF', '127.0.0.1', '1'],
      ['SCRIPT', 'FLUSH'],
      ['SCRIPT', 'KILL'],
      ['FUNCTION', 'LIST'],
      ['FCALL', 'f', '0'],
      ['MODULE', 'LIST'],
      ['MIGRATE', '127.0.0.1', '1', 'x', '0', '1'],
      ['LATENCY', 'LATEST'],
      ['WAIT', '1', '0'],
    ] as const) {
      expect(await refusalOf(command), command.join(' ')).toMatch(/^NOPERM/);
    }
  });

  it('is refused in Lua that touches foreign keys, named or not', async () => {
    const key = `${redisPrefix(nodeB.id)}:secret`;
    expect(await refusal('EVAL', `return redis.call('get', KEYS[1])`, '1', key)).toMatch(/NOPERM/);
    expect(await refusal('EVAL', `return redis.call('get', '${key}')`, '0')).toMatch(/NOPERM|ACL failure|can't access/);
    expect(await refusal('EVAL', `return redis.call('del', ARGV[1])`, '0', key)).toMatch(
      /NOPERM|ACL failure|can't access/,
    );
    expect(await refusal('EVAL', `return redis.call('keys', '*')`, '0')).toMatch(/NOPERM|ACL failure|can't run/);
    expect(await refusal('EVAL', `return redis.call('config', 'get', '*')`, '0')).toMatch(
      /NOPERM|ACL failure|not allowed/,
    );
    expect(await refusal('EVAL', `return redis.pcall('flushall').err`, '0')).toMatch(
      /NOPERM|ACL failure|can't run|No permissions/i,
    );
    const other = await nodeB.connect();
    expect(await other.get(key)).toBe('of node B');
  });

  it('cannot become anybody else', async () => {
    for (const user of [`m-${nodeB.id}`, 'manager', 'default']) {
      expect(await refusal('AUTH', user, nodeA.password)).toMatch(/WRONGPASS/);
    }
  });
});
