import type { StartMessage } from './wire/messages.js';
import type { ProcessEnd } from './types.js';

export type OutputStream = 'stdout' | 'stderr';
export type OutputSink = (stream: OutputStream, chunk: Buffer) => void;

/** A program that was started, on this kernel or through the control channel. */
export interface RunningProgram {
  readonly pid: number;
  /** Settles when the program has ended and its output has been delivered; rejects when the guest is gone. */
  readonly exited: Promise<ProcessEnd>;
  writeStdin(bytes: Buffer): void;
  endStdin(): void;
  /** Sends a signal to the program's process group; does nothing once it has ended. */
  signal(signal: NodeJS.Signals): void;
}

export interface ProgramStarter {
  start(request: StartMessage, onOutput: OutputSink): Promise<RunningProgram>;
}
