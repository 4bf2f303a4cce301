import { describe, expect, it } from 'vitest';
import { parseClientList, parseSlowLog } from './client-list.js';
import { culpritOf, machineInMonitorLine } from './culprit.js';

const A = '01JXYZ0000000000000000000A';
const B = '01JXYZ0000000000000000000B';

const clients = parseClientList(
  [
    'id=3 addr=10.0.0.1:4242 laddr=10.0.0.9:7379 fd=8 name= age=3 idle=0 flags=N db=0 cmd=eval user=m-01JXYZ0000000000000000000A redir=-1',
    'id=4 addr=10.0.0.2:4243 laddr=10.0.0.9:7379 fd=9 name= age=3 idle=0 flags=b db=0 cmd=bzpopmin user=m-01JXYZ0000000000000000000B redir=-1',
    'id=5 addr=/run/redis.sock:0 laddr=/run/redis.sock:0 fd=10 name= age=3 flags=U db=0 cmd=client|list user=manager redir=-1',
    '',
  ].join('\n'),
);
const userAt = (address: string): string | null => clients.find((client) => client.address === address)?.user ?? null;

describe(parseClientList.name, () => {
  it('reads who is connected from where', () => {
    expect(clients).toEqual([
      { id: '3', address: '10.0.0.1:4242', user: `m-${A}`, command: 'eval' },
      { id: '4', address: '10.0.0.2:4243', user: `m-${B}`, command: 'bzpopmin' },
      { id: '5', address: '/run/redis.sock:0', user: 'manager', command: 'client|list' },
    ]);
  });
});

describe(culpritOf.name, () => {
  const slow = (...entries: [id: number, micros: number, command: string, address: string][]): unknown =>
    entries.map(([id, micros, command, address]) => [id, 1_700_000_000, micros, [command, 'body', '0'], address, '']);

  it('blames the machine whose script was over the limit', () => {
    const log = parseSlowLog(slow([7, 2_100_000, 'EVAL', '10.0.0.1:4242'], [6, 20_000, 'EVALSHA', '10.0.0.2:4243']));
    expect(culpritOf(log, userAt, 0)).toBe(A);
  });

  it.each([
    ['an ordinary script', slow([7, 900_000, 'EVALSHA', '10.0.0.1:4242'])],
    ['a slow command that is no script', slow([7, 9_000_000, 'XADD', '10.0.0.1:4242'])],
    ['an old entry', slow([2, 9_000_000, 'EVAL', '10.0.0.1:4242'])],
    ['the manager', slow([7, 9_000_000, 'EVAL', '/run/redis.sock:0'])],
    ['a stranger', slow([7, 9_000_000, 'EVAL', '10.0.0.7:1'])],
    ['an answer of another form', [[1], 'x', null]],
  ])('blames nobody for %s', (_what, reply) => {
    expect(culpritOf(parseSlowLog(reply), userAt, 2)).toBeNull();
  });
});

describe(machineInMonitorLine.name, () => {
  it('finds the prefix that a script touched, and only from inside scripts', () => {
    expect(machineInMonitorLine('lua', ['del', `directorate:m:${B}:none`])).toBe(B);
    expect(machineInMonitorLine('10.0.0.2:4243', ['del', `directorate:m:${B}:none`])).toBeNull();
    expect(machineInMonitorLine('lua', ['time'])).toBeNull();
  });
});
