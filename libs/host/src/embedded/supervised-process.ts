import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { DomainError, messageOf } from '#libs/errors';
import { openLog, sizeOf, tailLog } from './process-log.js';
import { wrapCommand, type CommandLine, type RunAs } from './run-as.js';

/** Everything that is needed to start one long-lived program and to know that it works. */
export interface SupervisedProcessOptions extends RunAs {
  /** Shown in messages: "PostgreSQL", "the manager". */
  readonly name: string;
  readonly command: CommandLine;
  /** The whole environment besides PATH and LC_ALL. */
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
  /** Written to standard input, which is then closed. */
  readonly stdin?: string;
  /** Standard output and error are appended here. */
  readonly logFile: string;
  readonly stopSignal: NodeJS.Signals;
  readonly stopTimeoutMs: number;
  readonly startTimeoutMs: number;
  /** Runs before each start, also before a restart. */
  readonly prepare?: () => Promise<void>;
  readonly isReady: (pid: number) => Promise<boolean>;
  /** Told about deaths and restarts; for the log of whoever supervises. */
  readonly onEvent?: (message: string) => void;
}

const POLL_MS = 15;
const FIRST_BACKOFF_MS = 200;
const LAST_BACKOFF_MS = 5_000;
const CALM_MS = 10_000;
const FIXED_PATH = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';

/** Keeps one program running: started, watched, started again when it dies, stopped cleanly, never outliving us. */
export class SupervisedProcess {
  #child: ChildProcess | null = null;
  #isWanted = false;
  #isReady = false;
  #restarts = 0;
  #backoffMs = FIRST_BACKOFF_MS;
  #lastEnd = '';
  #comingBack: Promise<void> = Promise.resolve();
  #pause = new AbortController();

  constructor(private readonly options: SupervisedProcessOptions) {}

  /** The pid of the running program, or null while there is none. */
  get pid(): number | null {
    return this.#child?.pid ?? null;
  }

  /** How often the program was started again because it had died. */
  get restarts(): number {
    return this.#restarts;
  }

  get isReady(): boolean {
    return this.#isReady;
  }

  /** Starts the program and waits until it is ready; tells the end of its log when it is not in time. */
  async start(): Promise<void> {
    if (this.#isWanted) return;
    this.#isWanted = true;
    this.#pause = new AbortController();
    try {
      await this.#launch();
    } catch (error) {
      this.#isWanted = false;
      await this.#end('SIGKILL', 0);
      throw error;
    }
  }

  /** Stops the program with its own signal, and with SIGKILL when it does not end in time. */
  async stop(): Promise<void> {
    this.#isWanted = false;
    this.#pause.abort();
    await this.#end(this.options.stopSignal, this.options.stopTimeoutMs);
    await this.#comingBack;
  }

  /** Kills the program and all of its process group, for tests; with `stayDown` it is not started again until `start()`. */
  async kill(options: { readonly stayDown?: boolean } = {}): Promise<void> {
    if (options.stayDown === true) {
      this.#isWanted = false;
      this.#pause.abort();
    }
    await this.#end('SIGKILL', 0);
    if (options.stayDown === true) await this.#comingBack;
  }

  /** Resolves when the program is ready, also after a restart. */
  async whenReady(timeoutMs: number): Promise<void> {
    const deadline = Date.now() + timeoutMs;
    while (!this.#isReady) {
      if (Date.now() > deadline) {
        const tail = await tailLog(this.options.logFile, 0);
        throw new DomainError('command-timeout', `${this.options.name} is not ready after ${timeoutMs} ms. ${tail}`);
      }
      await sleep(POLL_MS);
    }
  }

  async #launch(): Promise<void> {
    await this.options.prepare?.();
    const { name, logFile, startTimeoutMs } = this.options;
    const logStart = await sizeOf(logFile);
    const startedAt = Date.now();
    const child = await this.#spawn();
    while (this.#child === child && child.pid !== undefined) {
      if (await this.options.isReady(child.pid)) {
        this.#isReady = this.#child === child;
        return;
      }
      if (Date.now() - startedAt > startTimeoutMs) {
        const tail = await tailLog(logFile, logStart);
        throw new DomainError('command-timeout', `${name} was not ready within ${startTimeoutMs} ms. ${tail}`, {
          hint: `Its log is ${logFile}.`,
        });
      }
      await sleep(POLL_MS);
    }
    const tail = await tailLog(logFile, logStart);
    throw new DomainError('command-failed', `${name} ended while it was starting (${this.#lastEnd}). ${tail}`, {
      hint: `Its log is ${logFile}.`,
    });
  }

  async #spawn(): Promise<ChildProcess> {
    const { command, cwd, stdin, logFile, env } = this.options;
    const line = wrapCommand(command, this.options);
    const log = await openLog(logFile);
    try {
      const child = spawn(line.program, line.args, {
        cwd: cwd ?? '/',
        env: { PATH: FIXED_PATH, LC_ALL: 'C', ...env },
        stdio: [stdin === undefined ? 'ignore' : 'pipe', log.fd, log.fd],
        detached: true,
      });
      this.#child = child;
      const startedAt = Date.now();
      child.once('exit', (code, signal) => this.#onExit(child, startedAt, signal ?? `status ${String(code)}`));
      child.once('error', (error) => this.#onExit(child, startedAt, messageOf(error)));
      // The program may end before it has read all of its input; its exit tells that better than EPIPE does.
      child.stdin?.on('error', () => undefined);
      child.stdin?.end(stdin);
      return child;
    } finally {
      await log.close();
    }
  }

  #onExit(child: ChildProcess, startedAt: number, how: string): void {
    if (this.#child !== child) return;
    const wasReady = this.#isReady;
    this.#child = null;
    this.#isReady = false;
    this.#lastEnd = how;
    if (!this.#isWanted || !wasReady) return;
    if (Date.now() - startedAt > CALM_MS) this.#backoffMs = FIRST_BACKOFF_MS;
    this.options.onEvent?.(`${this.options.name} ended (${how}); starting it again`);
    this.#comingBack = this.#comeBack();
  }

  async #comeBack(): Promise<void> {
    const signal = this.#pause.signal;
    while (await pauseUnless(signal, this.#backoffMs)) {
      this.#backoffMs = Math.min(this.#backoffMs * 2, LAST_BACKOFF_MS);
      try {
        await this.#launch();
        this.#restarts += 1;
        break;
      } catch (error) {
        await this.#end('SIGKILL', 0);
        this.options.onEvent?.(messageOf(error));
      }
    }
    // It may have been stopped while it came back.
    if (signal.aborted) await this.#end(this.options.stopSignal, this.options.stopTimeoutMs);
  }

  async #end(signal: NodeJS.Signals, patienceMs: number): Promise<void> {
    const child = this.#child;
    if (child?.pid === undefined) return;
    const gone = once(child, 'exit');
    if (child.exitCode !== null || child.signalCode !== null) return;
    if (signal === 'SIGKILL') killGroup(child.pid);
    else child.kill(signal);
    const inTime = await Promise.race([
      gone.then(() => true),
      sleep(signal === 'SIGKILL' ? LAST_BACKOFF_MS : patienceMs, false, { ref: false }),
    ]);
    if (!inTime) {
      killGroup(child.pid);
      await gone;
    }
  }
}

/** False when it was aborted before or during the pause. */
async function pauseUnless(signal: AbortSignal, ms: number): Promise<boolean> {
  return sleep(ms, true, { signal }).catch(() => false);
}

function killGroup(pid: number): void {
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // The whole group has ended already.
  }
}
