import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { DomainError } from '#libs/errors';
import { FIXED_PATH, type CommandResult, type CommandRunner, type HostCommand } from './command-runner.js';

const DEFAULT_TIMEOUT_MS = 10_000;
const DEFAULT_OUTPUT_BYTES = 16 * 1024 * 1024;
const SHOWN_OF_STDERR = 800;

const lineOf = (command: HostCommand): string => [command.program, ...command.args].join(' ').slice(0, 300);

function killGroup(child: ChildProcessWithoutNullStreams): void {
  try {
    if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
  } catch {
    child.kill('SIGKILL');
  }
}

class Collector {
  private readonly chunks: Buffer[] = [];
  private bytes = 0;

  constructor(private readonly limit: number) {}

  /** False when the limit is passed. */
  take(chunk: Buffer): boolean {
    this.bytes += chunk.length;
    if (this.bytes <= this.limit) this.chunks.push(chunk);
    return this.bytes <= this.limit;
  }

  get text(): string {
    return Buffer.concat(this.chunks).toString('utf8');
  }
}

/** The real runner: `spawn` in a process group of its own, `LC_ALL=C`, a fixed PATH and nothing else of our environment. */
export class SpawnRunner implements CommandRunner {
  run(command: HostCommand): Promise<CommandResult> {
    const limit = command.maxOutputBytes ?? DEFAULT_OUTPUT_BYTES;
    const timeoutMs = command.timeoutMs ?? DEFAULT_TIMEOUT_MS;
    return new Promise((resolve, reject) => {
      const child = spawn(command.program, command.args, {
        env: { PATH: FIXED_PATH, LC_ALL: 'C' },
        detached: true,
        stdio: ['pipe', 'pipe', 'pipe'],
      });
      const [stdout, stderr] = [new Collector(limit), new Collector(limit)];
      let failure: DomainError | undefined;
      const abort = (error: DomainError): void => {
        failure ??= error;
        killGroup(child);
      };
      const timer = setTimeout(
        () => abort(new DomainError('command-timeout', `${lineOf(command)}: no end after ${timeoutMs} ms.`)),
        timeoutMs,
      );
      const tooMuch = new DomainError('command-failed', `${lineOf(command)}: more than ${limit} bytes of output.`);
      child.stdout.on('data', (chunk: Buffer) => stdout.take(chunk) || abort(tooMuch));
      child.stderr.on('data', (chunk: Buffer) => stderr.take(chunk) || abort(tooMuch));
      child.stdin.on('error', () => undefined);
      child.stdin.end(command.stdin ?? '');
      child.on('error', (cause) => {
        clearTimeout(timer);
        reject(
          new DomainError('command-failed', `${lineOf(command)}: ${cause.message}.`, {
            cause,
            hint: `Install the program ${command.program}.`,
          }),
        );
      });
      child.on('close', (code, signal) => {
        clearTimeout(timer);
        const result = { exitCode: code ?? -1, stdout: stdout.text, stderr: stderr.text };
        const expected = command.expectedExitCodes ?? [0];
        if (failure !== undefined) reject(failure);
        else if (expected.includes(result.exitCode)) resolve(result);
        else reject(failed(command, result, signal));
      });
    });
  }
}

function failed(command: HostCommand, result: CommandResult, signal: NodeJS.Signals | null): DomainError {
  const ending = signal === null ? `exit ${result.exitCode}` : `ended by ${signal}`;
  const words = (result.stderr.trim() || result.stdout.trim()).slice(0, SHOWN_OF_STDERR);
  return new DomainError('command-failed', `${lineOf(command)}: ${ending}: ${words}`);
}
