import { spawn, type ChildProcess } from 'node:child_process';
import { LabError } from './errors.js';
import type { OutputSink, ProgramStarter, RunningProgram } from './program.js';
import type { ProcessEnd } from './types.js';
import type { StartMessage } from './wire/messages.js';

/** A daemon that left its parent may hold the output open for ever: this long after the exit nobody waits for more. */
const OUTPUT_GRACE_MS = 500;

/** Starts programs on the kernel that this process runs on, each as the leader of a process group. */
export class LocalPrograms implements ProgramStarter {
  async start(request: StartMessage, onOutput: OutputSink): Promise<RunningProgram> {
    const [program, ...args] = request.argv;
    if (program === undefined) throw new LabError('lab-bad-option', 'A program to run must be named.');
    const child = spawn(program, args, { cwd: request.cwd, env: request.env, detached: true, stdio: 'pipe' });
    const pid = await spawned(child, program);
    child.stdin.on('error', () => undefined);
    child.stdout.on('data', (chunk: Buffer) => onOutput('stdout', chunk));
    child.stderr.on('data', (chunk: Buffer) => onOutput('stderr', chunk));
    let hasEnded = false;
    const exited = ended(child).then((end) => {
      hasEnded = true;
      return end;
    });
    return {
      pid,
      exited,
      writeStdin: (bytes) => void child.stdin.write(bytes),
      endStdin: () => void child.stdin.end(),
      signal: (signal) => {
        if (!hasEnded) signalGroup(pid, signal);
      },
    };
  }
}

function spawned(child: ChildProcess, program: string): Promise<number> {
  return new Promise((resolve, reject) => {
    child.once('error', (cause) =>
      reject(new LabError('lab-command-failed', `${program} could not be started: ${cause.message}.`, { cause })),
    );
    child.once('spawn', () => {
      if (child.pid !== undefined) resolve(child.pid);
    });
  });
}

function ended(child: ChildProcess): Promise<ProcessEnd> {
  return new Promise((resolve) => {
    child.once('exit', (code, signal) => {
      const end = { code, signal };
      const giveUp = setTimeout(() => {
        child.stdout?.destroy();
        child.stderr?.destroy();
        resolve(end);
      }, OUTPUT_GRACE_MS);
      child.once('close', () => {
        clearTimeout(giveUp);
        resolve(end);
      });
    });
  });
}

function signalGroup(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(-pid, signal);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
  }
}
