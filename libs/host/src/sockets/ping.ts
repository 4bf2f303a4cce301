import { randomBytes } from 'node:crypto';
import type { DialTarget } from '#libs/checks';
import { systemError, type Libc } from './libc.js';
import { EPOLLIN, timedOut, type SocketReactor } from './reactor.js';
import { openSocket } from './raw-connect.js';
import { AF_INET6, familyOf, socketAddress } from './socket-address.js';

const SOCK_DGRAM = 2;
const SOCK_RAW = 3;
const IPPROTO_ICMP = 1;
const IPPROTO_ICMPV6 = 58;
const ECHO_REQUEST = { ipv4: 8, ipv6: 128 } as const;
const ECHO_REPLY = { ipv4: 0, ipv6: 129 } as const;
const HEADER_BYTES = 8;
const TOKEN_BYTES = 16;
/** Replies of other pings that one of ours looks through before it gives its turn back. */
const RECEIVED_AT_ONCE = 64;

/** The Internet checksum, RFC 1071. */
export function internetChecksum(bytes: Uint8Array): number {
  let sum = 0;
  for (let index = 0; index < bytes.length; index += 2) sum += ((bytes[index] ?? 0) << 8) | (bytes[index + 1] ?? 0);
  while (sum > 0xffff) sum = (sum & 0xffff) + (sum >>> 16);
  return ~sum & 0xffff;
}

/** An echo request, RFC 792 and RFC 4443; the kernel fills in the checksum of version 6, and of a ping socket. */
export function echoRequest(isIpv6: boolean, token: Uint8Array): Buffer {
  const packet = Buffer.concat([Buffer.alloc(HEADER_BYTES), token]);
  packet.writeUInt8(isIpv6 ? ECHO_REQUEST.ipv6 : ECHO_REQUEST.ipv4, 0);
  packet.set(token.subarray(0, 2), 4);
  packet.writeUInt16BE(1, 6);
  if (!isIpv6) packet.writeUInt16BE(internetChecksum(packet), 2);
  return packet;
}

/** Whether a packet, with the IPv4 header in front that raw sockets give, is the reply that carries `token`. */
export function isReply(packet: Buffer, isIpv6: boolean, isRaw: boolean, token: Uint8Array): boolean {
  const offset = isRaw && !isIpv6 ? ((packet[0] ?? 0) & 0x0f) * 4 : 0;
  const type = isIpv6 ? ECHO_REPLY.ipv6 : ECHO_REPLY.ipv4;
  return packet[offset] === type && packet.subarray(offset + HEADER_BYTES).equals(token);
}

/** One ICMP echo over a raw socket, or a ping socket where raw ones are not allowed; answers with milliseconds. */
export async function ping(libc: Libc, reactor: SocketReactor, target: DialTarget): Promise<number> {
  const isIpv6 = familyOf(target.address) === AF_INET6;
  const { fd, isRaw } = openPingSocket(libc, target, isIpv6);
  try {
    const peer = socketAddress(target.address, 0);
    if (libc.connect(fd, peer, peer.length) < 0) throw systemError(libc.errno(), 'connect');
    const token = randomBytes(TOKEN_BYTES);
    const packet = echoRequest(isIpv6, token);
    const begunMs = performance.now();
    if (libc.send(fd, packet, packet.length, 0) < 0) throw systemError(libc.errno(), 'send');
    for (;;) {
      const remainingMs = target.timeoutMs - (performance.now() - begunMs);
      if (remainingMs <= 0) throw timedOut();
      await readable(reactor, fd, remainingMs);
      if (hasReply(libc, fd, (bytes) => isReply(bytes, isIpv6, isRaw, token))) return performance.now() - begunMs;
    }
  } finally {
    libc.close(fd);
  }
}

function openPingSocket(libc: Libc, target: DialTarget, isIpv6: boolean): { fd: number; isRaw: boolean } {
  const protocol = isIpv6 ? IPPROTO_ICMPV6 : IPPROTO_ICMP;
  try {
    return { fd: openSocket(libc, target, SOCK_RAW, protocol), isRaw: true };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') throw error;
    return { fd: openSocket(libc, target, SOCK_DGRAM, protocol), isRaw: false };
  }
}

function readable(reactor: SocketReactor, fd: number, timeoutMs: number): Promise<void> {
  return new Promise((resolve, reject) => {
    reactor.wait(fd, EPOLLIN, timeoutMs, (error) => {
      if (error === null) resolve();
      else reject(error);
    });
  });
}

function hasReply(libc: Libc, fd: number, isOurs: (bytes: Buffer) => boolean): boolean {
  const buffer = Buffer.alloc(512);
  for (let count = 0; count < RECEIVED_AT_ONCE; count += 1) {
    const length = libc.recv(fd, buffer, buffer.length, 0);
    if (length < 0) {
      const error = systemError(libc.errno(), 'recv');
      if (error.code === 'EAGAIN') return false;
      throw error;
    }
    if (isOurs(buffer.subarray(0, length))) return true;
  }
  return false;
}
