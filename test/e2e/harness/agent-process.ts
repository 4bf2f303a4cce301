import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { freePort } from './queue-tls.js';

const BUNDLE = fileURLToPath(new URL('../../../dist/bundle/agent.mjs', import.meta.url));
const run = promisify(execFile);

/** The real agent program as a process of its own, on loopback, with a state folder that outlives it. */
export class AgentProcess {
  private child: ChildProcess | undefined;
  private output = '';

  private constructor(
    readonly stateDir: string,
    readonly port: number,
  ) {}

  static async start(dir: string, name: string): Promise<AgentProcess> {
    await access(BUNDLE).catch(() => {
      throw new Error('Build the agent first: npm run build');
    });
    const agent = new AgentProcess(join(dir, name), await freePort());
    await agent.run();
    return agent;
  }

  /** What it has logged, for messages of failed specs. */
  get log(): string {
    return this.output;
  }

  async run(): Promise<void> {
    const child = spawn(process.execPath, [BUNDLE, 'run'], {
      env: this.environment(),
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    this.child = child;
    child.stderr.setEncoding('utf8').on('data', (text: string) => (this.output += text));
    await this.setup();
  }

  /** A new join key, as `directorate-agent setup` prints it. */
  async setup(): Promise<string> {
    const { stdout } = await run(process.execPath, [BUNDLE, 'setup', '--json'], { env: this.environment() });
    return (JSON.parse(stdout) as { key: string }).key;
  }

  /** Runs the command that a manager made, as it is; gives what it printed. A refusal rejects with `stderr`. */
  async ask(command: string): Promise<string> {
    const [, ...words] = command.split(' ');
    const { stdout } = await run(process.execPath, [BUNDLE, ...words], { env: this.environment() });
    return stdout;
  }

  async status(): Promise<unknown> {
    const { stdout } = await run(process.execPath, [BUNDLE, 'status', '--json'], { env: this.environment() });
    return JSON.parse(stdout);
  }

  async kill(signal: 'SIGTERM' | 'SIGKILL' = 'SIGTERM'): Promise<void> {
    const { child } = this;
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill(signal);
    await ended;
  }

  private environment(): Record<string, string> {
    return {
      PATH: '/usr/sbin:/usr/bin:/sbin:/bin',
      DIRECTORATE_AGENT_DIR: this.stateDir,
      DIRECTORATE_AGENT_PORT: String(this.port),
      DIRECTORATE_AGENT_PAGE_PORT: '0',
      DIRECTORATE_AGENT_ADDRESSES: '127.0.0.1',
      DIRECTORATE_AGENT_ROLES: 'app-server',
      DIRECTORATE_LOG_LEVEL: 'warn',
    };
  }
}
