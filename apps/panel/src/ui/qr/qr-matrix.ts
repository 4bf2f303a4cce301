import { correctionOf } from './reed-solomon.js';

/** Versions at error correction L whose blocks are all of one length (ISO/IEC 18004 table 9): data bytes and correction bytes per block, blocks, alignment. */
const VERSIONS = [
  { data: 19, correction: 7, blocks: 1, alignment: [] },
  { data: 34, correction: 10, blocks: 1, alignment: [6, 18] },
  { data: 55, correction: 15, blocks: 1, alignment: [6, 22] },
  { data: 80, correction: 20, blocks: 1, alignment: [6, 26] },
  { data: 108, correction: 26, blocks: 1, alignment: [6, 30] },
  { data: 68, correction: 18, blocks: 2, alignment: [6, 34] },
  { data: 78, correction: 20, blocks: 2, alignment: [6, 22, 38] },
  { data: 97, correction: 24, blocks: 2, alignment: [6, 24, 42] },
  { data: 116, correction: 30, blocks: 2, alignment: [6, 26, 46] },
  null,
  { data: 81, correction: 20, blocks: 4, alignment: [6, 30, 54] },
  null,
  { data: 107, correction: 26, blocks: 4, alignment: [6, 34, 62] },
] as const;
type Version = NonNullable<(typeof VERSIONS)[number]>;
/** From this version on (counted from 0) the length takes two bytes instead of one. */
const LONG = 9;
/** Mode and length before the bytes, and the end behind them. */
const headerBytes = (index: number): number => (index < LONG ? 2 : 3);

const MASKS: readonly ((row: number, column: number) => boolean)[] = [
  (row, column) => (row + column) % 2 === 0,
  (row) => row % 2 === 0,
  (_row, column) => column % 3 === 0,
  (row, column) => (row + column) % 3 === 0,
  (row, column) => (Math.floor(row / 2) + Math.floor(column / 3)) % 2 === 0,
  (row, column) => ((row * column) % 2) + ((row * column) % 3) === 0,
  (row, column) => (((row * column) % 2) + ((row * column) % 3)) % 2 === 0,
  (row, column) => (((row + column) % 2) + ((row * column) % 3)) % 2 === 0,
];

/** Mode "bytes", length, the bytes, an end, and the padding that the standard gives. */
function dataBytes(bytes: Uint8Array, capacity: number, isLong: boolean): Uint8Array {
  const { length } = bytes;
  const nibbles = [4, ...(isLong ? [length >> 12, (length >> 8) & 15] : []), (length >> 4) & 15, length & 15];
  for (const byte of bytes) nibbles.push(byte >> 4, byte & 15);
  nibbles.push(0);
  const result = new Uint8Array(capacity);
  for (let index = 0; index < capacity; index += 1) {
    const [high, low] = [nibbles[2 * index], nibbles[2 * index + 1]];
    result[index] =
      high === undefined || low === undefined
        ? (index - nibbles.length / 2) % 2 === 0
          ? 0xec
          : 0x11
        : (high << 4) | low;
  }
  return result;
}

/** Data and correction, taken in turns from the blocks. */
function codewords(bytes: Uint8Array, { data, correction, blocks }: Version, isLong: boolean): number[] {
  const all = dataBytes(bytes, data * blocks, isLong);
  const parts = Array.from({ length: blocks }, (_, index) => all.subarray(index * data, (index + 1) * data));
  const corrections = parts.map((part) => correctionOf(part, correction));
  const inTurns = (from: readonly Uint8Array[], length: number): number[] =>
    Array.from(
      { length: length * from.length },
      (_, at) => from[at % from.length]?.[Math.floor(at / from.length)] ?? 0,
    );
  return [...inTurns(parts, data), ...inTurns(corrections, correction)];
}

/** A value with the remainder of its division by a generator behind it (BCH code). */
function withRemainder(value: number, generator: number, bits: number): number {
  let rest = value << bits;
  for (let bit = 31 - Math.clz32(rest); bit >= bits; bit -= 1) {
    if ((rest >> bit) & 1) rest ^= generator << (bit - bits);
  }
  return (value << bits) | rest;
}

class Matrix {
  readonly dark: boolean[][];
  /** Where patterns of the standard are, and no data. */
  readonly fixed: boolean[][];

  constructor(readonly size: number) {
    const grid = (): boolean[][] => Array.from({ length: size }, () => Array.from({ length: size }, () => false));
    this.dark = grid();
    this.fixed = grid();
  }

  set(row: number, column: number, isDark: boolean): void {
    const [dark, fixed] = [this.dark[row], this.fixed[row]];
    if (dark === undefined || fixed === undefined || column < 0 || column >= this.size) return;
    dark[column] = isDark;
    fixed[column] = true;
  }

  /** Nested squares around a centre; `light` are the distances that stay light. */
  squares(row: number, column: number, reach: number, light: readonly number[]): void {
    for (let down = -reach; down <= reach; down += 1) {
      for (let right = -reach; right <= reach; right += 1) {
        const distance = Math.max(Math.abs(down), Math.abs(right));
        this.set(row + down, column + right, !light.includes(distance));
      }
    }
  }

  patterns(version: number, alignment: readonly number[]): void {
    const { size } = this;
    for (let at = 0; at < size; at += 1) {
      this.set(6, at, at % 2 === 0);
      this.set(at, 6, at % 2 === 0);
    }
    for (const [row, column] of [[3, 3], [3, size - 4], [size - 4, 3]] as const) this.squares(row, column, 4, [2, 4]); // prettier-ignore
    const last = alignment.at(-1);
    for (const row of alignment) {
      for (const column of alignment) {
        const isCorner = (row === 6 && (column === 6 || column === last)) || (column === 6 && row === last);
        if (!isCorner) this.squares(row, column, 2, [1]);
      }
    }
    this.format(0);
    if (version < 7) return;
    const bits = withRemainder(version, 0x1f25, 12);
    for (let bit = 0; bit < 18; bit += 1) {
      const [far, near] = [size - 11 + (bit % 3), Math.floor(bit / 3)];
      this.set(far, near, ((bits >> bit) & 1) === 1);
      this.set(near, far, ((bits >> bit) & 1) === 1);
    }
  }

  /** Twice: error correction L, and which mask. */
  format(mask: number): void {
    const { size } = this;
    const bits = withRemainder(0b01000 | mask, 0x537, 10) ^ 0x5412;
    const isDark = (bit: number): boolean => ((bits >> bit) & 1) === 1;
    for (let bit = 0; bit < 15; bit += 1) {
      this.set(bit < 6 ? bit : bit < 8 ? bit + 1 : size - 15 + bit, 8, isDark(bit));
      this.set(8, bit < 8 ? size - 1 - bit : bit < 9 ? 7 : 14 - bit, isDark(bit));
    }
    this.set(size - 8, 8, true);
  }

  /** Fills what is free, in columns of two, up and down from the right. */
  fill(words: readonly number[], mask: number): void {
    const isMasked = MASKS[mask] ?? (() => false);
    let bit = 0;
    for (let right = this.size - 1, isUp = true; right > 0; right -= 2, isUp = !isUp) {
      if (right === 6) right -= 1;
      for (let step = 0; step < this.size; step += 1) {
        const row = isUp ? this.size - 1 - step : step;
        for (const column of [right, right - 1]) {
          const cells = this.dark[row];
          if (cells === undefined || this.fixed[row]?.[column] === true) continue;
          const value = ((words[bit >> 3] ?? 0) >> (7 - (bit & 7))) & 1;
          cells[column] = (value === 1) !== isMasked(row, column);
          bit += 1;
        }
      }
    }
  }

  /** How hard it is to read: long runs, squares of one colour, too much of one colour. */
  penalty(): number {
    const { dark, size } = this;
    let points = 0;
    let darks = 0;
    for (let row = 0; row < size; row += 1) {
      for (let column = 0; column < size; column += 1) {
        const cell = dark[row]?.[column];
        if (cell === true) darks += 1;
        const [right, below] = [dark[row]?.[column + 1], dark[row + 1]?.[column]];
        if (right === cell && below === cell && dark[row + 1]?.[column + 1] === cell) points += 3;
        const runs = (step: (far: number) => boolean | undefined): boolean =>
          [1, 2, 3, 4].every((far) => step(far) === cell);
        if (runs((far) => dark[row]?.[column + far])) points += 1;
        if (runs((far) => dark[row + far]?.[column])) points += 1;
      }
    }
    return points + 20 * Math.abs((100 * darks) / size ** 2 - 50);
  }
}

/** The dark and light cells of a QR code for this text, row by row; null when it is too long (425 bytes). */
export function qrMatrix(text: string): readonly (readonly boolean[])[] | null {
  const bytes = new TextEncoder().encode(text);
  const index = VERSIONS.findIndex(
    (version, at) => version !== null && version.data * version.blocks >= bytes.length + headerBytes(at),
  );
  const version = VERSIONS[index] ?? null;
  if (version === null) return null;
  const words = codewords(bytes, version, index >= LONG);
  const drawn = MASKS.map((_mask, mask) => {
    const matrix = new Matrix(21 + 4 * index);
    matrix.patterns(index + 1, version.alignment);
    matrix.format(mask);
    matrix.fill(words, mask);
    return { dark: matrix.dark, penalty: matrix.penalty() };
  });
  return drawn.reduce((best, one) => (one.penalty < best.penalty ? one : best)).dark;
}
