/** Kinds of frames on the control channel between the host and the guest's runner. */
export const FrameType = {
  ready: 1,
  start: 2,
  started: 3,
  refused: 4,
  stdin: 5,
  stdinEnd: 6,
  signal: 7,
  stdout: 8,
  stderr: 9,
  exited: 10,
} as const;

export type FrameType = (typeof FrameType)[keyof typeof FrameType];

export interface Frame {
  readonly type: FrameType;
  /** Chosen by the host, one for each program; 0 for the channel itself. */
  readonly channel: number;
  readonly payload: Buffer;
}

const HEADER_BYTES = 9;
const MAX_PAYLOAD_BYTES = 1 << 18;
const KNOWN_TYPES = new Set<number>(Object.values(FrameType));

/** Bytes of one frame: payload length (u32), type (u8), channel (u32), payload; big-endian. */
export function encodeFrame(type: FrameType, channel: number, payload: Buffer | string = ''): Buffer {
  const body = typeof payload === 'string' ? Buffer.from(payload) : payload;
  if (body.length > MAX_PAYLOAD_BYTES) throw new RangeError(`A frame carries at most ${MAX_PAYLOAD_BYTES} bytes.`);
  const frame = Buffer.allocUnsafe(HEADER_BYTES + body.length);
  frame.writeUInt32BE(body.length, 0);
  frame.writeUInt8(type, 4);
  frame.writeUInt32BE(channel, 5);
  body.copy(frame, HEADER_BYTES);
  return frame;
}

/** Cuts a long text or buffer into payloads that fit into a frame each. */
export function* payloadsOf(bytes: Buffer): Generator<Buffer> {
  for (let offset = 0; offset < bytes.length; offset += MAX_PAYLOAD_BYTES) {
    yield bytes.subarray(offset, offset + MAX_PAYLOAD_BYTES);
  }
}

/** Puts frames together again from chunks of any size. */
export class FrameDecoder {
  private pending: Buffer = Buffer.alloc(0);

  push(chunk: Buffer): Frame[] {
    this.pending = this.pending.length === 0 ? chunk : Buffer.concat([this.pending, chunk]);
    const frames: Frame[] = [];
    let offset = 0;
    while (this.pending.length - offset >= HEADER_BYTES) {
      const length = this.pending.readUInt32BE(offset);
      const type = this.pending.readUInt8(offset + 4);
      if (length > MAX_PAYLOAD_BYTES || !isFrameType(type)) throw new Error('The control channel is out of step.');
      const end = offset + HEADER_BYTES + length;
      if (this.pending.length < end) break;
      const channel = this.pending.readUInt32BE(offset + 5);
      frames.push({ type, channel, payload: Buffer.from(this.pending.subarray(offset + HEADER_BYTES, end)) });
      offset = end;
    }
    this.pending = this.pending.subarray(offset);
    return frames;
  }
}

function isFrameType(value: number): value is FrameType {
  return KNOWN_TYPES.has(value);
}
