import { createHash, createHmac } from 'node:crypto';
import { afterEach, describe, expect, it } from 'vitest';
import { closeServers, datagramServer, freePort, probePort } from '../testing/little-servers.js';
import { accessRequest, hidePassword, readAnswer } from './radius-packet.js';

/** An answer of `code`, with a Message-Authenticator, made with `secret`. */
function answer(request: Buffer, code: number, secret: string, spoil = false): Buffer {
  const authenticator = request.subarray(4, 20);
  const packet = Buffer.concat([
    Buffer.from([code, request[1]!, 0, 38]),
    authenticator,
    Buffer.from([80, 18]),
    Buffer.alloc(16),
  ]);
  createHmac('md5', secret).update(packet).digest().copy(packet, 22);
  if (spoil) packet[22]! ^= 1;
  createHash('md5').update(packet).update(secret).digest().copy(packet, 4);
  return packet;
}

describe('the packets of RADIUS', () => {
  it('hides a password as the example of RFC 2865 section 7.1 does', () => {
    const authenticator = Buffer.from('0f403f9473978057bd83d5cb98f4227a', 'hex');
    expect(hidePassword('arctangent', 'xyzzy5461', authenticator).toString('hex')).toBe(
      '0dbe708d93d413ce3196e43f782a0aee',
    );
  });

  it('signs a request', () => {
    const authenticator = Buffer.alloc(16, 7);
    const packet = accessRequest({ id: 9, authenticator, secret: 's', username: 'u', password: 'p' });
    expect(packet.readUInt16BE(2)).toBe(packet.length);
    const seen = Buffer.from(packet.subarray(22, 38));
    packet.fill(0, 22, 38);
    expect(createHmac('md5', 's').update(packet).digest()).toEqual(seen);
  });

  it('never throws on what is no packet', () => {
    const request = { id: 1, authenticator: Buffer.alloc(16), secret: 's', username: 'u', password: 'p' };
    for (let length = 0; length < 40; length += 1) expect(readAnswer(Buffer.alloc(length, 1), request)).toBeNull();
  });
});

describe('a check by RADIUS', () => {
  afterEach(closeServers);
  const check = (changes: object = {}) => ({
    ...{ kind: 'radius', secret: 'shared', username: 'probe', password: 'p4ss', timeoutMs: 300 },
    ...changes,
  });

  it.each([
    [2, 'any', true, /answered Access-Accept$/],
    [3, 'any', true, /answered Access-Reject$/],
    [2, 'accept', true, /answered Access-Accept$/],
    [3, 'accept', false, /answered "Access-Reject" to the Access-Request for probe$/],
    [5, 'any', false, /answered "code 5"/],
  ])('judges code %d when %s will do', async (code, accept, ok, reason) => {
    const port = await datagramServer((request) => answer(request, code, 'shared'));
    const result = await probePort(port, check({ accept }));
    expect(result.reason).toMatch(reason);
    expect(result.ok).toBe(ok);
    expect(result.raw).not.toContain('p4ss');
  });

  it('does not take an answer that was made with another secret, or changed', async () => {
    const foreign = await datagramServer((request) => answer(request, 2, 'other'));
    expect((await probePort(foreign, check())).reason).toMatch(/answered with another secret than ours$/);
    const changed = await datagramServer((request) => answer(request, 2, 'shared', true));
    expect(await probePort(changed, check())).toMatchObject({ ok: false });
  });

  it('tells silence, and that nobody listens', async () => {
    const silent = await datagramServer(() => null);
    expect((await probePort(silent, check())).reason).toMatch(/in 300 ms after an Access-Request; a server is silent/);
    expect((await probePort(await freePort(), check())).reason).toMatch(/^connection refused/);
  });
});
