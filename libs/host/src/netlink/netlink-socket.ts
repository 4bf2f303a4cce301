import { systemError, type Libc } from '../sockets/libc.js';
import { AnswerSlots } from './answer-slots.js';

const AF_NETLINK = 16;
const SOCK_RAW = 3;
const SOCK_NONBLOCK = 0x800;
const SOCK_CLOEXEC = 0x80000;
const NETLINK_GENERIC = 16;
const SOL_NETLINK = 270;
/** Failures are answered without the request in full. */
const NETLINK_CAP_ACK = 10;
const MSG_TRUNC = 0x20;
const MSG_DONTWAIT = 0x40;
const EINTR = 4;
const EAGAIN = 11;

/** A generic netlink socket, netlink(7). It never blocks: the kernel answers within `send`, and what is not there yet is 0 bytes. */
export class NetlinkSocket {
  private readonly slots: AnswerSlots;

  private constructor(
    private readonly libc: Libc,
    private readonly fd: number,
  ) {
    this.slots = new AnswerSlots(libc);
  }

  /** What `receiveAnswers` received: pairs of a request's number and the kernel's answer. */
  get answers(): Int32Array {
    return this.slots.answers;
  }

  static open(libc: Libc): NetlinkSocket {
    const fd = libc.socket(AF_NETLINK, SOCK_RAW | SOCK_NONBLOCK | SOCK_CLOEXEC, NETLINK_GENERIC);
    if (fd < 0) throw systemError(libc.errno(), 'socket');
    const socket = new NetlinkSocket(libc, fd);
    const address = new Uint8Array(12);
    address[0] = AF_NETLINK;
    if (libc.bind(fd, address, address.length) < 0) {
      const error = systemError(libc.errno(), 'bind');
      socket.close();
      throw error;
    }
    // Older kernels lack it; their answers are only longer.
    libc.setsockopt(fd, SOL_NETLINK, NETLINK_CAP_ACK, Uint8Array.of(1, 0, 0, 0), 4);
    return socket;
  }

  /** Gives all messages to the kernel, which handles them one after the other before this returns. */
  send(bytes: Uint8Array, length: number): void {
    for (;;) {
      if (this.libc.send(this.fd, bytes, length, MSG_DONTWAIT) >= 0) return;
      const errno = this.libc.errno();
      if (errno !== EINTR) throw systemError(errno, 'send');
    }
  }

  /** The bytes of one answer, 0 when there is none now. Throws ENOBUFS when the kernel had to drop answers. */
  receive(bytes: Uint8Array): number {
    for (;;) {
      const length = this.libc.recv(this.fd, bytes, bytes.length, MSG_DONTWAIT | MSG_TRUNC);
      if (length > bytes.length) throw new Error(`An answer of ${length} bytes was cut to ${bytes.length}.`);
      if (length >= 0) return length;
      const errno = this.libc.errno();
      if (errno === EAGAIN) return 0;
      if (errno !== EINTR) throw systemError(errno, 'recv');
    }
  }

  /** How many answers there are now, at most 128. Throws ENOBUFS when the kernel had to drop some. */
  receiveAnswers(): number {
    for (;;) {
      const count = this.slots.receive(this.fd, MSG_DONTWAIT);
      if (count >= 0) return count;
      const errno = this.libc.errno();
      if (errno === EAGAIN) return 0;
      if (errno !== EINTR) throw systemError(errno, 'recvmmsg');
    }
  }

  close(): void {
    this.libc.close(this.fd);
  }
}
