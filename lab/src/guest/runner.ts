import { createReadStream, createWriteStream, openSync, readFileSync } from 'node:fs';
import { release } from 'node:os';
import type { Readable } from 'node:stream';
import { LocalPrograms } from '../local-programs.js';
import type { RunningProgram } from '../program.js';
import { encodeFrame, FrameDecoder, FrameType, payloadsOf, type Frame } from '../wire/frame.js';
import type { ReadyMessage, StartMessage } from '../wire/messages.js';

/** The program inside the guest: starts and signals programs as the host asks on the control channel. */
class GuestRunner {
  private readonly programs = new Map<number, RunningProgram>();
  private readonly starter = new LocalPrograms();

  constructor(private readonly send: (frame: Buffer) => void) {}

  announce(): void {
    const uptimeSeconds = Number(readFileSync('/proc/uptime', 'utf8').split(' ')[0]);
    const ready: ReadyMessage = { kernelRelease: release(), uptimeSeconds };
    this.send(encodeFrame(FrameType.ready, 0, JSON.stringify(ready)));
  }

  handle(frame: Frame): void {
    const program = this.programs.get(frame.channel);
    switch (frame.type) {
      case FrameType.start:
        void this.start(frame.channel, JSON.parse(frame.payload.toString('utf8')) as StartMessage);
        break;
      case FrameType.stdin:
        program?.writeStdin(frame.payload);
        break;
      case FrameType.stdinEnd:
        program?.endStdin();
        break;
      case FrameType.signal:
        program?.signal(frame.payload.toString('utf8') as NodeJS.Signals);
        break;
      default:
        break;
    }
  }

  private async start(channel: number, request: StartMessage): Promise<void> {
    try {
      const program = await this.starter.start(request, (stream, chunk) => {
        for (const payload of payloadsOf(chunk)) this.send(encodeFrame(FrameType[stream], channel, payload));
      });
      this.programs.set(channel, program);
      this.send(encodeFrame(FrameType.started, channel, JSON.stringify({ pid: program.pid })));
      const end = await program.exited;
      this.send(encodeFrame(FrameType.exited, channel, JSON.stringify(end)));
    } catch (error) {
      this.send(encodeFrame(FrameType.refused, channel, error instanceof Error ? error.message : String(error)));
    } finally {
      this.programs.delete(channel);
    }
  }
}

/** The kernel lets a port be opened once only, so reading and writing share one descriptor. */
function serve(portPath: string): void {
  const fd = openSync(portPath, 'r+');
  const output = createWriteStream('', { fd, autoClose: false });
  const input: Readable = createReadStream('', { fd, autoClose: false, highWaterMark: 1 << 18 });
  const decoder = new FrameDecoder();
  const runner = new GuestRunner((frame) => void output.write(frame));
  input.on('data', (chunk: Buffer) => {
    for (const frame of decoder.push(chunk)) runner.handle(frame);
  });
  input.on('end', () => process.exit(0));
  runner.announce();
}

const [portPath] = process.argv.slice(2);
if (portPath === undefined) throw new Error('usage: runner.js /dev/vportNpM');
serve(portPath);
