import { describe, expect, it } from 'vitest';
import { ClientHistory } from './client-history.js';

const client = (address: string, user: string): { id: string; address: string; user: string; command: string } => ({
  ...{ id: '1', address, user },
  command: 'ping',
});

describe(ClientHistory.name, () => {
  it('knows a connection that has been seen, also after it has gone', () => {
    const history = new ClientHistory();
    history.note([client('10.0.0.1:1', 'a'), client('10.0.0.1:2', 'b')], 0);
    history.note([], 5000);
    expect(history.userAt('10.0.0.1:2')).toBe('b');
  });

  it('names the only user of a host for a connection that it never saw', () => {
    const history = new ClientHistory();
    history.note([client('[fd00::1]:1', 'a'), client('[fd00::2]:1', 'b'), client('10.0.0.1:1', 'c')], 0);
    expect(history.userAt('[fd00::1]:9')).toBe('a');
    expect(history.userAt('10.0.0.2:9')).toBeNull();
  });

  it('names nobody where several users share a host', () => {
    const history = new ClientHistory();
    history.note([client('127.0.0.1:1', 'a'), client('127.0.0.1:2', 'b')], 0);
    expect(history.userAt('127.0.0.1:9')).toBeNull();
  });

  it('blames nobody for what came through a unix socket', () => {
    const history = new ClientHistory();
    history.note([client('/run/redis.sock:0', 'a')], 0);
    expect(history.userAt('/run/redis.sock:0')).toBeNull();
  });

  it('forgets after ten minutes', () => {
    const history = new ClientHistory();
    history.note([client('10.0.0.1:1', 'a')], 0);
    history.note([], 601_000);
    expect(history.userAt('10.0.0.1:1')).toBeNull();
  });
});
