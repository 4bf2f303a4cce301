import type { Socket } from 'node:net';
import type { ProbeRun } from './probe-run.js';
import { secure, type TlsWish } from './tls.js';

/** Bytes of a server that one probe looks at, at most. */
export const MAX_ANSWER_BYTES = 65_536;

/** Reads and writes a stream in turns; every wait ends with the probe. */
export class Conversation {
  private pending = Buffer.alloc(0);
  private received = 0;
  private hasEnded = false;
  private failure: Error | null = null;
  private wake: () => void = () => undefined;

  private constructor(
    private readonly run: ProbeRun,
    private socket: Socket,
  ) {
    this.listen();
  }

  /** Connects, with TLS from the first byte when `tls` is given. */
  static async open(run: ProbeRun, tls: TlsWish | null): Promise<Conversation> {
    const socket = await run.dialTcp();
    return new Conversation(run, tls === null ? socket : await secure(run, socket, tls));
  }

  /** Sends; `shown` stands in the transcript in place of what holds a secret. */
  send(what: string | Uint8Array, shown?: string): void {
    this.run.transcript.add('>', shown ?? (typeof what === 'string' ? what : hex(what)));
    this.socket.write(what);
  }

  /** The next line without its end. */
  async line(): Promise<string> {
    for (;;) {
      const end = this.pending.indexOf(0x0a);
      if (end >= 0) {
        const line = this.take(end + 1)
          .toString('utf8')
          .replace(/\r?\n$/, '');
        this.run.transcript.add('<', line);
        return line;
      }
      await this.need();
    }
  }

  /** The next `count` bytes, shown in the transcript as hexadecimal digits. */
  async bytes(count: number): Promise<Buffer> {
    if (count > MAX_ANSWER_BYTES) this.run.fail(`${this.run.where} announced an answer of ${count} bytes`);
    while (this.pending.length < count) await this.need();
    const bytes = this.take(count);
    this.run.transcript.add('<', hex(bytes));
    return bytes;
  }

  /** What has come and was not taken. */
  get unread(): Buffer {
    return this.pending;
  }

  /** Waits for more bytes, or `quietMs`; false when the server has ended the connection or nothing came. */
  async more(quietMs?: number): Promise<boolean> {
    const length = this.pending.length;
    this.rethrow();
    if (this.hasEnded) return false;
    await new Promise<void>((resolve) => {
      const timer = quietMs === undefined ? undefined : setTimeout(resolve, quietMs);
      this.wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
    this.rethrow();
    return this.pending.length > length;
  }

  /** Changes to TLS; refuses text that came in the clear before it, RFC 3207 section 6. */
  async startTls(tls: TlsWish): Promise<void> {
    if (this.pending.length > 0) this.run.fail(`${this.run.where} sent text in the clear after it had agreed to TLS`);
    this.socket = await secure(this.run, this.release(), tls);
    this.listen();
  }

  /** The stream itself, for a client that goes on with it; nothing may be unread. */
  release(): Socket {
    const { socket } = this;
    socket.removeAllListeners('data').removeAllListeners('end').removeAllListeners('close');
    return socket;
  }

  private rethrow(): void {
    if (this.failure !== null) throw this.failure;
  }

  private async need(): Promise<void> {
    if (await this.more()) return;
    const rest = this.pending.length > 0 ? ` in the middle of an answer` : '';
    this.run.fail(`${this.run.where} closed the connection${this.run.afterStep}${rest}`);
  }

  private take(count: number): Buffer {
    const bytes = this.pending.subarray(0, count);
    this.pending = this.pending.subarray(count);
    return bytes;
  }

  private listen(): void {
    const { socket } = this;
    socket.on('data', (chunk: Buffer) => {
      this.received += chunk.length;
      if (this.received > MAX_ANSWER_BYTES) {
        this.failure ??= new Error(`sent more than ${MAX_ANSWER_BYTES} bytes`);
        socket.destroy();
      } else this.pending = Buffer.concat([this.pending, chunk]);
      this.wake();
    });
    socket.on('error', (error) => {
      this.failure ??= error;
      this.wake();
    });
    const end = (): void => {
      this.hasEnded = true;
      this.wake();
    };
    socket.on('end', end);
    socket.on('close', end);
  }
}

const hex = (bytes: Uint8Array): string =>
  `${Buffer.from(bytes.subarray(0, 512)).toString('hex')} (${bytes.length} bytes)`;
