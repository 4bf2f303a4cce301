import type { IpvsRealServer, Tunnel, VirtualServiceConfig, VirtualServiceKey } from '#libs/domain';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addressOfWords, wordsOfAddress } from './address-words.js';
import { readCounters, readDaemon, readTimeouts, writeDaemon, writeTimeouts } from './globals-codec.js';
import { MessageReader } from './message-reader.js';
import { MessageWriter } from './message-writer.js';
import { KnownServer, ServerFields, writeServer } from './server-codec.js';
import { readService, writeService } from './service-codec.js';

/** What was written, as if the kernel had sent it. */
function received(write: (writer: MessageWriter) => void): { reader: MessageReader; end: number } {
  const writer = new MessageWriter();
  write(writer);
  const reader = new MessageReader();
  reader.bytes.set(writer.bytes.subarray(0, writer.length));
  return { reader, end: writer.length };
}

const ipv4 = fc.ipV4();
const ipv6 = fc.ipV6().map((text) => addressOfWords(true, wordsOfAddress(text)));
const port = fc.integer({ min: 0, max: 65_535 });
const key: fc.Arbitrary<VirtualServiceKey> = fc.oneof(
  fc.record({
    kind: fc.constant('address' as const),
    protocol: fc.constantFrom('tcp' as const, 'udp' as const, 'sctp' as const),
    address: fc.oneof(ipv4, ipv6),
    port,
  }),
  fc.record({
    kind: fc.constant('firewall-mark' as const),
    family: fc.constantFrom('ipv4' as const, 'ipv6' as const),
    mark: fc.integer({ min: 1, max: 0xffff_ffff }),
  }),
);
const isIpv6 = (one: VirtualServiceKey): boolean =>
  one.kind === 'address' ? one.address.includes(':') : one.family === 'ipv6';
const config = (one: VirtualServiceKey): fc.Arbitrary<VirtualServiceConfig> =>
  fc.record({
    scheduler: fc.constant('mh' as const),
    schedulerFlags: fc.subarray(['mh-fallback' as const, 'mh-port' as const]),
    onePacket: fc.boolean(),
    persistence: fc.option(
      fc.record({
        timeoutSeconds: fc.integer({ min: 1, max: 2_678_400 }),
        prefixLength: fc.integer({ min: 1, max: isIpv6(one) ? 128 : 32 }),
        engine: fc.constantFrom(null, 'sip' as const),
      }),
    ),
  });
const tunnel: fc.Arbitrary<Tunnel> = fc.oneof(
  fc.record({ type: fc.constant('gue' as const), port, checksum: fc.constantFrom('none' as const, 'remote' as const) }),
  fc.record({ type: fc.constant('gre' as const), port: fc.constant(0), checksum: fc.constant('checksum' as const) }),
);
const threshold = fc.integer({ min: 0, max: 65_535 });
const server: fc.Arbitrary<IpvsRealServer> = fc
  .record({
    address: fc.oneof(ipv4, ipv6),
    port,
    method: fc.constantFrom('masquerading' as const, 'direct-routing' as const, 'tunneling' as const),
    tunnel: fc.option(tunnel),
    weight: fc.integer({ min: 0, max: 2_147_483_647 }),
    upperThreshold: threshold,
    lowerThreshold: threshold,
  })
  .map(({ address, port: number, method, tunnel: wrapped, ...rest }) => ({
    ...{ address, port: number },
    config: { forwardingMethod: method, tunnel: method === 'tunneling' ? wrapped : null, ...rest },
  }));

const fieldsOf = (one: IpvsRealServer): ServerFields => {
  const { reader, end } = received((writer) => writeServer(writer, one));
  const fields = new ServerFields();
  fields.read(reader, 4, end);
  return fields;
};

describe('what is written to the kernel and read from it', () => {
  it('is the same service', () => {
    fc.assert(
      fc.property(
        key.chain((one) => config(one).map((two) => [one, two] as const)),
        ([one, two]) => {
          const { reader, end } = received((writer) => writeService(writer, one, two));
          expect(readService(reader, 4, end)).toEqual({ key: one, config: two, statsAt: 0, statsEnd: 0 });
        },
      ),
    );
  });

  it('is the same server', () => {
    fc.assert(
      fc.property(server, (one) => {
        expect(new KnownServer(fieldsOf(one)).server).toEqual(one);
      }),
    );
  });

  it('is another server when anything differs, and only then', () => {
    fc.assert(
      fc.property(server, server, (one, other) => {
        const known = new KnownServer(fieldsOf(one));
        expect(known.isSame(fieldsOf(one))).toBe(true);
        expect(known.isSame(fieldsOf(other))).toBe(JSON.stringify(one) === JSON.stringify(other));
        const heavier = { ...one, config: { ...one.config, weight: one.config.weight ^ 1 } };
        expect(known.isSame(fieldsOf(heavier))).toBe(false);
        expect(known.isEqual(new KnownServer(fieldsOf(heavier)))).toBe(false);
      }),
    );
  });

  it.each(['224.0.0.81', 'ff05::81', null])('is the same sync daemon with the group %s', (group) => {
    const daemon = {
      ...{ syncId: 0, maxLength: 1400, interface: 'bond0.12', group, port: 8850, ttl: 2 },
      state: 'backup',
    } as const;
    const { reader, end } = received((writer) => writeDaemon(writer, daemon));
    expect(readDaemon(reader, 4, end)).toEqual(daemon);
  });

  it('is the same idle times', () => {
    const timeouts = { tcpSeconds: 900, tcpFinSeconds: 120, udpSeconds: 300 };
    const { reader, end } = received((writer) => writeTimeouts(writer, timeouts));
    expect(readTimeouts(reader, 0, end)).toEqual(timeouts);
  });
});

describe(readService.name, () => {
  it('knows no configuration of a strange scheduler', () => {
    const one: VirtualServiceKey = { kind: 'firewall-mark', family: 'ipv4', mark: 1 };
    const strange = { scheduler: 'homemade', schedulerFlags: [], persistence: null, onePacket: false };
    const { reader, end } = received((writer) => writeService(writer, one, strange as unknown as VirtualServiceConfig));
    expect(readService(reader, 4, end)).toMatchObject({ key: one, config: null });
  });
});

describe(readCounters.name, () => {
  it('reads 64 bits, and passes over the filling between', () => {
    const { reader, end } = received((writer) => {
      writer.memory(1, [7, 0]);
      writer.memory(11, []);
      writer.memory(4, [0xffff_ffff, 1]);
    });
    expect(readCounters(reader, 0, end)).toEqual({
      ...{ connections: 7, packetsIn: 0, packetsOut: 0, bytesIn: 2 ** 33 - 1, bytesOut: 0 },
    });
  });
});

describe(MessageReader.name, () => {
  it('ends its walk at an attribute whose length cannot be', () => {
    const reader = new MessageReader();
    reader.bytes.set([2, 0, 1, 0, 8, 0, 2, 0, 9, 0, 0, 0]);
    expect(reader.find(2, 0, 12)).toBe(0);
  });
});
