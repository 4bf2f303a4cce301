import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { connect, Socket } from 'node:net';
import { readFileSync } from 'node:fs';
import type { DatagramSocket, Dialer, DialTarget } from '#libs/checks';
import { DatagramChannel } from './datagram-channel.js';
import { loadLibc, type Libc } from './libc.js';
import { ping } from './ping.js';
import { closeWithReset, openDatagramSocket, rawConnect } from './raw-connect.js';
import { SocketReactor, timedOut } from './reactor.js';
import { Slots } from './slots.js';

/** Sockets that are opened at the same time at most: all of 10,000 servers may be silent at once. */
const IN_FLIGHT = 12_000;
/** Descriptors that are left for everything else. */
const RESERVED_DESCRIPTORS = 500;

/** Sockets of this machine. Marks, pings and cheap mass connects need koffi; without it the rest works all the same. */
export class LinuxDialer implements Dialer {
  private readonly slots = new Slots(Math.min(IN_FLIGHT, Math.max(16, descriptorLimit() - RESERVED_DESCRIPTORS)));
  private kernel: { readonly libc: Libc; readonly reactor: SocketReactor } | undefined;

  constructor(private readonly load: () => Libc = loadLibc) {}

  async tcp(target: DialTarget): Promise<Socket> {
    if (target.mark === null) return plainTcp(target);
    const { libc, reactor } = this.needKernel('A check through the virtual service');
    const fd = await this.slots.use(() => rawConnect(libc, reactor, target));
    return new Socket({ fd, readable: true, writable: true });
  }

  async connect(target: DialTarget): Promise<void> {
    const kernel = this.tryKernel();
    if (kernel === null && target.mark !== null) this.needKernel('A check through the virtual service');
    await this.slots.use(async () => {
      if (kernel === null) (await plainTcp(target)).resetAndDestroy();
      else closeWithReset(kernel.libc, await rawConnect(kernel.libc, kernel.reactor, target));
    });
  }

  async udp(target: DialTarget): Promise<DatagramSocket> {
    const socket = createSocket(target.address.includes(':') ? 'udp6' : 'udp4');
    try {
      // With a descriptor Node emits the event before `bind` returns.
      const listening = once(socket, 'listening');
      if (target.mark === null) socket.bind(target.sourceAddress === null ? {} : { address: target.sourceAddress });
      else socket.bind({ fd: openDatagramSocket(this.needKernel('A check through the virtual service').libc, target) });
      await listening;
      const connected = once(socket, 'connect');
      socket.connect(target.port, target.address);
      await connected;
    } catch (error) {
      socket.close();
      throw error;
    }
    return new DatagramChannel(socket);
  }

  async ping(target: DialTarget): Promise<number> {
    const { libc, reactor } = this.needKernel('A check by ICMP');
    return this.slots.use(() => ping(libc, reactor, target));
  }

  private tryKernel(): { readonly libc: Libc; readonly reactor: SocketReactor } | null {
    try {
      return this.needKernel('A mass check');
    } catch {
      return null;
    }
  }

  private needKernel(what: string): { readonly libc: Libc; readonly reactor: SocketReactor } {
    if (this.kernel === undefined) {
      let libc: Libc;
      try {
        libc = this.load();
      } catch (cause) {
        const message = `${what} needs the package koffi, which cannot be loaded here: ${cause instanceof Error ? cause.message : String(cause)}`;
        throw Object.assign(new Error(message, { cause }), { code: 'ENOSYS' });
      }
      this.kernel = { libc, reactor: new SocketReactor(libc) };
    }
    return this.kernel;
  }
}

function plainTcp(target: DialTarget): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect({
      host: target.address,
      port: target.port,
      ...(target.sourceAddress === null ? {} : { localAddress: target.sourceAddress }),
    });
    const finish = (error: Error | null): void => {
      clearTimeout(timer);
      socket.removeAllListeners();
      if (error === null) {
        resolve(socket);
        return;
      }
      socket.on('error', () => undefined);
      socket.destroy();
      reject(error);
    };
    const timer = setTimeout(() => finish(timedOut()), target.timeoutMs);
    socket.once('connect', () => finish(null));
    socket.once('error', finish);
  });
}

/** Files and sockets that this process may have open; proc_pid_limits(5). */
function descriptorLimit(): number {
  try {
    const soft = /^Max open files\s+(\d+)/m.exec(readFileSync('/proc/self/limits', 'utf8'))?.[1];
    return soft === undefined ? IN_FLIGHT : Number(soft);
  } catch {
    return 1024;
  }
}
