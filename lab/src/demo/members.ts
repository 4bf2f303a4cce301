import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DomainError } from '#libs/errors';
import type { Lab } from '../lab.js';
import type { DemoApi } from './api.js';
import { KeptProcess } from './kept-process.js';
import { REAL_SERVERS, SERVICE_NAME, SERVICE_PORT, type Member } from './topology.js';

export interface MembersOptions {
  readonly lab: Lab;
  /** The lab's folder that machines in the guest can write, too. */
  readonly machinesDir: string;
  readonly projectDir: string;
  readonly onEvent: (message: string) => void;
}

const SETUP_TIMEOUT_MS = 90_000;
const JOIN_TIMEOUT_MS = 240_000;

/** The agents of the demonstration's machines: started, joined with real keys through the public API, stopped. */
export class Members {
  readonly #agents: KeptProcess[] = [];

  constructor(private readonly options: MembersOptions) {}

  /** Starts the agent of one machine and keeps it running. */
  async startAgent(member: Member): Promise<void> {
    const { lab, onEvent } = this.options;
    const dir = join(this.options.machinesDir, member.name);
    await mkdir(join(dir, 'agent'), { recursive: true, mode: 0o700 });
    await this.#writeCatalogue(member);
    const agent = new KeptProcess(lab.machine(member.name), this.#argv('run'), {
      env: this.#environment(member),
      logFile: join(dir, 'agent.log'),
      onEnd: (how) => onEvent(`the agent of ${member.name} ended (${how}); starting it again`),
    });
    this.#agents.push(agent);
    await agent.start();
  }

  /** Shows the machine's key to the manager, as a person would by copying it: tests it, then adds it. */
  async join(api: DemoApi, member: Member, note: (text: string) => void): Promise<string> {
    note('makes a join key');
    const joinKey = await this.#joinKey(member);
    const test = await api.run('POST', '/node-tests', {
      body: { joinKey, roles: member.roles },
      timeoutMs: JOIN_TIMEOUT_MS,
      note,
    });
    await api.run('POST', '/nodes', {
      body: { joinKey, name: member.name, roles: member.roles, acceptWarnings: true },
      timeoutMs: JOIN_TIMEOUT_MS,
      note,
    });
    return describeTest(test.result);
  }

  /** Stops all agents. What they run goes on, as it does when an agent is updated. */
  async stop(): Promise<void> {
    await Promise.all(this.#agents.map((agent) => agent.stop()));
  }

  async #joinKey(member: Member): Promise<string> {
    const machine = this.options.lab.machine(member.name);
    const answer = await machine.exec(this.#argv('setup', '--json'), {
      env: this.#environment(member),
      timeoutMs: SETUP_TIMEOUT_MS,
    });
    if (answer.exitCode !== 0) {
      throw new DomainError('command-failed', `${member.name} made no join key: ${answer.stderr.trim()}`);
    }
    return (JSON.parse(answer.stdout) as { readonly key: string }).key;
  }

  #argv(...verb: string[]): string[] {
    return [process.execPath, join(this.options.projectDir, 'dist/bundle/agent.mjs'), ...verb];
  }

  #environment(member: Member): Record<string, string> {
    const dir = join(this.options.machinesDir, member.name);
    return {
      DIRECTORATE_AGENT_DIR: join(dir, 'agent'),
      // The folder that guest and host share knows no sockets.
      ...(this.options.lab.machine(member.name).isOnHost
        ? {}
        : { DIRECTORATE_AGENT_SOCKET: `/run/directorate-${member.name}.sock` }),
      DIRECTORATE_AGENT_ROLES: member.roles.join(','),
      DIRECTORATE_AGENT_ADDRESSES: member.address,
      DIRECTORATE_AGENT_SERVICES_DIR: join(dir, 'services'),
    };
  }

  /** What the node's admin lets the cluster run: the responder, on nodes that serve. */
  async #writeCatalogue(member: Member): Promise<void> {
    const folder = join(this.options.machinesDir, member.name, 'services');
    await mkdir(folder, { recursive: true });
    if (!REAL_SERVERS.includes(member)) return;
    const responder = join(this.options.projectDir, 'dist/lab/src/demo/responder.js');
    const file = join(folder, `${SERVICE_NAME}.json`);
    const argv = [process.execPath, responder, member.name, SERVICE_PORT.toString()];
    await writeFile(file, `${JSON.stringify({ name: SERVICE_NAME, argv }, null, 2)}\n`);
    await chmod(file, 0o644);
  }
}

/** "14 checks passed, 2 warned". */
export function describeTest(result: unknown): string {
  const checks = (result as { readonly checks?: readonly { readonly result: string }[] } | null)?.checks ?? [];
  const count = (wanted: string): number => checks.filter((check) => check.result === wanted).length;
  const warned = count('warn') === 0 ? '' : `, ${count('warn')} warned`;
  return checks.length === 0 ? '' : `${count('pass')} checks passed${warned}`;
}
