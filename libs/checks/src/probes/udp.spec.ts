import { afterEach, describe, expect, it } from 'vitest';
import { closeServers, datagramServer, freePort, probePort } from '../testing/little-servers.js';
import { payloadBytes } from './udp.js';

const check = (changes: object = {}) => ({ kind: 'udp', timeoutMs: 200, ...changes });

describe('a check by UDP', () => {
  afterEach(closeServers);

  it('is good with silence when no reply is needed', async () => {
    const port = await datagramServer(() => null);
    expect(await probePort(port, check())).toMatchObject({
      ok: true,
      reason: `no ICMP error from 127.0.0.1 port ${port} after a datagram`,
    });
  });

  it('is bad with an ICMP error', async () => {
    const port = await freePort();
    expect(await probePort(port, check())).toMatchObject({
      ok: false,
      reason: `connection refused: 127.0.0.1 port ${port}`,
    });
  });

  it('is bad with silence when a reply is needed', async () => {
    const port = await datagramServer(() => null);
    expect(await probePort(port, check({ requireReply: true, send: 'hello' }))).toMatchObject({
      ok: false,
      reason: `no answer from 127.0.0.1 port ${port} in 200 ms after a datagram of 5 bytes`,
    });
  });

  it.each([
    [{ send: 'hex:00ff 41', expect: '^A$' }, true],
    [{ send: 'hex:00ff 41', expect: '^B$' }, false],
    [{ send: 'hex:00ff 41', expect: 'A', inverse: true }, false],
  ])('looks at the reply to %j', async (changes, ok) => {
    const port = await datagramServer((bytes) => bytes.subarray(2));
    expect((await probePort(port, check({ requireReply: true, ...changes }))).ok).toBe(ok);
  });

  it('reads text and hexadecimal digits', () => {
    expect(payloadBytes('hex:0aFF').toString('hex')).toBe('0aff');
    expect(payloadBytes('hex: of course').toString()).toBe('hex: of course');
  });
});
