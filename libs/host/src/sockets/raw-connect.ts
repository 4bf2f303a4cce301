import type { DialTarget } from '#libs/checks';
import { systemError, type Libc } from './libc.js';
import { EPOLLOUT, type SocketReactor } from './reactor.js';
import { familyOf, socketAddress } from './socket-address.js';

const SOCK_STREAM = 1;
const SOCK_DGRAM = 2;
const SOCK_NONBLOCK = 0x800;
const SOCK_CLOEXEC = 0x80000;
const SOL_SOCKET = 1;
const SO_ERROR = 4;
const SO_LINGER = 13;
const SO_MARK = 36;
const EINPROGRESS = 115;
/** `struct linger`: on, 0 seconds. Closing sends a reset, so that no port waits in TIME_WAIT. */
const RESET_ON_CLOSE = new Uint8Array([1, 0, 0, 0, 0, 0, 0, 0]);

function int32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value >>> 0);
  return bytes;
}

/** Throws the system's error after closing `fd`. */
function closeAndThrow(libc: Libc, fd: number, syscall: string): never {
  const error = systemError(libc.errno(), syscall);
  libc.close(fd);
  throw error;
}

/** A non-blocking socket, marked and bound as the target says; the caller closes it. */
export function openSocket(libc: Libc, target: DialTarget, type: number, protocol = 0): number {
  const fd = libc.socket(familyOf(target.address), type | SOCK_NONBLOCK | SOCK_CLOEXEC, protocol);
  if (fd < 0) throw systemError(libc.errno(), 'socket');
  if (target.mark !== null && libc.setsockopt(fd, SOL_SOCKET, SO_MARK, int32(target.mark), 4) < 0) {
    closeAndThrow(libc, fd, 'setsockopt SO_MARK');
  }
  if (target.sourceAddress !== null) {
    const own = socketAddress(target.sourceAddress, 0);
    if (libc.bind(fd, own, own.length) < 0) closeAndThrow(libc, fd, 'bind');
  }
  return fd;
}

/** A datagram socket that is marked and bound, not connected. */
export const openDatagramSocket = (libc: Libc, target: DialTarget): number => openSocket(libc, target, SOCK_DGRAM);

/** Connects without blocking; answers with the socket, which the caller closes. */
export function rawConnect(libc: Libc, reactor: SocketReactor, target: DialTarget): Promise<number> {
  return new Promise((resolve, reject) => {
    const fd = openSocket(libc, target, SOCK_STREAM);
    const peer = socketAddress(target.address, target.port);
    if (libc.connect(fd, peer, peer.length) < 0 && libc.errno() !== EINPROGRESS) closeAndThrow(libc, fd, 'connect');
    reactor.wait(fd, EPOLLOUT, target.timeoutMs, (waitError) => {
      const error = waitError ?? pendingError(libc, fd);
      if (error === null) {
        resolve(fd);
        return;
      }
      libc.close(fd);
      reject(error);
    });
  });
}

/** Closes with a reset. */
export function closeWithReset(libc: Libc, fd: number): void {
  libc.setsockopt(fd, SOL_SOCKET, SO_LINGER, RESET_ON_CLOSE, RESET_ON_CLOSE.length);
  libc.close(fd);
}

const ERROR_VALUE = Buffer.alloc(4);
const ERROR_LENGTH = Buffer.alloc(4);

/** What went wrong with a connection that was begun without waiting; null: nothing. */
export function pendingError(libc: Libc, fd: number): NodeJS.ErrnoException | null {
  ERROR_LENGTH.writeUInt32LE(ERROR_VALUE.length);
  if (libc.getsockopt(fd, SOL_SOCKET, SO_ERROR, ERROR_VALUE, ERROR_LENGTH) < 0) {
    return systemError(libc.errno(), 'getsockopt');
  }
  const number = ERROR_VALUE.readInt32LE();
  return number === 0 ? null : systemError(number, 'connect');
}
