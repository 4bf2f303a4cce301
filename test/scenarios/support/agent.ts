import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { LabMachine, LabProcess } from '../../../lab/src/types.js';
import type { ScenarioMember } from './machines.js';
import { expect, ScenarioFailure } from './scenario.js';

const SETUP_LIMIT_MS = 90_000;
const READY_LIMIT_MS = 120_000;

export interface AgentPlace {
  readonly projectDir: string;
  /** Folder of this machine that its kernel can write. */
  readonly dir: string;
}

/** The port that every node's responder listens on, besides those that scenarios add. */
export const RESPONDER_PORT = 8080;
export const RESPONDER = 'responder';

/** The real agent program of one machine, started and killed as a scenario needs it. */
export class ScenarioAgent {
  #process: LabProcess | null = null;

  constructor(
    readonly member: ScenarioMember,
    readonly machine: LabMachine,
    private readonly place: AgentPlace,
  ) {}

  /** A line for each start of the responder: the command that asked for it, or nothing. */
  get startLog(): string {
    return join(this.place.dir, 'responder-starts.log');
  }

  /** The catalogue of the machine's admin: one responder that proves who answered. */
  async prepare(): Promise<void> {
    await mkdir(join(this.place.dir, 'agent'), { recursive: true, mode: 0o700 });
    await mkdir(join(this.place.dir, 'services'), { recursive: true });
    await mkdir(join(this.place.dir, 'hosted'), { recursive: true });
    const program = join(this.place.projectDir, 'dist/test/scenarios/programs/responder.js');
    // The shell writes before the slow part begins: also a start that is ended at once is on record.
    const record = 'echo "$DIRECTORATE_COMMAND_ID" >> "$1"; shift; exec "$@"';
    const responder = [process.execPath, program, this.member.name, String(RESPONDER_PORT)];
    const argv = ['/bin/sh', '-c', record, 'start', this.startLog, ...responder];
    await writeFile(join(this.place.dir, 'services', `${RESPONDER}.json`), JSON.stringify({ name: RESPONDER, argv }));
  }

  /** Resolves when the agent answers: a machine that has much to do may take its time. */
  async start(): Promise<void> {
    await new Promise<void>((resolve, reject) => {
      const late = setTimeout(() => reject(new ScenarioFailure(`${this.member.name} is not ready`)), READY_LIMIT_MS);
      let last = 'it said nothing';
      const ready = (line: string): void => {
        last = line;
        if (!line.includes('the agent is ready')) return;
        clearTimeout(late);
        resolve();
      };
      const options = { env: this.environment, logFile: join(this.place.dir, 'agent.log'), onLine: ready };
      const watch = async (): Promise<void> => {
        this.#process = await this.machine.spawn(this.argv('run'), options);
        await this.#process.exited;
        clearTimeout(late);
        reject(new ScenarioFailure(`${this.member.name} ended: ${last}`));
      };
      watch().catch(reject);
    });
  }

  /** As a power cut would end the agent alone: what it runs and what it told the kernel stays. */
  async kill(): Promise<void> {
    await this.#process?.kill('SIGKILL');
    await this.#process?.exited;
    this.#process = null;
  }

  async stop(): Promise<void> {
    await this.#process?.kill('SIGTERM');
    await this.#process?.exited;
    this.#process = null;
  }

  async joinKey(...options: string[]): Promise<string> {
    const answer = await this.machine.exec(this.argv('setup', '--json', ...options), {
      env: this.environment,
      timeoutMs: SETUP_LIMIT_MS,
    });
    expect(answer.exitCode === 0, `setup on ${this.member.name}: ${answer.stderr}`);
    return (JSON.parse(answer.stdout) as { key: string }).key;
  }

  argv(...verb: string[]): string[] {
    return [process.execPath, join(this.place.projectDir, 'dist/bundle/agent.mjs'), ...verb];
  }

  get environment(): Record<string, string> {
    return {
      DIRECTORATE_AGENT_DIR: join(this.place.dir, 'agent'),
      // The folder that guest and host share knows no sockets.
      ...(this.machine.isOnHost ? {} : { DIRECTORATE_AGENT_SOCKET: `/run/directorate-${this.member.name}.sock` }),
      DIRECTORATE_AGENT_ROLES: this.member.roles.join(','),
      DIRECTORATE_AGENT_ADDRESSES: `${this.member.ipv4},${this.member.ipv6}`,
      DIRECTORATE_AGENT_SERVICES_DIR: join(this.place.dir, 'services'),
      DIRECTORATE_AGENT_HOSTED_DATA: join(this.place.dir, 'hosted'),
    };
  }
}
