import { spawn } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { openLog } from '../embedded/process-log.js';

/** A process that outlives us, told from a later one with the same number by its start time. */
export interface BackgroundProcess {
  readonly pid: number;
  /** Clock ticks since boot, proc_pid_stat(5) field 22. */
  readonly startTime: string;
}

export interface BackgroundStart {
  /** Absolute path. */
  readonly program: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly cwd: string;
  /** Standard output and error are appended here. */
  readonly logFile: string;
  /** Goes into the environment as DIRECTORATE_SERVICE, so that the process is found without a record of it. */
  readonly marker: string;
}

const MARKER = 'DIRECTORATE_SERVICE';
const FIXED_PATH = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';

/** Starts programs in sessions of their own that go on when we end, and recognises them again. */
export class BackgroundProcesses {
  private readonly exits = new Map<number, string>();

  /** Starts a program; rejects when it cannot be executed. */
  async start(wanted: BackgroundStart): Promise<BackgroundProcess> {
    const log = await openLog(wanted.logFile);
    try {
      const child = spawn(wanted.program, wanted.args, {
        detached: true,
        cwd: wanted.cwd,
        env: { PATH: FIXED_PATH, LC_ALL: 'C', ...wanted.env, [MARKER]: wanted.marker },
        stdio: ['ignore', log.fd, log.fd],
      });
      const pid = await new Promise<number>((resolve, reject) => {
        child.once('error', reject);
        child.once('spawn', () => resolve(child.pid ?? 0));
      });
      this.exits.delete(pid);
      child.once('exit', (code, signal) => this.exits.set(pid, signal ?? `exit status ${code ?? 0}`));
      child.unref();
      return { pid, startTime: (await statOf(pid))?.startTime ?? 'ended' };
    } finally {
      await log.close();
    }
  }

  async isAlive(process: BackgroundProcess): Promise<boolean> {
    const stat = await statOf(process.pid);
    return stat !== null && stat.startTime === process.startTime && stat.state !== 'Z' && stat.state !== 'X';
  }

  /** How a process that we started in this life has ended, `SIGKILL` or `exit status 1`; null when it is not known. */
  exitOf(process: BackgroundProcess): string | null {
    return this.exits.get(process.pid) ?? null;
  }

  /** The session leader with this marker, whoever started it; null when there is none. */
  async find(marker: string): Promise<BackgroundProcess | null> {
    const wanted = `${MARKER}=${marker}`;
    for (const entry of await readdir('/proc')) {
      const pid = Number(entry);
      if (!Number.isInteger(pid)) continue;
      const stat = await statOf(pid);
      if (stat?.session !== pid || stat.state === 'Z') continue;
      const environment = await readFile(`/proc/${pid}/environ`, 'utf8').catch(() => '');
      if (environment.split('\0').includes(wanted)) return { pid, startTime: stat.startTime };
    }
    return null;
  }

  /** Sends a signal to the process and to all of its group; nothing when it has ended. */
  async signal(target: BackgroundProcess, signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
    if (!(await this.isAlive(target))) return;
    try {
      process.kill(-target.pid, signal);
    } catch {
      // It ended in this moment.
    }
  }
}

interface ProcessStat {
  readonly state: string;
  readonly session: number;
  readonly startTime: string;
}

/** Reads /proc/PID/stat (proc_pid_stat(5)); the program's name may hold blanks and parentheses. */
async function statOf(pid: number): Promise<ProcessStat | null> {
  const text = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => null);
  if (text === null) return null;
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
  return { state: fields[0] ?? 'X', session: Number(fields[3]), startTime: fields[19] ?? '' };
}
