import { execFile } from 'node:child_process';
import { DomainError } from '#libs/errors';
import { wrapCommand, type CommandLine, type ProcessUser } from './run-as.js';

interface RunToEndOptions {
  readonly stdin?: string;
  /** Makes a run fail whose exit status says nothing. */
  readonly forbiddenOutput?: RegExp;
}

const TIMEOUT_MS = 120_000;

/** Runs one set-up program under another identity to its end; throws with its own words when it fails. */
export async function runToEnd(
  command: CommandLine,
  runAs: { readonly user: ProcessUser | undefined; readonly prefix: readonly string[] | undefined },
  options: RunToEndOptions = {},
): Promise<void> {
  const line = wrapCommand(command, {
    ...(runAs.user === undefined ? {} : { user: runAs.user }),
    ...(runAs.prefix === undefined ? {} : { prefix: runAs.prefix }),
    deathSignal: 'KILL',
  });
  const env = { PATH: '/usr/sbin:/usr/bin:/sbin:/bin', LC_ALL: 'C' };
  return new Promise((resolve, reject) => {
    const child = execFile(line.program, line.args, { env, cwd: '/', timeout: TIMEOUT_MS }, (error, stdout, stderr) => {
      const output = `${stdout}\n${stderr}`;
      if (error === null && options.forbiddenOutput?.test(output) !== true) {
        resolve();
        return;
      }
      const words = output.trim().split('\n').slice(-8).join('\n');
      reject(new DomainError('command-failed', `${command.program} failed: ${words}`, { cause: error ?? undefined }));
    });
    // The program may end before it has read all of its input; its exit tells that better than EPIPE does.
    child.stdin?.on('error', () => undefined);
    child.stdin?.end(options.stdin ?? '');
  });
}
