import { describe, expect, it } from 'vitest';
import { HEADER_BYTES, NLMSG_DONE, NLMSG_ERROR, NLM_F_DUMP_INTR } from './constants.js';
import { GenlChannel, NO_ANSWER, NOT_SENT, type MessageSocket, type Request } from './genl-channel.js';

const FAMILY = 0x25;
const RESOLVE = 16;

/** A message as the kernel sends it; `body` follows the netlink head. */
function message(type: number, flags: number, sequence: number, body: Buffer): Buffer {
  const head = Buffer.alloc(HEADER_BYTES);
  head.writeUInt32LE(HEADER_BYTES + body.length, 0);
  head.writeUInt16LE(type, 4);
  head.writeUInt16LE(flags, 6);
  head.writeUInt32LE(sequence, 8);
  return Buffer.concat([head, body]);
}

const word = (value: number): Buffer => {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32LE(value);
  return bytes;
};

interface Received {
  readonly type: number;
  readonly sequence: number;
  readonly command: number;
}

/** Answers like the kernel; the script says what it answers each request. */
class ScriptedSocket implements MessageSocket {
  readonly sends: Received[][] = [];
  private readonly waiting: (Buffer | Error)[] = [];

  constructor(private readonly answer: (request: Received, send: number) => readonly (Buffer | Error)[]) {}

  send(bytes: Uint8Array, length: number): void {
    const buffer = Buffer.from(bytes.subarray(0, length));
    const received: Received[] = [];
    for (let at = 0; at < length; at += buffer.readUInt32LE(at)) {
      received.push({
        type: buffer.readUInt16LE(at + 4),
        sequence: buffer.readUInt32LE(at + 8),
        command: buffer.readUInt8(at + 16),
      });
    }
    this.sends.push(received);
    for (const request of received) {
      if (request.type === RESOLVE) {
        const family = Buffer.from([4, 0, 0, 0, 6, 0, 1, 0, FAMILY, 0, 0, 0]);
        this.waiting.push(message(RESOLVE, 0, request.sequence, family), acknowledge(request, 0));
      } else this.waiting.push(...this.answer(request, this.sends.length - 1));
    }
  }

  readonly answers = new Int32Array(256);

  receiveAnswers(): number {
    let count = 0;
    for (let next = this.waiting[0]; next !== undefined && count < 128; next = this.waiting[0]) {
      if (next instanceof Error && count > 0) break;
      this.waiting.shift();
      if (next instanceof Error) throw next;
      this.answers.set([next.readUInt32LE(8), next.readInt32LE(HEADER_BYTES)], count * 2);
      count += 1;
    }
    return count;
  }

  receive(bytes: Uint8Array): number {
    const next = this.waiting.shift();
    if (next instanceof Error) throw next;
    if (next !== undefined) bytes.set(next);
    return next?.length ?? 0;
  }
}

const acknowledge = ({ sequence }: Received, errno: number): Buffer =>
  message(NLMSG_ERROR, 0, sequence, Buffer.concat([word(-errno), Buffer.alloc(16)]));
const part = ({ sequence }: Received, value: number, flags = 0): Buffer =>
  message(FAMILY, flags, sequence, Buffer.concat([word(0), Buffer.from([8, 0, 1, 0]), word(value)]));
const done = ({ sequence }: Received): Buffer => message(NLMSG_DONE, 0, sequence, word(0));
const dropped = (): Error => Object.assign(new Error('recv ENOBUFS'), { code: 'ENOBUFS' });

async function open(answer: ConstructorParameters<typeof ScriptedSocket>[0]): Promise<[GenlChannel, ScriptedSocket]> {
  const socket = new ScriptedSocket(answer);
  const channel = await GenlChannel.open(socket, 'IPVS');
  return [channel!, socket];
}

const request = (command: number): Request => ({ command, write: (writer) => writer.u32(1, command) });

describe(GenlChannel.name, () => {
  describe('open', () => {
    it('has no channel to a family that the kernel lacks', async () => {
      const socket: MessageSocket = {
        send: () => undefined,
        receiveAnswers: () => 0,
        answers: new Int32Array(),
        receive: (bytes) => {
          const answer = message(NLMSG_ERROR, 0, 1, word(-2));
          bytes.set(answer);
          return answer.length;
        },
      };
      expect(await GenlChannel.open(socket, 'IPVS')).toBeNull();
    });
  });

  describe('run', () => {
    it('sends many messages at once and gives each its own answer', async () => {
      const [channel, socket] = await open((one) => [acknowledge(one, one.command === 7 ? 17 : 0)]);
      const commands = Array.from({ length: 300 }, (_, at) => (at === 150 ? 7 : 1));
      const results = await channel.run(commands.map(request));
      expect([...results].map((errno, at) => (errno === 0 ? null : [at, errno])).filter(Boolean)).toEqual([[150, 17]]);
      expect(socket.sends.slice(1).map((sent) => sent.length)).toEqual([128, 128, 44]);
      expect(socket.sends[1]?.every(({ type }) => type === FAMILY)).toBe(true);
    });

    it('matches answers by their number, whatever their order, and leaves strange ones out', async () => {
      const held: Buffer[] = [];
      const [channel] = await open((one) => {
        held.unshift(acknowledge(one, one.command));
        return held.length < 3 ? [] : [acknowledge({ ...one, sequence: 9999 }, 1), ...held];
      });
      expect([...(await channel.run([11, 12, 13].map(request)))]).toEqual([11, 12, 13]);
    });

    it('says which answers the kernel dropped', async () => {
      const [channel] = await open((one) => (one.command === 2 ? [dropped()] : [acknowledge(one, 0)]));
      expect([...(await channel.run([1, 2, 3].map(request)))]).toEqual([0, NO_ANSWER, NO_ANSWER]);
    });

    it('says which messages the kernel never answered', async () => {
      const [channel] = await open((one) => (one.command === 2 ? [] : [acknowledge(one, 0)]));
      expect([...(await channel.run([1, 2, 3].map(request)))]).toEqual([0, NO_ANSWER, 0]);
      expect(await channel.ask(request(2), () => undefined)).toBe(NO_ANSWER);
    });

    it('leaves out a message that cannot be written, and sends the others', async () => {
      const [channel, socket] = await open((one) => [acknowledge(one, 0)]);
      const broken: Request = {
        command: 5,
        write: (writer) => {
          writer.u32(1, 1);
          throw new Error('no address');
        },
      };
      expect([...(await channel.run([request(1), broken, request(3)]))]).toEqual([0, NOT_SENT, 0]);
      expect(socket.sends[1]?.map(({ command }) => command)).toEqual([1, 3]);
    });
  });

  describe('dump', () => {
    const collect = (channel: GenlChannel): Promise<number[]> => {
      let values: number[] = [];
      const begin = (): void => {
        values = [];
      };
      return channel
        .dump(4, (reader, at, end) => values.push(reader.u32(reader.find(1, at, end))), { begin })
        .then(() => values);
    };

    it('reads all parts', async () => {
      const [channel] = await open((one) => [Buffer.concat([part(one, 1), part(one, 2)]), part(one, 3), done(one)]);
      expect(await collect(channel)).toEqual([1, 2, 3]);
    });

    it('asks again when the list changed meanwhile, or parts were dropped', async () => {
      const [channel, socket] = await open((one, send) => {
        if (send === 1) return [part(one, 1, NLM_F_DUMP_INTR), done(one)];
        if (send === 2) return [part(one, 1), dropped()];
        return [part(one, 5), done(one)];
      });
      expect(await collect(channel)).toEqual([5]);
      expect(socket.sends).toHaveLength(4);
    });

    it('gives up on a list that never holds still', async () => {
      const [channel] = await open((one) => [part(one, 1, NLM_F_DUMP_INTR), done(one)]);
      await expect(collect(channel)).rejects.toThrow('changed while it was read');
    });

    it('tells the error of a refused one', async () => {
      const [channel] = await open((one) => [acknowledge(one, 3)]);
      expect(await channel.dump(8, () => undefined)).toBe(3);
    });
  });
});
