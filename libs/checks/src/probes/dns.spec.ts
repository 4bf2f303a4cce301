import { decode, encode, streamEncode, type Packet } from 'dns-packet';
import { afterEach, describe, expect, it } from 'vitest';
import { closeServers, datagramServer, freePort, probePort, streamServer } from '../testing/little-servers.js';
import { recordText } from './dns.js';

const answerTo = (query: Buffer, changes: Partial<Packet> = {}): Buffer => {
  const { id, questions = [] } = decode(query);
  return encode({ type: 'response', id: id ?? 0, questions, ...changes });
};
const A: Partial<Packet> = { answers: [{ type: 'A', name: 'www.example', data: '192.0.2.7', ttl: 60 }] };

describe('a check by DNS', () => {
  afterEach(closeServers);
  const check = (changes: object = {}) => ({
    ...{ kind: 'dns', queryName: 'www.example', queryType: 'A', timeoutMs: 300 },
    ...changes,
  });

  it.each([
    ['an answer', {}, A, true, /answered NOERROR to www.example A with 1 records$/],
    ['an empty answer', {}, {}, true, /with 0 records$/],
    ['the expected record', { expectRecord: '192.0.2.7' }, A, true, /with 192.0.2.7$/],
    ['another record', { expectRecord: '192.0.2.8' }, A, false, /answered NOERROR to www.example A without 192.0.2.8$/],
    ['NXDOMAIN', {}, { flags: 3 }, false, /answered NXDOMAIN to www.example A$/],
    ['SERVFAIL', {}, { flags: 2 }, false, /answered SERVFAIL/],
    ['a cut answer', { expectRecord: '192.0.2.7' }, { flags: 0x200 }, false, /was cut: ask over TCP$/],
  ] as const)('judges %s', async (_, changes, packet, ok, reason) => {
    const port = await datagramServer((query) => answerTo(query, packet));
    const result = await probePort(port, check(changes));
    expect(result.reason).toMatch(reason);
    expect(result.ok).toBe(ok);
  });

  it('asks over TCP', async () => {
    const port = await streamServer((socket) =>
      socket.on('data', (bytes: Buffer) => {
        const { id, questions = [] } = decode(bytes.subarray(2));
        socket.write(streamEncode({ type: 'response', id: id ?? 0, questions, answers: A.answers ?? [] }));
      }),
    );
    expect(await probePort(port, check({ transport: 'tcp', expectRecord: '192.0.2.7' }))).toMatchObject({ ok: true });
  });

  it('asks for the root', async () => {
    let asked: unknown;
    const port = await datagramServer((query) => {
      asked = decode(query).questions;
      return answerTo(query);
    });
    expect(await probePort(port, { kind: 'dns' })).toMatchObject({ ok: true });
    expect(asked).toMatchObject([{ name: '.', type: 'NS' }]);
  });

  it('does not take an answer to another question, nor nonsense', async () => {
    const other = await datagramServer((query) => answerTo(query, { id: ((decode(query).id ?? 0) + 1) & 0xffff }));
    expect((await probePort(other, check())).reason).toBe(
      `no answer from 127.0.0.1 port ${other} in 300 ms after the question for www.example A`,
    );
    const nonsense = await datagramServer(() => Buffer.from('what?'));
    expect(await probePort(nonsense, check())).toMatchObject({ ok: false });
  });

  it('tells that nobody listens', async () => {
    expect((await probePort(await freePort(), check())).reason).toMatch(/^connection refused/);
  });

  it.each([
    [{ type: 'MX', name: 'x', data: { preference: 10, exchange: 'mail.example' } }, '10 mail.example'],
    [
      { type: 'SRV', name: 'x', data: { priority: 1, weight: 2, port: 5060, target: 'sip.example' } },
      '1 2 5060 sip.example',
    ],
    [{ type: 'TXT', name: 'x', data: ['v=spf1 ', '-all'] }, 'v=spf1 -all'],
  ] as const)('writes %j as a zone file does', (answer, text) => {
    expect(recordText(answer as Parameters<typeof recordText>[0])).toBe(text);
  });
});
