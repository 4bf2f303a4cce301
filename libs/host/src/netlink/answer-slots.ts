import type { Libc } from '../sockets/libc.js';
import { NLMSG_ERROR } from './constants.js';

const SLOTS = 128;
/** Room for the head of an answer and its error; what is longer is cut, which does not matter. */
const SLOT_BYTES = 64;
/** `struct iovec` and `struct mmsghdr` of 64-bit Linux, recvmmsg(2). */
const VECTOR_BYTES = 16;
const HEADER_BYTES = 64;
const VECTORS_AT = SLOTS * SLOT_BYTES;
const HEADERS_AT = VECTORS_AT + SLOTS * VECTOR_BYTES;

/** Memory that the kernel writes many short answers into with one call. */
export class AnswerSlots {
  /** Of each answer that was received: the number of its request, then what the kernel says of it (0, or the error as a negative number). */
  readonly answers = new Int32Array(SLOTS * 2);
  private readonly words: Int32Array;
  private readonly headers: Uint8Array;

  constructor(private readonly libc: Libc) {
    const memory = new ArrayBuffer(HEADERS_AT + SLOTS * HEADER_BYTES);
    const quads = new BigUint64Array(memory);
    const start = libc.address(new Uint8Array(memory));
    for (let slot = 0; slot < SLOTS; slot += 1) {
      const vector = VECTORS_AT + slot * VECTOR_BYTES;
      const header = HEADERS_AT + slot * HEADER_BYTES;
      quads[vector / 8] = start + BigInt(slot * SLOT_BYTES);
      quads[vector / 8 + 1] = BigInt(SLOT_BYTES);
      quads[header / 8 + 2] = start + BigInt(vector);
      quads[header / 8 + 3] = 1n;
    }
    this.words = new Int32Array(memory);
    this.headers = new Uint8Array(memory, HEADERS_AT);
  }

  /** How many answers were received; negative when there is none, and the call's errno says why. */
  receive(fd: number, flags: number): number {
    const count = this.libc.recvmmsg(fd, this.headers, SLOTS, flags, null);
    for (let slot = 0; slot < count; slot += 1) {
      const at = (slot * SLOT_BYTES) / 4;
      const isAnswer = ((this.words[at + 1] ?? 0) & 0xffff) === NLMSG_ERROR;
      this.answers[slot * 2] = isAnswer ? (this.words[at + 2] ?? 0) : 0;
      this.answers[slot * 2 + 1] = this.words[at + 4] ?? 0;
    }
    return count;
  }
}
