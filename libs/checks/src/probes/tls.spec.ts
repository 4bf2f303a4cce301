import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { closeServers, makeCertificates, probePort, streamServer, tlsServer } from '../testing/little-servers.js';

describe('TLS in a check', () => {
  let certificates: Awaited<ReturnType<typeof makeCertificates>>;
  const check = (tls: object = {}) => ({ kind: 'tcp', security: 'implicit', timeoutMs: 1000, expect: 'hi', tls });
  beforeAll(async () => {
    certificates = await makeCertificates();
  });
  afterEach(closeServers);
  const serve = (which: 'good' | 'expired') => tlsServer(certificates[which], (socket) => socket.end('hi'));

  it.each([
    ['accepts any certificate unless it shall verify', {}, true, /as expected/],
    ['takes a chain to the CA for the address', { verify: true, ca: true }, true, /as expected/],
    ['takes it for the name', { verify: true, ca: true, serverName: 'mail.example' }, true, /as expected/],
    [
      'refuses it for another name',
      { verify: true, ca: true, serverName: 'www.example' },
      false,
      /its certificate is for DNS:mail.example, IP Address:127.0.0.1, not for www.example$/,
    ],
    ['refuses an unknown CA', { verify: true }, false, /its certificate does not lead to a known CA$/],
  ])('%s', async (_, { ca, ...tls }: { ca?: boolean; verify?: boolean }, ok, reason) => {
    const port = await serve('good');
    const result = await probePort(port, check({ ...tls, ...(ca === true ? { ca: certificates.ca } : {}) }));
    expect(result.reason).toMatch(reason);
    expect(result.ok).toBe(ok);
  });

  it('tells an expired certificate, and since when', async () => {
    const port = await serve('expired');
    const { ok, reason, raw } = await probePort(port, check({ verify: true, ca: certificates.ca }));
    expect(ok).toBe(false);
    expect(reason).toMatch(/^127\.0\.0\.1 port \d+: its certificate has expired: it was valid until .* GMT$/);
    expect(raw).toContain('certificate of mail.example');
  });

  it('tells a port that does not speak TLS', async () => {
    const port = await streamServer((socket) => socket.end('220 hello there, who are you?\r\n'));
    expect((await probePort(port, check())).reason).toMatch(/it does not speak TLS on this port$/);
  });

  it('tells a server that hangs in the handshake', async () => {
    const port = await streamServer(() => undefined);
    expect((await probePort(port, { ...check(), timeoutMs: 200 })).reason).toBe(
      `no answer from 127.0.0.1 port ${port} in 200 ms after the TLS hello`,
    );
  });

  it('shows its own certificate to a server that asks for one', async () => {
    const { good, ca } = certificates;
    const options = { ...good, ca, requestCert: true, rejectUnauthorized: true };
    const port = await tlsServer(options, (socket) => socket.end('hi'));
    const own = { certificate: good.cert, key: good.key };
    expect(await probePort(port, check(own))).toMatchObject({ ok: true });
    const without = await probePort(port, check());
    expect(without.ok).toBe(false);
    expect(without.reason).toMatch(/it wants a client certificate|closed the connection|connection reset/);
  });
});
