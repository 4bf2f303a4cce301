import { duplexPair, type Duplex } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { LabError } from '../errors.js';
import { encodeFrame, FrameDecoder, FrameType, type Frame } from '../wire/frame.js';
import { GuestChannel } from './guest-channel.js';

const REQUEST = { argv: ['true'], env: {}, cwd: '/' };

/** The guest's end, answered by hand. */
function connect(): { channel: GuestChannel; far: Duplex; received: Frame[] } {
  const [near, far] = duplexPair();
  const received: Frame[] = [];
  const decoder = new FrameDecoder();
  far.on('data', (chunk: Buffer) => received.push(...decoder.push(chunk)));
  return { channel: new GuestChannel(near), far, received };
}

describe(GuestChannel.name, () => {
  it('keeps programs that run at once apart', async () => {
    const { channel, far } = connect();
    const output: string[] = [];
    const starting = ['one', 'two'].map((name) =>
      channel.start(REQUEST, (stream, chunk) => output.push(`${name} ${stream} ${chunk.toString()}`)),
    );
    for (const id of [2, 1]) far.write(encodeFrame(FrameType.started, id, JSON.stringify({ pid: 100 + id })));
    far.write(encodeFrame(FrameType.stdout, 2, 'b'));
    far.write(encodeFrame(FrameType.stderr, 1, 'a'));
    const [one, two] = await Promise.all(starting);
    far.write(encodeFrame(FrameType.exited, 2, JSON.stringify({ code: 7, signal: null })));
    far.write(encodeFrame(FrameType.exited, 1, JSON.stringify({ code: null, signal: 'SIGKILL' })));
    expect([one?.pid, two?.pid]).toEqual([101, 102]);
    expect(await two?.exited).toEqual({ code: 7, signal: null });
    expect(await one?.exited).toEqual({ code: null, signal: 'SIGKILL' });
    expect(output).toEqual(['two stdout b', 'one stderr a']);
  });

  it('sends input and signals to the program they are for', async () => {
    const { channel, far, received } = connect();
    far.write(encodeFrame(FrameType.started, 1, JSON.stringify({ pid: 5 })));
    const starting = channel.start(REQUEST, () => undefined);
    const program = await starting;
    program.writeStdin(Buffer.from('text'));
    program.endStdin();
    program.signal('SIGHUP');
    await expect.poll(() => received.length).toBe(4);
    expect(received.map(({ type, channel: id }) => [type, id])).toEqual([
      [FrameType.start, 1],
      [FrameType.stdin, 1],
      [FrameType.stdinEnd, 1],
      [FrameType.signal, 1],
    ]);
    expect(received.at(-1)?.payload.toString()).toBe('SIGHUP');
  });

  it('tells why a program could not be started', async () => {
    const { channel, far } = connect();
    const starting = channel.start(REQUEST, () => undefined);
    far.write(encodeFrame(FrameType.refused, 1, 'true could not be started: ENOENT.'));
    await expect(starting).rejects.toThrow('ENOENT');
  });

  it('ends everything when the guest is gone, and refuses what comes later', async () => {
    const { channel, far } = connect();
    const starting = channel.start(REQUEST, () => undefined);
    far.write(encodeFrame(FrameType.started, 1, JSON.stringify({ pid: 5 })));
    const program = await starting;
    channel.fail(new LabError('lab-guest-gone', 'The guest has ended.'));
    await expect(program.exited).rejects.toMatchObject({ code: 'lab-guest-gone' });
    await expect(channel.ready).rejects.toMatchObject({ code: 'lab-guest-gone' });
    await expect(channel.start(REQUEST, () => undefined)).rejects.toMatchObject({ code: 'lab-guest-gone' });
  });
});
