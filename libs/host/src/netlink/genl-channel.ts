import { setImmediate, setTimeout } from 'node:timers/promises';
import { DomainError } from '#libs/errors';
import {
  CTRL_ATTR_FAMILY_ID,
  CTRL_ATTR_FAMILY_NAME,
  CTRL_CMD_GETFAMILY,
  GENERIC_HEADER_BYTES,
  GENL_ID_CTRL,
  HEADER_BYTES,
  NLMSG_DONE,
  NLMSG_ERROR,
  NLM_F_ACK,
  NLM_F_DUMP,
  NLM_F_DUMP_INTR,
  NLM_F_REQUEST,
} from './constants.js';
import { MessageReader } from './message-reader.js';
import { MessageWriter } from './message-writer.js';

/** What the channel needs of a socket. */
export interface MessageSocket {
  send(bytes: Uint8Array, length: number): void;
  receive(bytes: Uint8Array): number;
  /** How many short answers were received; each is a pair in `answers`: the request's number, and 0 or a negative error. */
  receiveAnswers(): number;
  readonly answers: Int32Array;
}

/** Writes the attributes of one message. */
export type Write = (writer: MessageWriter) => void;
/** Takes the attributes of one message: those between `at` and `end`. */
export type Read = (reader: MessageReader, at: number, end: number) => void;
/** One message of a batch. */
export interface Request {
  readonly command: number;
  readonly write: Write;
}

/** So many answers (under 1 KiB each in the kernel's account) fit into a receive buffer of the default size, 208 KiB. */
const BATCH = 128;
/** The kernel has answered before `send` returns; what is not there then was not answered at all. */
const PATIENCE_MS = 100;
const DUMP_TRIES = 5;
const POLL_MS = 1;
/**
 * The fate of a message without an answer: the kernel had no memory for it (ENOBUFS), or what handled the message ended
 * with EINTR, which netlink_rcv_skb() (net/netlink/af_netlink.c) never acknowledges.
 */
export const NO_ANSWER = -1;
/** The fate of a message that could not be written. */
export const NOT_SENT = -2;

const nothing: Write = () => undefined;

/** Requests to one family of generic netlink over one socket; what is asked at the same time is done one after the other. */
export class GenlChannel {
  private readonly writer = new MessageWriter();
  private readonly reader = new MessageReader();
  private sequence = 1;
  private busy: Promise<unknown> = Promise.resolve();

  private family = GENL_ID_CTRL;

  private constructor(
    private readonly socket: MessageSocket,
    private readonly name: string,
  ) {}

  /** Null when the kernel has no family of that name (its module is not loaded). */
  static async open(socket: MessageSocket, name: string): Promise<GenlChannel | null> {
    const channel = new GenlChannel(socket, name);
    return (await channel.resolve()) ? channel : null;
  }

  /** Asks for the family's number, which changes when its module is loaded again; false when there is none. */
  async resolve(): Promise<boolean> {
    let family = 0;
    const write: Write = (writer) => writer.text(CTRL_ATTR_FAMILY_NAME, this.name);
    await this.alone(() => {
      this.family = GENL_ID_CTRL;
      return this.exchange(CTRL_CMD_GETFAMILY, NLM_F_ACK, write, (reader, at, end) => {
        const place = reader.find(CTRL_ATTR_FAMILY_ID, at, end);
        if (place !== 0) family = reader.u16(place);
      });
    });
    this.family = family;
    return family !== 0;
  }

  /** Sends the messages, many at a time, and gives for each what the kernel answered: 0, the error's number, `NO_ANSWER` or `NOT_SENT`. */
  run(requests: readonly Request[]): Promise<Int32Array> {
    return this.alone(async () => {
      const results = new Int32Array(requests.length).fill(NO_ANSWER);
      for (let first = 0; first < requests.length;) {
        if (first > 0) await setImmediate();
        first = await this.batch(requests, first, results);
      }
      return results;
    });
  }

  /** One request whose answer is read; gives the error's number, or 0. */
  ask({ command, write }: Request, read: Read): Promise<number> {
    return this.alone(() => this.exchange(command, NLM_F_ACK, write, read));
  }

  /** All that the kernel lists; `begin` is called before each try, because a list that changed meanwhile is asked for again. */
  dump(command: number, read: Read, { write = nothing, begin = (): void => undefined } = {}): Promise<number> {
    return this.alone(async () => {
      for (let tries = 1; ; tries += 1) {
        begin();
        const errno = await this.exchange(command, NLM_F_DUMP, write, read);
        if (errno !== NO_ANSWER) return errno;
        if (tries === DUMP_TRIES) {
          throw new DomainError(
            'command-failed',
            'The IPVS table changed while it was read, or the kernel did not answer.',
          );
        }
      }
    });
  }

  private alone<T>(work: () => Promise<T>): Promise<T> {
    const result = this.busy.then(work);
    this.busy = result.catch(() => undefined);
    return result;
  }

  private async batch(requests: readonly Request[], first: number, results: Int32Array): Promise<number> {
    const { writer } = this;
    const base = this.sequence;
    writer.reset();
    let next = first;
    let missing = 0;
    for (
      let one = requests[next];
      one !== undefined && next - first < BATCH && !writer.isFull;
      one = requests[++next]
    ) {
      writer.begin(this.family, NLM_F_REQUEST | NLM_F_ACK, base + next - first, one.command);
      if (!isWritten(one, writer)) {
        writer.abandon();
        results[next] = NOT_SENT;
        continue;
      }
      writer.end();
      missing += 1;
    }
    this.sequence = nextSequence(base + next - first);
    if (missing > 0) this.socket.send(writer.bytes, writer.length);
    const { answers } = this.socket;
    while (missing > 0) {
      const count = await this.patiently(() => this.socket.receiveAnswers());
      if (count === 0) return next;
      for (let answer = 0; answer < count; answer += 1) {
        const index = (answers[answer * 2] ?? 0) - base;
        if (index < 0 || index >= next - first) continue;
        results[first + index] = -(answers[answer * 2 + 1] ?? 0);
        missing -= 1;
      }
    }
    return next;
  }

  private async exchange(command: number, flags: number, write: Write, read: Read): Promise<number> {
    const { writer, reader } = this;
    const sequence = this.sequence;
    this.sequence = nextSequence(sequence + 1);
    writer.reset();
    writer.begin(this.family, NLM_F_REQUEST | flags, sequence, command);
    write(writer);
    writer.end();
    this.socket.send(writer.bytes, writer.length);
    let isInterrupted = false;
    for (;;) {
      const length = await this.patiently(() => this.socket.receive(reader.bytes));
      if (length === 0) return NO_ANSWER;
      for (let at = 0; at + HEADER_BYTES <= length; at += aligned(reader.u32(at))) {
        if (reader.u32(at + 8) !== sequence) continue;
        const kind = reader.u32(at + 4);
        isInterrupted ||= ((kind >>> 16) & NLM_F_DUMP_INTR) !== 0;
        const type = kind & 0xffff;
        if (type === NLMSG_ERROR || type === NLMSG_DONE) {
          const errno = -(reader.u32(at + HEADER_BYTES) | 0);
          return errno === 0 && isInterrupted ? NO_ANSWER : errno;
        }
        read(reader, at + GENERIC_HEADER_BYTES, Math.min(at + reader.u32(at), length));
      }
    }
  }

  /** What could be received; 0 when answers were dropped, or never made. */
  private async patiently(receive: () => number): Promise<number> {
    const deadline = performance.now() + PATIENCE_MS;
    for (;;) {
      let received: number;
      try {
        received = receive();
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ENOBUFS') return 0;
        throw error;
      }
      if (received > 0) return received;
      if (performance.now() > deadline) return 0;
      await setTimeout(POLL_MS);
    }
  }
}

function isWritten(request: Request, writer: MessageWriter): boolean {
  try {
    request.write(writer);
    return true;
  } catch {
    return false;
  }
}

/** At least a header's size, so that a broken length cannot hold the loop. */
const aligned = (length: number): number => Math.max((length + 3) & ~3, HEADER_BYTES);
const nextSequence = (sequence: number): number => (sequence > 0x7fff_0000 ? 1 : sequence);
