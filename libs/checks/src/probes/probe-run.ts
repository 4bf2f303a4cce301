import type { Socket } from 'node:net';
import type { DatagramSocket } from './dialer.js';
import { codeOf, describeError, ProbeFailure } from './failure.js';
import type { ProbeTarget, ProbeTools } from './probe-target.js';
import { excerpt, Transcript } from './transcript.js';

/** Closes a socket that clients of databases may have left without a listener for its last error. */
export function destroy(socket: Socket): void {
  socket.on('error', () => undefined);
  socket.destroy();
}

/** One probe under way: its deadline, how far it came, what was said, and what must be closed at its end. */
export class ProbeRun {
  readonly transcript = new Transcript();
  private readonly begunMs = performance.now();
  private readonly closers: (() => void)[] = [];
  private after = '';
  private timeoutReason: (() => string) | null = null;
  private isClosed = false;

  constructor(
    readonly target: ProbeTarget,
    readonly timeoutMs: number,
    readonly tools: ProbeTools,
  ) {}

  get where(): string {
    const { address, port } = this.target;
    return port === 0 ? address : `${address} port ${port}`;
  }

  get elapsedMs(): number {
    return performance.now() - this.begunMs;
  }

  get remainingMs(): number {
    return Math.max(1, this.timeoutMs - this.elapsedMs);
  }

  /** Notes what was done last, for the sentence of a timeout or a closed connection: `EHLO`. */
  step(what: string): void {
    this.after = what;
  }

  /** What to say in place of "no answer" when time runs out from now on. */
  atTimeout(reason: () => string): void {
    this.timeoutReason = reason;
  }

  get lastStep(): string {
    return this.after;
  }

  get afterStep(): string {
    return this.after === '' ? '' : ` after ${this.after}`;
  }

  fail(reason: string): never {
    throw new ProbeFailure(reason);
  }

  /** Fails with what was seen in place of what was wanted. */
  wrong(what: string, answer: string): never {
    return this.fail(`${this.where} answered "${excerpt(answer)}" to ${what}`);
  }

  /** Called at the end of the probe, however it ends. */
  onEnd(close: () => void): void {
    if (this.isClosed) close();
    else this.closers.push(close);
  }

  async dialTcp(): Promise<Socket> {
    const socket = await this.tools.dialer.tcp(this.dialTarget);
    // A socket that comes after the deadline is closed at once.
    this.onEnd(() => destroy(socket));
    socket.on('error', () => undefined);
    this.transcript.add('*', `connected to ${this.where}`);
    this.step('connecting');
    return socket;
  }

  async dialUdp(): Promise<DatagramSocket> {
    const socket = await this.tools.dialer.udp(this.dialTarget);
    this.onEnd(() => socket.close());
    return socket;
  }

  get dialTarget(): {
    address: string;
    port: number;
    sourceAddress: string | null;
    mark: number | null;
    timeoutMs: number;
  } {
    const { address, port, sourceAddress, mark } = this.target;
    return { address, port, sourceAddress, mark, timeoutMs: this.remainingMs };
  }

  /** Runs `work` until the deadline. */
  async limit<T>(work: Promise<T>): Promise<T> {
    let timer: NodeJS.Timeout | undefined;
    const deadline = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new ProbeFailure(this.timeoutSentence())), this.remainingMs);
    });
    try {
      return await Promise.race([work, deadline]);
    } finally {
      clearTimeout(timer);
    }
  }

  explain(error: unknown): string {
    if (codeOf(error) === 'ETIMEDOUT') return this.timeoutSentence();
    return describeError(error, this.where);
  }

  close(): void {
    this.isClosed = true;
    for (const close of this.closers.splice(0).reverse()) {
      try {
        close();
      } catch {
        // What cannot be closed is closed already.
      }
    }
  }

  private timeoutSentence(): string {
    return this.timeoutReason?.() ?? `no answer from ${this.where} in ${this.timeoutMs} ms${this.afterStep}`;
  }
}
