import { systemError, type Libc } from './libc.js';

const EPOLL_CLOEXEC = 0x80000;
const EPOLL_CTL_ADD = 1;
const EPOLL_CTL_DEL = 2;
const EPOLLONESHOT = 1 << 30;
export const EPOLLIN = 1;
export const EPOLLOUT = 4;
/** The kernel packs `struct epoll_event` on x86-64 only; epoll_ctl(2). */
const IS_PACKED = process.arch === 'x64';
const EVENT_BYTES = IS_PACKED ? 12 : 16;
const DATA_OFFSET = IS_PACKED ? 4 : 8;
const BATCH = 1024;
/** How often sockets are looked at while some are waited for; the first looks come sooner. */
const POLL_MS = 4;
const QUICK_POLL_MS = 1;
const QUICK_POLLS = 5;
const SWEEP_MS = 20;

interface Waiting {
  readonly deadlineMs: number;
  readonly done: (error: NodeJS.ErrnoException | null) => void;
}

/** Waits for many raw sockets with one epoll instance that is polled on a short timer, so that Node's loop never blocks. */
export class SocketReactor {
  private readonly epoll: number;
  /** By descriptor: these are small numbers that are used again. A Map of such a turnover would keep the memory busy. */
  private readonly waiting: (Waiting | undefined)[] = [];
  private count = 0;
  private readonly events = Buffer.alloc(EVENT_BYTES * BATCH);
  private readonly event = Buffer.alloc(EVENT_BYTES);
  private timer: NodeJS.Timeout | null = null;
  private emptyPolls = 0;
  private sweptMs = 0;

  constructor(private readonly libc: Libc) {
    this.epoll = libc.epoll_create1(EPOLL_CLOEXEC);
    if (this.epoll < 0) throw systemError(libc.errno(), 'epoll_create1');
  }

  /** Calls `done` once: when one of `events`, an error or the end of the connection is there, or with ETIMEDOUT. The caller closes the socket. */
  wait(fd: number, events: number, timeoutMs: number, done: Waiting['done']): void {
    this.event.writeUInt32LE((events | EPOLLONESHOT) >>> 0, 0);
    this.event.writeInt32LE(fd, DATA_OFFSET);
    if (this.libc.epoll_ctl(this.epoll, EPOLL_CTL_ADD, fd, this.event) < 0) {
      done(systemError(this.libc.errno(), 'epoll_ctl'));
      return;
    }
    this.waiting[fd] = { deadlineMs: performance.now() + timeoutMs, done };
    this.count += 1;
    this.emptyPolls = 0;
    this.arm();
  }

  private arm(): void {
    if (this.timer !== null || this.count === 0) return;
    this.timer = setTimeout(
      () => {
        this.timer = null;
        this.poll();
        this.arm();
      },
      this.emptyPolls < QUICK_POLLS ? QUICK_POLL_MS : POLL_MS,
    );
  }

  private poll(): void {
    let count: number;
    this.emptyPolls += 1;
    do {
      count = this.libc.epoll_wait(this.epoll, this.events, BATCH, 0);
      for (let index = 0; index < count; index += 1) {
        this.finish(this.events.readInt32LE(index * EVENT_BYTES + DATA_OFFSET), null);
      }
    } while (count === BATCH);
    const now = performance.now();
    if (now - this.sweptMs < SWEEP_MS) return;
    this.sweptMs = now;
    for (let fd = 0; fd < this.waiting.length; fd += 1) {
      const deadlineMs = this.waiting[fd]?.deadlineMs;
      if (deadlineMs !== undefined && deadlineMs <= now) this.finish(fd, timedOut());
    }
  }

  private finish(fd: number, error: NodeJS.ErrnoException | null): void {
    const waiting = this.waiting[fd];
    if (waiting === undefined) return;
    this.waiting[fd] = undefined;
    this.count -= 1;
    this.libc.epoll_ctl(this.epoll, EPOLL_CTL_DEL, fd, this.event);
    waiting.done(error);
  }
}

export const timedOut = (): NodeJS.ErrnoException =>
  Object.assign(new Error('no answer in time'), { code: 'ETIMEDOUT' });
