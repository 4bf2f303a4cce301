import type { IpvsRealServer, RealServerConfig, VirtualServiceKey } from '#libs/domain';
import { describe, expect, it } from 'vitest';
import { imageOf, ServerGlance } from './server-glance.js';

const web = { kind: 'address', protocol: 'tcp', address: '10.0.0.80', port: 80 } satisfies VirtualServiceKey;
const mark = { kind: 'firewall-mark', family: 'ipv4', mark: 7 } satisfies VirtualServiceKey;

const server = (address: string, changes: Partial<RealServerConfig> = {}): IpvsRealServer => ({
  ...{ address, port: 8080 },
  config: {
    ...{ forwardingMethod: 'direct-routing', tunnel: null, weight: 258, upperThreshold: 9, lowerThreshold: 7 },
    ...changes,
  },
});

const SERVICE_BYTES = 104;
const HEAD_BYTES = 24;
const ENTRY_BYTES = 96;
const joined = (text: string): string => text.replaceAll(' ', '');

/** Answers as the kernel does, by hand after linux/ip_vs.h: a count, then entries (address, port, flags, weight, thresholds). */
class OlderKernel {
  readonly asked: string[] = [];
  errno = 0;

  constructor(
    public count: number,
    public entries: readonly string[],
  ) {}

  readonly socket = (): number => 3;
  readonly getsockopt = (
    _fd: number,
    _level: number,
    option: number,
    value: Uint8Array,
    length: Uint8Array,
  ): number => {
    if (this.errno !== 0) return -1;
    const bytes = Buffer.from(value.buffer, value.byteOffset, value.length);
    expect(Buffer.from(length).readUInt32LE()).toBe(value.length);
    this.asked.push(`${option} ${bytes.subarray(0, option === 1155 ? 16 : HEAD_BYTES).toString('hex')}`);
    if (option === 1155) {
      expect(bytes.length).toBe(SERVICE_BYTES);
      bytes.writeUInt32LE(this.count, 44);
      return 0;
    }
    for (const [index, entry] of this.entries.slice(0, bytes.readUInt32LE(16)).entries()) {
      Buffer.from(joined(entry), 'hex').copy(bytes, HEAD_BYTES + index * ENTRY_BYTES);
      // Counters, which are no change.
      bytes.writeUInt32LE(4711, HEAD_BYTES + index * ENTRY_BYTES + 24);
    }
    return 0;
  };
  readonly libc = { socket: this.socket, getsockopt: this.getsockopt, errno: () => this.errno };
}

const FIRST = '0a00001f 1f900000 83010000 02010000 09000000 07000000';
const SECOND = '0a000020 1f900000 00000000 02010000 09000000 07000000';
const known = imageOf(web, [server('10.0.0.31'), server('10.0.0.32', { forwardingMethod: 'masquerading' })]);

describe(ServerGlance, () => {
  it('asks for the service, then for as many servers as it has', () => {
    const kernel = new OlderKernel(2, [FIRST, SECOND]);
    expect(ServerGlance.open(kernel.libc).isUnchanged(web, known)).toBe(true);
    expect(kernel.asked).toEqual([
      `1155 ${joined('06000000 0a000050 00500000 00000000')}`,
      `1156 ${joined('06000000 0a000050 00500000 00000000 02000000 00000000')}`,
    ]);
  });

  it('names a firewall mark by its mark alone', () => {
    const kernel = new OlderKernel(2, [FIRST, SECOND]);
    expect(ServerGlance.open(kernel.libc).isUnchanged(mark, known)).toBe(true);
    expect(kernel.asked[0]).toBe(`1155 ${joined('00000000 00000000 00000000 07000000')}`);
  });

  it.each([
    ['an address', SECOND.replace('0a000020', '0a000021')],
    ['a port', SECOND.replace('1f90', '1f91')],
    ['a method', SECOND.replace('00000000', '03000000')],
    ['a weight', SECOND.replace('02010000', '03010000')],
    ['an upper threshold', SECOND.replace('09000000', '0a000000')],
    ['a lower threshold', SECOND.replace('07000000', '06000000')],
    ['a server that has gone since it was counted', ''],
  ])('sees %s that changed', (_, second) => {
    expect(ServerGlance.open(new OlderKernel(2, [FIRST, second]).libc).isUnchanged(web, known)).toBe(false);
  });

  it('never takes entries of the last reading for those of this one', () => {
    const kernel = new OlderKernel(2, [FIRST, SECOND]);
    const glance = ServerGlance.open(kernel.libc);
    expect(glance.isUnchanged(web, known)).toBe(true);
    kernel.entries = [FIRST];
    expect(glance.isUnchanged(web, known)).toBe(false);
  });

  it('sees one more, also of a kind that the older interface cannot tell', () => {
    expect(ServerGlance.open(new OlderKernel(3, [FIRST, SECOND]).libc).isUnchanged(web, known)).toBe(false);
  });

  it('knows a service without servers', () => {
    const glance = ServerGlance.open(new OlderKernel(0, []).libc);
    expect(glance.isUnchanged(web, imageOf(web, []))).toBe(true);
  });

  it('tells nothing where the kernel refuses', () => {
    const kernel = new OlderKernel(2, [FIRST, SECOND]);
    kernel.errno = 92;
    expect(ServerGlance.open(kernel.libc).isUnchanged(web, known)).toBe(false);
  });

  it.each([
    ['an IPv6 service', { ...web, address: 'fd00::80' }, server('fd00::31')],
    ['an IPv6 mark', { ...mark, family: 'ipv6' as const }, server('fd00::31')],
    ['a tunnel', web, server('10.0.0.31', { forwardingMethod: 'tunneling' })],
    ['a server of the other family', web, server('fd00::31', { forwardingMethod: 'tunneling' })],
  ])('leaves %s to netlink', (_, key, one) => {
    const kernel = new OlderKernel(1, [FIRST]);
    expect(imageOf(key, [one])).toBeNull();
    expect(ServerGlance.open(kernel.libc).isUnchanged(key, imageOf(key, [one]))).toBe(false);
    expect(kernel.asked).toEqual([]);
  });
});
