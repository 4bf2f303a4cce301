import { afterEach, describe, expect, it, vi } from 'vitest';
import { closeServers, freePort, probePort, streamServer } from '../testing/little-servers.js';

const check = (changes: object = {}) => ({ kind: 'tcp', timeoutMs: 300, ...changes });

describe('a check by TCP', () => {
  afterEach(closeServers);

  it('is good when the port is open', async () => {
    const port = await streamServer(() => undefined);
    expect(await probePort(port, check())).toMatchObject({
      ok: true,
      reason: `connected to 127.0.0.1 port ${port}`,
      raw: null,
    });
  });

  it.each([{}, { expect: 'x' }])('tells a refused connection, asked with %j', async (changes) => {
    const port = await freePort();
    expect(await probePort(port, check(changes))).toMatchObject({
      ok: false,
      reason: `connection refused: 127.0.0.1 port ${port}`,
    });
  });

  it('uses the source address of the check', async () => {
    const peers: unknown[] = [];
    const port = await streamServer((socket) => {
      peers.push(socket.remoteAddress);
      socket.write('hello');
    });
    const asked = await probePort(port, check({ sourceAddress: '127.0.0.9', expect: '^hello$' }));
    expect([asked.reason, ...peers]).toEqual([expect.stringContaining('hello'), '127.0.0.9']);
  });

  it('uses the source address for a plain connection too', async () => {
    // A plain probe resets its connection, and of a reset one the system no longer tells the peer: ask again then.
    const peers: unknown[] = [];
    const port = await streamServer((socket) => peers.push(socket.remoteAddress));
    await vi.waitFor(async () => {
      await probePort(port, check({ sourceAddress: '127.0.0.9' }));
      expect(peers).toContain('127.0.0.9');
    });
    expect(peers).not.toContain('127.0.0.1');
  });

  it('tells a source address that the machine does not have', async () => {
    expect((await probePort(1, check({ sourceAddress: '192.0.2.1' }))).reason).toMatch(
      /^the source address is not available/,
    );
  });

  it('sends and finds what it expects, in pieces too', async () => {
    const port = await streamServer((socket) =>
      socket.on('data', (bytes) => {
        socket.write(`+PO`);
        setTimeout(() => socket.write(`NG ${bytes.toString()}`), 20);
      }),
    );
    expect(await probePort(port, check({ send: 'hello', expect: '^\\+PONG hello$' }))).toMatchObject({
      ok: true,
      raw: `* connected to 127.0.0.1 port ${port}\n> hello\n< +PONG hello`,
    });
  });

  it('shows a wrong answer when the server ends the connection, and at the deadline', async () => {
    const ending = await streamServer((socket) => socket.end('busy\u001b[31m'));
    expect((await probePort(ending, check({ expect: 'ready' }))).reason).toBe(
      `127.0.0.1 port ${ending} answered "busy\\x1b[31m", in which /ready/ was not found`,
    );
    const waiting = await streamServer((socket) => socket.write('busy'));
    const { ok, reason, latencyMs } = await probePort(waiting, check({ expect: 'ready' }));
    expect({ ok, reason }).toEqual({
      ok: false,
      reason: `127.0.0.1 port ${waiting} answered "busy", in which /ready/ was not found in 300 ms`,
    });
    expect(latencyMs).toBeGreaterThan(250);
    expect(latencyMs).toBeLessThan(600);
  });

  it('tells a server that is silent, and after what', async () => {
    const port = await streamServer(() => undefined);
    expect((await probePort(port, check({ send: 'hello', expect: 'x' }))).reason).toBe(
      `no answer from 127.0.0.1 port ${port} in 300 ms after what was sent`,
    );
  });

  it.each([
    ['all is well', true],
    ['an ERROR happened', false],
  ])('with an inverse expectation judges %j', async (answer, ok) => {
    const port = await streamServer((socket) => socket.write(answer));
    expect((await probePort(port, check({ expect: 'ERROR', inverse: true }))).ok).toBe(ok);
  });

  it('reads no more than its limit from a server that never ends', async () => {
    const port = await streamServer((socket) => {
      const pour = (): void => {
        if (!socket.destroyed) socket.write('x'.repeat(50_000), pour);
      };
      pour();
    });
    const { reason, raw } = await probePort(port, check({ expect: 'y', timeoutMs: 2000 }));
    expect(reason).toContain('sent more than 65536 bytes');
    expect(Buffer.byteLength(raw ?? '')).toBeLessThanOrEqual(4096);
  });

  it('does not let an expression stop all other checks', async () => {
    const port = await streamServer((socket) => socket.end('a'.repeat(40)));
    const result = await probePort(port, check({ expect: '(a+)+b', timeoutMs: 2000 }));
    expect(result.reason).toContain('takes longer than 100 ms');
    expect(result.latencyMs).toBeLessThan(1000);
  });

  it('leaves no connection open', async () => {
    let open = 0;
    const port = await streamServer((socket) => {
      open += 1;
      socket.on('close', () => (open -= 1)).resume();
    });
    await Promise.all([probePort(port, check()), probePort(port, check({ expect: 'x' }))]);
    await expect.poll(() => open).toBe(0);
  });
});
