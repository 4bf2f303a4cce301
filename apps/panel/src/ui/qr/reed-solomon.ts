/** Powers of 2 in the field of 256 elements that QR codes use (ISO/IEC 18004: x⁸ + x⁴ + x³ + x² + 1). */
const POWERS = new Uint8Array(512);
const LOGARITHMS = new Uint8Array(256);
for (let exponent = 0, value = 1; exponent < 255; exponent += 1) {
  POWERS[exponent] = value;
  POWERS[exponent + 255] = value;
  LOGARITHMS[value] = exponent;
  value = value < 128 ? value << 1 : (value << 1) ^ 0x11d;
}

const at = (table: Uint8Array, index: number): number => table[index] ?? 0;

export function multiply(one: number, other: number): number {
  return one === 0 || other === 0 ? 0 : at(POWERS, at(LOGARITHMS, one) + at(LOGARITHMS, other));
}

/** The generator polynomial of this degree, highest power first, without its leading 1. */
function generatorOf(degree: number): Uint8Array {
  const result = new Uint8Array(degree);
  result[degree - 1] = 1;
  for (let exponent = 0; exponent < degree; exponent += 1) {
    const root = at(POWERS, exponent);
    for (let index = 0; index < degree; index += 1) {
      result[index] = multiply(at(result, index), root) ^ at(result, index + 1);
    }
  }
  return result;
}

/** The bytes of error correction that follow these. */
export function correctionOf(data: Uint8Array, degree: number): Uint8Array {
  const generator = generatorOf(degree);
  const remainder = new Uint8Array(degree);
  for (const byte of data) {
    const factor = byte ^ at(remainder, 0);
    remainder.copyWithin(0, 1);
    remainder[degree - 1] = 0;
    for (let index = 0; index < degree; index += 1) {
      remainder[index] = at(remainder, index) ^ multiply(at(generator, index), factor);
    }
  }
  return remainder;
}
