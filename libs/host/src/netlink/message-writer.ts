import { GENERIC_HEADER_BYTES, IPVS_VERSION } from './constants.js';

/** Room for one more message of the largest kind. */
const LARGEST_MESSAGE = 512;

/**
 * Writes generic netlink messages one after the other into one buffer that is used again and again. Attributes begin at multiples of
 * four bytes, so each head is one 32-bit store; the machine's byte order is little-endian wherever Node runs on Linux today.
 */
export class MessageWriter {
  readonly bytes: Uint8Array;
  readonly words: Uint32Array;
  private at = 0;
  private messageAt = 0;

  constructor(size = 64 * 1024) {
    const memory = new ArrayBuffer(size);
    this.bytes = new Uint8Array(memory);
    this.words = new Uint32Array(memory);
  }

  get length(): number {
    return this.at;
  }

  get isFull(): boolean {
    return this.at + LARGEST_MESSAGE > this.bytes.length;
  }

  reset(): void {
    this.at = 0;
  }

  /** Begins a message; `sequence` comes back in its answer. */
  begin(family: number, flags: number, sequence: number, command: number): void {
    const at = this.at >>> 2;
    this.messageAt = this.at;
    this.words[at + 1] = family | (flags << 16);
    this.words[at + 2] = sequence;
    this.words[at + 3] = 0;
    this.words[at + 4] = command | (IPVS_VERSION << 8);
    this.at += GENERIC_HEADER_BYTES;
  }

  end(): void {
    this.words[this.messageAt >>> 2] = this.at - this.messageAt;
  }

  /** Takes the message that was begun back. */
  abandon(): void {
    this.at = this.messageAt;
  }

  u8(type: number, value: number): void {
    this.put(5, type, value & 0xff);
  }

  u16(type: number, value: number): void {
    this.put(6, type, value & 0xffff);
  }

  /** A port: network byte order. */
  be16(type: number, value: number): void {
    this.put(6, type, ((value & 0xff) << 8) | ((value >>> 8) & 0xff));
  }

  u32(type: number, value: number): void {
    this.put(8, type, value);
  }

  /** Four bytes each, as they shall stand in memory. */
  memory(type: number, values: ArrayLike<number>): void {
    this.words[this.at >>> 2] = (4 + values.length * 4) | (type << 16);
    this.at += 4;
    this.copy(values, values.length);
  }

  /** Text with the zero byte that ends it. */
  text(type: number, value: string): void {
    const start = this.at;
    this.words[start >>> 2] = (4 + value.length + 1) | (type << 16);
    this.at += 4;
    this.words.fill(0, this.at >>> 2, (this.at >>> 2) + ((value.length + 4) >>> 2));
    for (let index = 0; index < value.length; index += 1) this.bytes[this.at + index] = value.charCodeAt(index);
    this.at = start + ((4 + value.length + 1 + 3) & ~3);
  }

  /** Begins a group of attributes; give what it returns to `endNest`. */
  nest(type: number): number {
    this.words[this.at >>> 2] = type << 16;
    this.at += 4;
    return this.at - 4;
  }

  endNest(start: number): void {
    this.words[start >>> 2] = (this.words[start >>> 2] ?? 0) | (this.at - start);
  }

  /** Room for so many words, for who writes them by `words`; gives the place of the first. */
  claim(count: number): number {
    const at = this.at >>> 2;
    this.at += count * 4;
    return at;
  }

  /** Whole attributes that were written before. */
  copy(words: ArrayLike<number>, count: number): void {
    const at = this.at >>> 2;
    for (let index = 0; index < count; index += 1) this.words[at + index] = words[index] ?? 0;
    this.at += count * 4;
  }

  /** What was written since `start`, to be copied later. */
  since(start: number): Uint32Array {
    return this.words.slice(start >>> 2, this.at >>> 2);
  }

  private put(length: number, type: number, value: number): void {
    const at = this.at >>> 2;
    this.words[at] = length | (type << 16);
    this.words[at + 1] = value;
    this.at += 8;
  }
}
