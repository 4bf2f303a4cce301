import { createWriteStream } from 'node:fs';
import { constants } from 'node:os';
import { LabError } from './errors.js';
import { LineSplitter } from './lines.js';
import { PROGRAM_FOLDERS } from './program-path.js';
import type { OutputSink, ProgramStarter, RunningProgram } from './program.js';
import type { ExecOptions, ExecResult, LabProcess, ProcessEnd, ProgramRunner, SpawnOptions } from './types.js';
import { payloadsOf } from './wire/frame.js';

/** What every program of the lab finds in its environment; nothing of the owner's leaks into a machine. */
const BASE_ENVIRONMENT = {
  PATH: PROGRAM_FOLDERS.join(':'),
  HOME: '/root',
  LANG: 'C.UTF-8',
  LC_ALL: 'C',
} as const;

const DEFAULT_TIMEOUT_MS = 30_000;
const DEFAULT_MAX_OUTPUT_BYTES = 16 << 20;

export type ArgvWrapper = (argv: readonly string[], cwd: string) => readonly string[];

/** Runs programs to their end, or leaves them running, over any starter; `wrap` puts each into a machine. */
export class Runner implements ProgramRunner {
  constructor(
    private readonly starter: ProgramStarter,
    private readonly wrap: ArgvWrapper = (argv) => argv,
  ) {}

  async exec(argv: readonly string[], options: ExecOptions = {}): Promise<ExecResult> {
    const output = new CollectedOutput(options.maxOutputBytes ?? DEFAULT_MAX_OUTPUT_BYTES);
    const program = await this.start(argv, options, (stream, chunk) => {
      if (!output.add(stream, chunk)) program.signal('SIGKILL');
    });
    for (const payload of payloadsOf(Buffer.from(options.stdin ?? ''))) program.writeStdin(payload);
    program.endStdin();
    const timeoutMs = options.timeoutMs ?? DEFAULT_TIMEOUT_MS;
    const late = new AbortController();
    const timer = setTimeout(() => {
      late.abort();
      program.signal('SIGKILL');
    }, timeoutMs);
    const end = await program.exited.finally(() => clearTimeout(timer));
    if (late.signal.aborted) {
      throw new LabError('lab-command-timeout', `${argv.join(' ')} was killed after ${timeoutMs} ms. ${output.tail()}`);
    }
    if (output.isTooLarge) throw new LabError('lab-output-too-large', `${argv.join(' ')} printed too much.`);
    return { exitCode: exitCodeOf(end), stdout: output.text('stdout'), stderr: output.text('stderr') };
  }

  async spawn(argv: readonly string[], options: SpawnOptions = {}): Promise<LabProcess> {
    const log = options.logFile === undefined ? undefined : createWriteStream(options.logFile, { flags: 'a' });
    const splitters = { stdout: new LineSplitter(), stderr: new LineSplitter() };
    const program = await this.start(argv, options, (stream, chunk) => {
      log?.write(chunk);
      if (options.onLine) for (const line of splitters[stream].push(chunk)) options.onLine(line, stream);
    });
    program.endStdin();
    const exited = program.exited.finally(() => log?.end());
    // Whoever never asks for the end must not be ended by it.
    exited.catch(() => undefined);
    return {
      pid: program.pid,
      exited,
      kill: (signal = 'SIGTERM') => {
        program.signal(signal);
        return Promise.resolve();
      },
    };
  }

  private start(
    argv: readonly string[],
    options: SpawnOptions | ExecOptions,
    sink: OutputSink,
  ): Promise<RunningProgram> {
    const cwd = options.cwd ?? '/';
    return this.starter.start({ argv: this.wrap(argv, cwd), env: { ...BASE_ENVIRONMENT, ...options.env }, cwd }, sink);
  }
}

/** Runs a program and throws a sentence with its error output unless it exits with 0. */
export async function mustRun(
  runner: ProgramRunner,
  argv: readonly string[],
  options: ExecOptions = {},
): Promise<string> {
  const result = await runner.exec(argv, options);
  if (result.exitCode === 0) return result.stdout;
  const reason = (result.stderr.trim() || result.stdout.trim()).slice(-2_000);
  throw new LabError('lab-command-failed', `${argv.join(' ')} failed with exit code ${result.exitCode}: ${reason}`);
}

class CollectedOutput {
  private readonly chunks = { stdout: [] as Buffer[], stderr: [] as Buffer[] };
  private size = 0;

  constructor(private readonly maxBytes: number) {}

  get isTooLarge(): boolean {
    return this.size > this.maxBytes;
  }

  add(stream: 'stdout' | 'stderr', chunk: Buffer): boolean {
    this.size += chunk.length;
    if (this.isTooLarge) return false;
    this.chunks[stream].push(chunk);
    return true;
  }

  text(stream: 'stdout' | 'stderr'): string {
    return Buffer.concat(this.chunks[stream]).toString('utf8');
  }

  tail(): string {
    return (this.text('stderr') + this.text('stdout')).trim().slice(-500);
  }
}

function exitCodeOf(end: ProcessEnd): number {
  if (end.code !== null) return end.code;
  const numbers: Readonly<Record<string, number>> = constants.signals;
  return 128 + (numbers[end.signal ?? ''] ?? 0);
}
