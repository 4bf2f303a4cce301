import type { Socket } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { closeServers, freePort, probePort, streamServer } from '../testing/little-servers.js';
import { decodeHeader, encodePdu, RESPONSE_BIT, SMPP } from './smpp-pdu.js';

interface Wish {
  readonly bindStatus?: number;
  readonly silentAt?: number;
  readonly asksFirst?: boolean;
  readonly nack?: boolean;
}

/** A message centre that answers each request of its kind. */
function serve(seen: { command: number; body: string }[], wish: Wish): (socket: Socket) => void {
  return (socket) => {
    let pending = Buffer.alloc(0);
    socket.on('data', (chunk: Buffer) => {
      pending = Buffer.concat([pending, chunk]);
      while (pending.length >= 16 && pending.length >= decodeHeader(pending).length) {
        const { length, command, sequence } = decodeHeader(pending);
        seen.push({ command, body: pending.toString('latin1', 16, length) });
        pending = pending.subarray(length);
        if (command === wish.silentAt || (command & RESPONSE_BIT) !== 0) continue;
        if (wish.asksFirst === true) socket.write(encodePdu(SMPP.enquireLink, 77));
        if (wish.nack === true) socket.write(encodePdu(SMPP.genericNack, sequence, 3));
        const status = command === SMPP.bindTransceiver ? (wish.bindStatus ?? 0) : 0;
        const body = command === SMPP.bindTransceiver && status === 0 ? Buffer.from('centre\0') : new Uint8Array();
        socket.write(encodePdu((command | RESPONSE_BIT) >>> 0, sequence, status, body));
      }
    });
  };
}

describe('a check by SMPP', () => {
  afterEach(closeServers);
  const check = { kind: 'smpp', systemId: 'probe', password: 's3cret', systemType: 'x', timeoutMs: 300 };
  const run = async (wish: Wish) => {
    const seen: { command: number; body: string }[] = [];
    const result = await probePort(await streamServer(serve(seen, wish)), check);
    return { seen, result };
  };

  it('binds, asks for the link and unbinds', async () => {
    const { seen, result } = await run({});
    expect(result).toMatchObject({ ok: true });
    expect(result.reason).toMatch(/took the bind of probe and answered enquire_link$/);
    expect(seen.map(({ command }) => command)).toEqual([SMPP.bindTransceiver, SMPP.enquireLink, SMPP.unbind]);
    expect(seen[0]?.body).toBe('probe\0s3cret\0x\x004\0\0\0');
    expect(result.raw).not.toContain('s3cret');
    expect(result.raw).not.toContain(Buffer.from('s3cret').toString('hex'));
  });

  it('answers what the centre asks in between', async () => {
    const { seen, result } = await run({ asksFirst: true });
    expect(result.ok).toBe(true);
    expect(seen.map(({ command }) => command)).toContain((SMPP.enquireLink | RESPONSE_BIT) >>> 0);
  });

  it.each([
    [{ bindStatus: 0x0e }, /answered "wrong password" to bind_transceiver$/],
    [{ bindStatus: 0x400 }, /answered "command_status 0x00000400"/],
    [{ nack: true }, /answered "generic_nack: command is not known"/],
    [{ silentAt: SMPP.enquireLink }, /in 300 ms after enquire_link$/],
  ])('is bad with %j', async (wish, reason) => {
    const { result } = await run(wish);
    expect(result.ok).toBe(false);
    expect(result.reason).toMatch(reason);
  });

  it('is bad with another protocol, and when nobody listens', async () => {
    const web = await streamServer((socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'));
    expect((await probePort(web, check)).reason).toMatch(/something that is not SMPP to bind_transceiver$/);
    expect((await probePort(await freePort(), check)).reason).toMatch(/^connection refused/);
  });
});
