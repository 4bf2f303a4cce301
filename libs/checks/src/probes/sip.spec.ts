import { afterEach, describe, expect, it } from 'vitest';
import { closeServers, datagramServer, freePort, probePort, streamServer } from '../testing/little-servers.js';

function reply(request: string, status: string, callId?: string): string {
  const of = (name: string): string => new RegExp(`^${name}: (.*)$`, 'm').exec(request.replace(/\r/g, ''))?.[1] ?? '';
  return [
    `SIP/2.0 ${status}`,
    `Via: ${of('Via')}`,
    `Call-ID: ${callId ?? of('Call-ID')}`,
    `CSeq: ${of('CSeq')}`,
    'Content-Length: 2',
    '',
    'ok',
  ].join('\r\n');
}

describe('a check by SIP', () => {
  afterEach(closeServers);
  const check = (changes: object = {}) => ({ kind: 'sip', timeoutMs: 300, ...changes });

  it.each([
    ['200 OK', {}, true, /answered 200 OK to OPTIONS$/],
    ['404 Not Found', {}, false, /answered "404 Not Found" to OPTIONS$/],
    ['404 Not Found', { statuses: [{ from: 200, to: 499 }] }, true, /answered 404/],
    ['603 Decline', { statuses: [{ from: 600, to: 699 }] }, true, /answered 603/],
    ['100 Trying', {}, false, /no answer from .* after OPTIONS$/],
  ])('judges %s', async (status, changes, ok, reason) => {
    const port = await datagramServer((bytes) => Buffer.from(reply(bytes.toString(), status)));
    const result = await probePort(port, check(changes));
    expect(result.reason).toMatch(reason);
    expect(result.ok).toBe(ok);
  });

  it('asks over TCP and waits for the final answer', async () => {
    const port = await streamServer((socket) =>
      socket.on('data', (bytes: Buffer) => {
        const request = bytes.toString();
        socket.write(reply(request, '100 Trying') + reply(request, '200 Fine'));
      }),
    );
    expect(await probePort(port, check({ transport: 'tcp', uri: 'sip:probe@example.org' }))).toMatchObject({
      ok: true,
      reason: `127.0.0.1 port ${port} answered 200 Fine to OPTIONS`,
    });
  });

  it('does not take the answer to another call, nor nonsense', async () => {
    const other = await datagramServer((bytes) => Buffer.from(reply(bytes.toString(), '200 OK', 'x@y')));
    expect(await probePort(other, check())).toMatchObject({ ok: false });
    const nonsense = await streamServer((socket) => socket.end('HTTP/1.1 400 Bad\r\n\r\n'));
    expect((await probePort(nonsense, check({ transport: 'tcp' }))).reason).toMatch(/answered "HTTP\/1.1 400 Bad"/);
  });

  it('tells that nobody listens', async () => {
    expect((await probePort(await freePort(), check())).reason).toMatch(/^connection refused/);
  });
});
