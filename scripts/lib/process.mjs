import { spawn } from 'node:child_process';
import { createWriteStream, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';

const running = new Set();
const KEPT_OUTPUT = 200_000;

/**
 * Runs a program in a process group of its own and keeps the end of its output; never throws for its exit status.
 * `show` receives each chunk of output as it comes.
 */
export function run(program, args, options = {}) {
  return new Promise((resolve) => {
    const startedAt = Date.now();
    const child = spawn(program, args, {
      cwd: options.cwd,
      env: { ...process.env, ...options.env },
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true,
    });
    running.add(child);
    let log = null;
    if (options.logFile !== undefined) {
      mkdirSync(dirname(options.logFile), { recursive: true });
      log = createWriteStream(options.logFile);
    }
    let output = '';
    let isLate = false;
    const take = (chunk) => {
      output = (output + chunk).slice(-KEPT_OUTPUT);
      log?.write(chunk);
      options.show?.(String(chunk));
    };
    child.stdout.on('data', take);
    child.stderr.on('data', take);
    const timer =
      options.timeoutMs === undefined
        ? undefined
        : setTimeout(() => {
            isLate = true;
            endGroup(child, 'SIGTERM');
            setTimeout(() => endGroup(child, 'SIGKILL'), 10_000).unref();
          }, options.timeoutMs);
    const finish = (status) => {
      clearTimeout(timer);
      running.delete(child);
      log?.end();
      if (isLate) output += `\nIt was stopped after ${Math.round(options.timeoutMs / 1000)} s.`;
      resolve({ status: isLate ? 124 : status, output, seconds: (Date.now() - startedAt) / 1000 });
    };
    child.once('error', (error) => {
      take(`${program}: ${error.message}\n`);
      finish(127);
    });
    child.once('close', (code) => finish(code ?? 1));
  });
}

/** Ends what `run` has started and is still there. */
export function endAll(signal = 'SIGTERM') {
  for (const child of running) endGroup(child, signal);
}

function endGroup(child, signal) {
  try {
    process.kill(-child.pid, signal);
  } catch {
    // It has ended by itself.
  }
}

/** The last lines of an output, for a message. */
export function tail(output, lines = 15) {
  return output.trimEnd().split('\n').slice(-lines).join('\n');
}
