import { NLA_TYPE_MASK } from './constants.js';

/** Walks through attributes in a buffer of received messages. Offsets are in bytes and multiples of four. */
export class MessageReader {
  readonly bytes: Uint8Array;
  private readonly words: Uint32Array;

  constructor(size = 64 * 1024) {
    const memory = new ArrayBuffer(size);
    this.bytes = new Uint8Array(memory);
    this.words = new Uint32Array(memory);
  }

  u32(at: number): number {
    return this.words[at >>> 2] ?? 0;
  }

  u16(at: number): number {
    return (this.bytes[at] ?? 0) | ((this.bytes[at + 1] ?? 0) << 8);
  }

  /** A port: network byte order. */
  be16(at: number): number {
    return ((this.bytes[at] ?? 0) << 8) | (this.bytes[at + 1] ?? 0);
  }

  u8(at: number): number {
    return this.bytes[at] ?? 0;
  }

  /** Exact up to 2^53. */
  u64(at: number): number {
    return this.u32(at) + this.u32(at + 4) * 4_294_967_296;
  }

  /** Text up to its zero byte. */
  text(at: number, length: number): string {
    let text = '';
    for (let index = at; index < at + length && this.u8(index) !== 0; index += 1) {
      text += String.fromCharCode(this.u8(index));
    }
    return text;
  }

  /** The place after the attribute at `at`, not beyond `end`; a length that cannot be ends the walk. */
  next(at: number, end: number): number {
    const length = this.u32(at) & 0xffff;
    return length < 4 ? end : Math.min(at + ((length + 3) & ~3), end);
  }

  type(at: number): number {
    return (this.u32(at) >>> 16) & NLA_TYPE_MASK;
  }

  /** Where the payload of the attribute at `at` ends, not beyond `end`. */
  payloadEnd(at: number, end: number): number {
    return Math.min(at + (this.u32(at) & 0xffff), end);
  }

  /** The payload's place of the first attribute of that type between `at` and `end`; 0 when there is none. */
  find(type: number, at: number, end: number): number {
    for (let place = at; place + 4 <= end; place = this.next(place, end)) {
      if (this.type(place) === type) return place + 4;
    }
    return 0;
  }
}
