import type { Socket } from 'node:net';
import { TLSSocket } from 'node:tls';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import {
  closeServers,
  freePort,
  makeCertificates,
  probePort,
  streamServer,
  tlsServer,
} from '../testing/little-servers.js';

/** One BER element, X.690: short lengths are enough here. */
const ber = (tag: number, ...content: readonly (Buffer | string | number)[]): Buffer => {
  const body = Buffer.concat(
    content.map((part) => (typeof part === 'number' ? Buffer.from([part]) : Buffer.from(part as string))),
  );
  return Buffer.concat([Buffer.from([tag, body.length]), body]);
};
const result = (tag: number, code: number, text = ''): Buffer => ber(tag, ber(0x0a, code), ber(0x04), ber(0x04, text));
const entry = (dn: string): Buffer => ber(0x64, ber(0x04, dn), ber(0x30));

interface Directory {
  readonly bindCode?: number;
  readonly entries?: readonly string[];
  readonly searchCode?: number;
  readonly isSilent?: boolean;
  readonly tls?: object;
}

/** A directory that answers bind, search and StartTLS; RFC 4511. */
function serve(directory: Directory, seen: string[] = []): (socket: Socket) => void {
  return function talk(socket: Socket): void {
    socket.on('data', (bytes: Buffer) => {
      if (directory.isSilent === true) return;
      const id = bytes[4] ?? 0;
      const operation = bytes[5] ?? 0;
      const say = (...answers: readonly Buffer[]): void => {
        for (const answer of answers) socket.write(ber(0x30, ber(0x02, id), answer));
      };
      seen.push(bytes.toString('latin1'));
      if (operation === 0x60) say(result(0x61, directory.bindCode ?? 0));
      if (operation === 0x63) say(...(directory.entries ?? ['']).map(entry), result(0x65, directory.searchCode ?? 0));
      if (operation !== 0x77) return;
      say(result(0x78, directory.tls === undefined ? 2 : 0));
      socket.removeAllListeners('data');
      const secured = new TLSSocket(socket, { ...directory.tls, isServer: true });
      secured.on('error', () => secured.destroy());
      talk(secured);
    });
  };
}

describe('a check by LDAP', () => {
  afterEach(closeServers);
  const check = (changes: object = {}) => ({ kind: 'ldap', timeoutMs: 500, ...changes });
  const bind = { bindDn: 'cn=probe,dc=example', password: 's3cret' };
  let certificates: Awaited<ReturnType<typeof makeCertificates>>;
  beforeAll(async () => {
    certificates = await makeCertificates();
  });

  it.each([
    ['the root entry', {}, {}, true, /answered a search of the root entry$/],
    [
      'a bind and a search',
      { ...bind, baseDn: 'dc=example' },
      { entries: ['dc=example'] },
      true,
      /search of dc=example$/,
    ],
    ['more than one entry', { baseDn: 'dc=example' }, { entries: ['dc=example'], searchCode: 4 }, true, /dc=example$/],
    ['a refused bind', bind, { bindCode: 49 }, false, /answered invalid credentials \(49\) to the bind$/],
    [
      'a missing entry',
      { baseDn: 'dc=other' },
      { entries: [] },
      false,
      /found nothing in dc=other for \(objectClass=\*\)$/,
    ],
    [
      'a base that is not there',
      { baseDn: 'dc=other' },
      { entries: [], searchCode: 32 },
      false,
      /answered no such object \(32\) to the search of dc=other$/,
    ],
    [
      'a busy server',
      {},
      { entries: [], searchCode: 51 },
      false,
      /answered busy \(51\) to the search of the root entry$/,
    ],
  ] as const)('judges %s', async (_, changes, directory, ok, reason) => {
    const answer = await probePort(await streamServer(serve(directory)), check(changes));
    expect(answer.reason).toMatch(reason);
    expect(answer.ok).toBe(ok);
    expect(answer.raw).not.toContain('s3cret');
  });

  it('tells a server that hangs, one that refuses, one that hangs up, and another protocol', async () => {
    const silent = await streamServer(serve({ isSilent: true }));
    expect((await probePort(silent, check())).reason).toMatch(
      /^no answer from .* in 500 ms after the search of the root/,
    );
    expect((await probePort(await freePort(), check())).reason).toMatch(/^connection refused/);
    const rude = await streamServer((socket) => socket.on('data', () => socket.destroy()));
    expect(await probePort(rude, check())).toMatchObject({ ok: false });
    const web = await streamServer((socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'));
    expect(await probePort(web, check())).toMatchObject({ ok: false });
  });

  it.each(['implicit', 'starttls'])('verifies TLS, %s', async (security) => {
    const wish = check({ security, tls: { verify: true, ca: certificates.ca }, ...bind, timeoutMs: 1000 });
    const begin = (which: 'good' | 'expired', seen: string[]): Promise<number> =>
      security === 'implicit'
        ? tlsServer(certificates[which], serve({}, seen))
        : streamServer(serve({ tls: certificates[which] }, seen));
    expect(await probePort(await begin('good', []), wish)).toMatchObject({ ok: true });
    const seen: string[] = [];
    expect((await probePort(await begin('expired', seen), wish)).reason).toMatch(/has expired/);
    expect(seen.join('')).not.toContain('s3cret');
  });

  it('tells a server that does not offer StartTLS', async () => {
    const port = await streamServer(serve({}));
    expect(await probePort(port, check({ security: 'starttls' }))).toMatchObject({ ok: false });
  });
});
