import type { Duplex } from 'node:stream';
import { LabError } from '../errors.js';
import type { OutputSink, ProgramStarter, RunningProgram } from '../program.js';
import type { ProcessEnd } from '../types.js';
import { encodeFrame, FrameDecoder, FrameType, type Frame } from '../wire/frame.js';
import type { ExitedMessage, ReadyMessage, StartedMessage, StartMessage } from '../wire/messages.js';

interface Conversation {
  readonly onOutput: OutputSink;
  readonly onStarted: (message: StartedMessage) => void;
  readonly onEnd: (end: ProcessEnd) => void;
  readonly onFailure: (error: LabError) => void;
}

/** The host's end of the control channel: starts programs in the guest, many at a time. */
export class GuestChannel implements ProgramStarter {
  readonly ready: Promise<ReadyMessage>;
  private readonly conversations = new Map<number, Conversation>();
  private readonly decoder = new FrameDecoder();
  private lastChannel = 0;
  private failure: LabError | undefined;
  private resolveReady: (message: ReadyMessage) => void = () => undefined;
  private rejectReady: (error: LabError) => void = () => undefined;

  constructor(private readonly stream: Duplex) {
    this.ready = new Promise((resolve, reject) => {
      this.resolveReady = resolve;
      this.rejectReady = reject;
    });
    this.ready.catch(() => undefined);
    stream.on('data', (chunk: Buffer) => this.receive(chunk));
    stream.on('error', () => undefined);
    stream.on('close', () => this.fail(new LabError('lab-guest-gone', 'The guest has ended.')));
  }

  /** Ends every conversation with this error; later ones fail at once. */
  fail(error: LabError): void {
    this.failure ??= error;
    this.rejectReady(this.failure);
    for (const conversation of this.conversations.values()) conversation.onFailure(this.failure);
    this.conversations.clear();
  }

  start(request: StartMessage, onOutput: OutputSink): Promise<RunningProgram> {
    if (this.failure) return Promise.reject(this.failure);
    const channel = ++this.lastChannel;
    return new Promise((resolve, reject) => {
      const exited = new Promise<ProcessEnd>((onEnd, onFailure) => {
        this.conversations.set(channel, {
          onOutput,
          onEnd,
          onStarted: ({ pid }) => resolve(this.program(channel, pid, exited)),
          onFailure: (error) => {
            reject(error);
            onFailure(error);
          },
        });
      });
      exited.catch(() => undefined);
      this.send(FrameType.start, channel, JSON.stringify(request));
    });
  }

  private program(channel: number, pid: number, exited: Promise<ProcessEnd>): RunningProgram {
    return {
      pid,
      exited,
      writeStdin: (bytes) => this.send(FrameType.stdin, channel, bytes),
      endStdin: () => this.send(FrameType.stdinEnd, channel),
      signal: (signal) => this.send(FrameType.signal, channel, signal),
    };
  }

  private send(type: FrameType, channel: number, payload: Buffer | string = ''): void {
    if (!this.failure) this.stream.write(encodeFrame(type, channel, payload));
  }

  private receive(chunk: Buffer): void {
    try {
      for (const frame of this.decoder.push(chunk)) this.handle(frame);
    } catch (cause) {
      this.fail(new LabError('lab-guest-gone', 'What the guest says cannot be understood.', { cause }));
    }
  }

  private handle(frame: Frame): void {
    const text = () => frame.payload.toString('utf8');
    const conversation = this.conversations.get(frame.channel);
    switch (frame.type) {
      case FrameType.ready:
        this.resolveReady(JSON.parse(text()) as ReadyMessage);
        break;
      case FrameType.started:
        conversation?.onStarted(JSON.parse(text()) as StartedMessage);
        break;
      case FrameType.stdout:
        conversation?.onOutput('stdout', frame.payload);
        break;
      case FrameType.stderr:
        conversation?.onOutput('stderr', frame.payload);
        break;
      case FrameType.refused:
        this.conversations.delete(frame.channel);
        conversation?.onFailure(new LabError('lab-command-failed', text()));
        break;
      case FrameType.exited:
        this.conversations.delete(frame.channel);
        conversation?.onEnd(JSON.parse(text()) as ExitedMessage);
        break;
      default:
        break;
    }
  }
}
