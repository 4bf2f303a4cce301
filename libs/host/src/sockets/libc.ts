import { createRequire } from 'node:module';
import { getSystemErrorName } from 'node:util';
import type * as Koffi from 'koffi';

/** The calls of the C library that Node does not offer; all of them return at once. */
export interface Libc {
  socket(family: number, type: number, protocol: number): number;
  connect(fd: number, address: Uint8Array, length: number): number;
  bind(fd: number, address: Uint8Array, length: number): number;
  close(fd: number): number;
  setsockopt(fd: number, level: number, option: number, value: Uint8Array, length: number): number;
  getsockopt(fd: number, level: number, option: number, value: Uint8Array, length: Uint8Array): number;
  send(fd: number, bytes: Uint8Array, length: number, flags: number): number;
  recv(fd: number, bytes: Uint8Array, length: number, flags: number): number;
  /** Many messages in one call; `headers` holds `struct mmsghdr`. */
  recvmmsg(fd: number, headers: Uint8Array, count: number, flags: number, timeout: null): number;
  /** 0 when there is no such device. */
  if_nametoindex(name: string): number;
  epoll_create1(flags: number): number;
  epoll_ctl(epoll: number, operation: number, fd: number, event: Uint8Array): number;
  epoll_wait(epoll: number, events: Uint8Array, count: number, timeoutMs: number): number;
  /** Where memory is that is not moved: that of a typed array with an ArrayBuffer of its own. */
  address(memory: Uint8Array): bigint;
  /** Of the call before. */
  errno(): number;
}

let loaded: Libc | Error | undefined;

/** The C library through koffi; throws the same error again and again where koffi or glibc is missing. */
export function loadLibc(): Libc {
  try {
    loaded ??= open();
  } catch (error) {
    loaded = error instanceof Error ? error : new Error(String(error));
  }
  if (loaded instanceof Error) throw loaded;
  return loaded;
}

function open(): Libc {
  const koffi = createRequire(import.meta.url)('koffi') as typeof Koffi;
  const library = koffi.load('libc.so.6');
  return {
    socket: library.func('int socket(int family, int type, int protocol)') as Libc['socket'],
    connect: library.func('int connect(int fd, const uint8_t *address, uint32_t length)') as Libc['connect'],
    bind: library.func('int bind(int fd, const uint8_t *address, uint32_t length)') as Libc['bind'],
    close: library.func('int close(int fd)') as Libc['close'],
    setsockopt: library.func(
      'int setsockopt(int fd, int level, int option, const uint8_t *value, uint32_t length)',
    ) as Libc['setsockopt'],
    getsockopt: library.func(
      'int getsockopt(int fd, int level, int option, uint8_t *value, uint8_t *length)',
    ) as Libc['getsockopt'],
    send: library.func('int64_t send(int fd, const uint8_t *bytes, size_t length, int flags)') as Libc['send'],
    recv: library.func('int64_t recv(int fd, uint8_t *bytes, size_t length, int flags)') as Libc['recv'],
    recvmmsg: library.func(
      'int recvmmsg(int fd, uint8_t *headers, uint32_t count, int flags, void *timeout)',
    ) as Libc['recvmmsg'],
    if_nametoindex: library.func('unsigned int if_nametoindex(const char *name)') as Libc['if_nametoindex'],
    address: (memory) => koffi.address(memory),
    epoll_create1: library.func('int epoll_create1(int flags)') as Libc['epoll_create1'],
    epoll_ctl: library.func(
      'int epoll_ctl(int epoll, int operation, int fd, const uint8_t *event)',
    ) as Libc['epoll_ctl'],
    epoll_wait: library.func(
      'int epoll_wait(int epoll, uint8_t *events, int count, int timeout)',
    ) as Libc['epoll_wait'],
    errno: () => koffi.errno(),
  };
}

/** An error as Node's own sockets give it: `code` is the system's name. */
export function systemError(number: number, syscall: string): NodeJS.ErrnoException {
  const code = getSystemErrorName(-number);
  return Object.assign(new Error(`${syscall} ${code}`), { code, errno: -number, syscall });
}
