import type { IpvsRealServer, VirtualServiceConfig, VirtualServiceKey } from '#libs/domain';
import { describe, expect, it } from 'vitest';
import { CMD, NLM_F_ACK, NLM_F_REQUEST } from './constants.js';
import { writeDaemon, writeTimeouts } from './globals-codec.js';
import { MessageWriter } from './message-writer.js';
import { writeServer, writeServerKey } from './server-codec.js';
import { writeKey, writeService } from './service-codec.js';

const hex = (write: (writer: MessageWriter) => void): string => {
  const writer = new MessageWriter();
  write(writer);
  return Buffer.from(writer.bytes.subarray(0, writer.length)).toString('hex');
};
const joined = (...parts: string[]): string => parts.join('').replaceAll(' ', '');
const web: VirtualServiceKey = { kind: 'address', protocol: 'tcp', address: '10.0.0.80', port: 80 };
const plain: VirtualServiceConfig = { scheduler: 'wlc', schedulerFlags: [], persistence: null, onePacket: false };
const server: IpvsRealServer = {
  ...{ address: '10.0.0.31', port: 8080 },
  config: { forwardingMethod: 'masquerading', tunnel: null, weight: 258, upperThreshold: 9, lowerThreshold: 7 },
};
const WEB = joined(
  ...['3000 0100', '0600 0100 0200 0000', '0600 0200 0600 0000'],
  ...['1400 0300 0a000050 00000000 00000000 00000000', '0600 0400 0050 0000'],
);

/** By hand after linux/netlink.h, linux/genetlink.h and linux/ip_vs.h; a kernel took and gave back the same in the lab. */
describe('messages of the family IPVS', () => {
  it('have the heads of netlink and generic netlink', () => {
    const message = hex((writer) => {
      writer.begin(0x21, NLM_F_REQUEST | NLM_F_ACK, 0x01020304, CMD.delService);
      writer.u32(4, 900);
      writer.end();
    });
    expect(message).toBe(joined('1c000000 2100 0500 04030201 00000000 03 01 0000', '0800 0400 84030000'));
  });

  it('name a service by address', () => {
    expect(hex((writer) => writeKey(writer, web))).toBe(WEB);
  });

  it('name a service by an IPv6 address and by a mark', () => {
    const ipv6: VirtualServiceKey = { kind: 'address', protocol: 'udp', address: 'fd00::1:2', port: 5060 };
    expect(hex((writer) => writeKey(writer, ipv6))).toBe(
      joined(
        ...['3000 0100', '0600 0100 0a00 0000', '0600 0200 1100 0000'],
        ...['1400 0300 fd000000 00000000 00000000 00010002', '0600 0400 13c4 0000'],
      ),
    );
    const mark: VirtualServiceKey = { kind: 'firewall-mark', family: 'ipv6', mark: 0xffff_ffff };
    expect(hex((writer) => writeKey(writer, mark))).toBe(joined('1400 0100 0600 0100 0a00 0000 0800 0500 ffffffff'));
  });

  it('describe a plain service with the widest mask', () => {
    expect(hex((writer) => writeService(writer, web, plain)).slice(WEB.length)).toBe(
      joined('0800 0600 776c6300', '0c00 0700 00000000 ffffffff', '0800 0800 00000000', '0800 0900 ffffffff'),
    );
  });

  it('describe persistence, its engine and flags', () => {
    const config: VirtualServiceConfig = {
      ...{ scheduler: 'sh', schedulerFlags: ['sh-fallback', 'sh-port'], onePacket: true },
      persistence: { timeoutSeconds: 300, prefixLength: 20, engine: 'sip' },
    };
    expect(hex((writer) => writeService(writer, web, config)).slice(WEB.length)).toBe(
      joined(
        ...['0700 0600 73680000', '0800 0b00 73697000', '0c00 0700 1d000000 ffffffff'],
        ...['0800 0800 2c010000', '0800 0900 fffff000'],
      ),
    );
  });

  it('describe a real server, and name one', () => {
    expect(hex((writer) => writeServer(writer, server))).toBe(
      joined(
        ...['4800 0200', '1400 0100 0a00001f 00000000 00000000 00000000', '0600 0200 1f90 0000'],
        ...['0800 0300 00000000', '0800 0400 02010000', '0800 0500 09000000', '0800 0600 07000000'],
        '0600 0b00 0200 0000',
      ),
    );
    expect(hex((writer) => writeServerKey(writer, server))).toBe(
      joined('2800 0200 1400 0100 0a00001f 00000000 00000000 00000000 0600 0200 1f90 0000 0600 0b00 0200 0000'),
    );
  });

  it('describe a tunnel', () => {
    const tunnel = { type: 'gue', port: 6080, checksum: 'remote' } as const;
    const tunneled: IpvsRealServer = { ...server, config: { ...server.config, forwardingMethod: 'tunneling', tunnel } };
    expect(hex((writer) => writeServer(writer, tunneled))).toContain(
      joined('0600 0b00 0200 0000 0500 0d00 01000000 0600 0e00 17c0 0000 0600 0f00 0200 0000'),
    );
  });

  it('describe a sync daemon, its port in the order of the machine', () => {
    const daemon = {
      ...{ syncId: 7, maxLength: 1400, interface: 'eth0', group: '224.0.0.81', port: 8848, ttl: 3 },
      state: 'master',
    } as const;
    expect(hex((writer) => writeDaemon(writer, daemon))).toBe(
      joined(
        ...['4000 0300', '0800 0100 01000000', '0900 0200 65746830 00000000', '0800 0300 07000000'],
        ...['0600 0400 7805 0000', '0800 0500 e0000051', '0600 0700 9022 0000', '0500 0800 03000000'],
      ),
    );
  });

  it('set the idle times', () => {
    const timeouts = { tcpSeconds: 1, tcpFinSeconds: 2, udpSeconds: 3 };
    expect(hex((writer) => writeTimeouts(writer, timeouts))).toBe(
      joined('0800 0400 01000000 0800 0500 02000000 0800 0600 03000000'),
    );
  });

  it('refuse what is no address and no scheduler', () => {
    expect(() => hex((writer) => writeKey(writer, { ...web, address: '10.0.0.1\n' }))).toThrow();
    const hostile = { ...plain, scheduler: 'rr\n-C' } as unknown as VirtualServiceConfig;
    expect(() => hex((writer) => writeService(writer, web, hostile))).toThrow();
  });
});
