import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodeFrame, FrameDecoder, FrameType, payloadsOf } from './frame.js';

const anyFrame = fc.record({
  type: fc.constantFrom(...Object.values(FrameType)),
  channel: fc.integer({ min: 0, max: 0xffff_ffff }),
  payload: fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.from(bytes)),
});

function cut(bytes: Buffer, size: number): Buffer[] {
  const chunks: Buffer[] = [];
  for (let offset = 0; offset < bytes.length; offset += size) chunks.push(bytes.subarray(offset, offset + size));
  return chunks;
}

describe(FrameDecoder.name, () => {
  it('returns the frames that were encoded, however the bytes arrive', () => {
    fc.assert(
      fc.property(fc.array(anyFrame, { maxLength: 8 }), fc.integer({ min: 1, max: 64 }), (frames, size) => {
        const bytes = Buffer.concat(frames.map((frame) => encodeFrame(frame.type, frame.channel, frame.payload)));
        const decoder = new FrameDecoder();
        expect(cut(bytes, size).flatMap((chunk) => decoder.push(chunk))).toEqual(frames);
      }),
    );
  });

  it('keeps half a frame until the rest comes', () => {
    const decoder = new FrameDecoder();
    const bytes = encodeFrame(FrameType.stdout, 7, 'héllo');
    expect(decoder.push(bytes.subarray(0, 5))).toEqual([]);
    expect(decoder.push(bytes.subarray(5))).toEqual([
      { type: FrameType.stdout, channel: 7, payload: Buffer.from('héllo') },
    ]);
  });

  it('refuses an unknown type and an impossible length', () => {
    expect(() => new FrameDecoder().push(Buffer.from([0, 0, 0, 0, 99, 0, 0, 0, 1]))).toThrow('out of step');
    expect(() => new FrameDecoder().push(Buffer.from([255, 0, 0, 0, 1, 0, 0, 0, 1]))).toThrow('out of step');
  });
});

describe(encodeFrame.name, () => {
  it('refuses a payload beyond the limit', () => {
    expect(() => encodeFrame(FrameType.stdin, 1, Buffer.alloc((1 << 18) + 1))).toThrow(RangeError);
  });
});

describe(payloadsOf.name, () => {
  it('cuts at the limit and loses nothing', () => {
    const bytes = Buffer.alloc((1 << 18) * 2 + 3, 'a');
    const parts = [...payloadsOf(bytes)];
    expect(parts.map((part) => part.length)).toEqual([1 << 18, 1 << 18, 3]);
    expect(Buffer.concat(parts).equals(bytes)).toBe(true);
    expect([...payloadsOf(Buffer.alloc(0))]).toEqual([]);
  });
});
