import { describe, expect, it } from 'vitest';
import { qrMatrix } from './qr-matrix.js';
import { correctionOf, multiply } from './reed-solomon.js';

/** The value of a polynomial, highest power first; zero at each root of what a correction was made with. */
const valueAt = (bytes: Uint8Array, x: number): number => bytes.reduce((sum, byte) => multiply(sum, x) ^ byte, 0);

describe(correctionOf.name, () => {
  it('makes a polynomial that is zero at 2⁰ … 2ⁿ⁻¹', () => {
    const data = Uint8Array.from({ length: 40 }, (_, at) => (at * 37 + 5) % 256);
    const all = Uint8Array.from([...data, ...correctionOf(data, 18)]);
    for (let exponent = 0, x = 1; exponent < 18; exponent += 1, x = multiply(x, 2)) expect(valueAt(all, x)).toBe(0);
  });
});

describe(qrMatrix.name, () => {
  const at = (cells: readonly (readonly boolean[])[], row: number, column: number): boolean | undefined =>
    cells[row]?.[column];

  it.each([
    [17, 21],
    [18, 25],
    [60, 33],
    [106, 37],
    [107, 41],
    [230, 53],
    [231, 61],
    [321, 61],
    [322, 69],
    [425, 69],
  ])('%d bytes make %d cells on a side, with three eyes and the dark cell', (length, size) => {
    const cells = qrMatrix('x'.repeat(length)) ?? [];
    expect(cells).toHaveLength(size);
    for (const row of cells) expect(row).toHaveLength(size);
    for (const [row, column] of [
      [0, 0],
      [0, size - 7],
      [size - 7, 0],
    ] as const) {
      // prettier-ignore
      expect([0, 1, 2, 3, 4, 5, 6].map((step) => at(cells, row + 3, column + step))).toEqual([
        ...[true, false, true, true, true, false, true],
      ]);
    }
    expect(at(cells, size - 8, 8)).toBe(true);
    expect([8, 9, 10].map((step) => at(cells, 6, step))).toEqual([true, false, true]);
  });

  it('says twice the same about its form', () => {
    const cells = qrMatrix('otpauth://totp/Directorate:ada?secret=JBSWY3DPEHPK3PXP&issuer=Directorate') ?? [];
    const size = cells.length;
    const one = [0, 1, 2, 3, 4, 5, 7, 8].map((row) => at(cells, row, 8));
    const other = [0, 1, 2, 3, 4, 5, 6, 7].map((step) => at(cells, 8, size - 1 - step));
    expect(one).toEqual(other);
  });

  it('has no code for what is too long', () => {
    expect(qrMatrix('x'.repeat(426))).toBeNull();
  });
});
