import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Lab, type LabMachine, type MachineSpec } from '../../../lab/src/index.js';
import { ManagerStack } from '../../../lab/src/demo/manager-stack.js';
import { RESPONDER, ScenarioAgent } from './agent.js';
import { Api } from './api.js';
import { CLIENT, DIRECTOR, labMachines, MANAGER, NODES, SPARE, type ScenarioMember } from './machines.js';
import { eventually, expect } from './scenario.js';

export interface ClusterPlace {
  readonly projectDir: string;
  /** Emptied at the start: every run begins with nothing but the cached kernel. */
  readonly stateDir: string;
  readonly say: (line: string) => void;
  /** Further machines on the segment, without agents. */
  readonly machines?: readonly MachineSpec[];
}

interface Session {
  readonly token: string;
}

/** A whole cluster in the lab: manager, director, three nodes, a client and a machine to spare; agents are real, so are the packets. */
export class ScenarioCluster {
  readonly #agents = new Map<string, ScenarioAgent>();
  readonly #nodeIds = new Map<string, string>();

  private constructor(
    readonly lab: Lab,
    readonly stack: ManagerStack,
    readonly api: Api,
    private readonly place: ClusterPlace,
  ) {}

  static async up(place: ClusterPlace): Promise<ScenarioCluster> {
    const labDir = join(place.stateDir, 'lab');
    const managerDir = join(place.stateDir, 'cluster');
    await rm(managerDir, { recursive: true, force: true });
    await rm(join(labDir, 'machines'), { recursive: true, force: true });
    await mkdir(managerDir, { recursive: true, mode: 0o755 });
    const lab = await Lab.up({
      stateDir: labDir,
      kernelDir: join(place.stateDir, '..', 'kernel'),
      name: 'dscn',
      machines: labMachines(place.machines),
      onStep: ({ title, state, elapsedMs }) => {
        if (state !== 'started') place.say(`  ${title}: ${state} after ${elapsedMs} ms`);
      },
    });
    const stack = await ManagerStack.create({
      projectDir: place.projectDir,
      dir: managerDir,
      prefix: lab.machine(MANAGER.name).argvInside([]),
      addresses: [MANAGER.ipv4, MANAGER.ipv6, MANAGER.quorumIp],
      onEvent: (message) => place.say(`  · ${message}`),
    });
    const cluster = new ScenarioCluster(lab, stack, new Api(stack.httpSocket), place);
    try {
      await cluster.#bringUp();
    } catch (error) {
      place.say(await stack.managerLog());
      await cluster.down();
      throw error;
    }
    return cluster;
  }

  /** What the admin chose in place of the one-time password. */
  get adminPassword(): string {
    return `${this.stack.adminPassword ?? ''}-replaced`;
  }

  get client(): LabMachine {
    return this.lab.machine(CLIENT.name);
  }

  get director(): LabMachine {
    return this.lab.machine(DIRECTOR.name);
  }

  agent(member: ScenarioMember): ScenarioAgent {
    const agent = this.#agents.get(member.name);
    if (agent === undefined) throw new TypeError(`${member.name} has no agent`);
    return agent;
  }

  nodeId(member: ScenarioMember): string {
    const nodeId = this.#nodeIds.get(member.name);
    if (nodeId === undefined) throw new TypeError(`${member.name} is not a member`);
    return nodeId;
  }

  get hostContract(): string {
    return join(this.place.projectDir, 'dist/test/contract/host-contract.js');
  }

  program(name: 'client' | 'responder' | 'message-centre' | 'prober'): string {
    return join(this.place.projectDir, `dist/test/scenarios/programs/${name}.js`);
  }

  async join(member: ScenarioMember, joinKey?: string): Promise<string> {
    const key = joinKey ?? (await this.agent(member).joinKey());
    const body = { joinKey: key, name: member.name, roles: member.roles, acceptWarnings: true };
    await this.api.finish(await this.api.call('POST', '/nodes', body), 240_000);
    const { items } = await this.api.get<{ items: { id: string; name: string }[] }>('/nodes?limit=500');
    const node = items.find(({ name }) => name === member.name);
    expect(node !== undefined, `${member.name} is not among the nodes after joining`);
    this.#nodeIds.set(member.name, node.id);
    return node.id;
  }

  /** Asks the director's kernel, with Debian's own program. */
  async ipvsadm(...args: string[]): Promise<string> {
    const answer = await this.director.exec(['ipvsadm', ...args]);
    expect(answer.exitCode === 0, `ipvsadm ${args.join(' ')}: ${answer.stderr}`);
    return answer.stdout;
  }

  async untilTable(what: string, limitMs: number, matches: (table: string) => boolean): Promise<number> {
    const { ms } = await eventually(what, limitMs, async () => matches(await this.ipvsadm('-Sn')), 150);
    return ms;
  }

  async down(): Promise<void> {
    await Promise.allSettled([...this.#agents.values()].map((agent) => agent.stop()));
    await this.stack.stop().catch(() => undefined);
    await this.lab.down();
  }

  async #bringUp(): Promise<void> {
    const members = [DIRECTOR, ...NODES, SPARE];
    for (const member of members) {
      const dir = join(this.place.stateDir, 'lab', 'machines', member.name);
      const agent = new ScenarioAgent(member, this.lab.machine(member.name), {
        projectDir: this.place.projectDir,
        dir,
      });
      this.#agents.set(member.name, agent);
      await agent.prepare();
    }
    const started = Promise.all([...this.#agents.values()].map((agent) => agent.start()));
    await this.stack.start();
    await started;
    await this.#logIn();
    await this.api.finish(
      await this.api.change('PUT', '/cluster', {
        name: 'scenarios',
        spec: { quorumIp: MANAGER.quorumIp, topology: 'one-nic' },
      }),
    );
    await Promise.all([DIRECTOR, ...NODES].map((member) => this.join(member)));
    await Promise.all(NODES.map((member) => this.#startResponder(member)));
  }

  async #startResponder(member: ScenarioMember): Promise<void> {
    const payload = { service: RESPONDER, action: 'start' };
    const body = { nodeId: this.nodeId(member), type: 'service.control', payload };
    await this.api.finish(await this.api.call('POST', '/commands', body));
  }

  /** As a person would: the one-time password is replaced first, then a token is made. */
  async #logIn(): Promise<void> {
    const currentPassword = this.stack.adminPassword ?? '';
    const credentials = { username: 'admin', password: currentPassword };
    const session = await this.api.call<Session & { scopes: readonly string[] }>('POST', '/sessions', credentials);
    expect(session.status === 201, `log in: ${session.status} ${JSON.stringify(session.body)}`);
    this.api.useToken(session.body.token);
    const newPassword = this.adminPassword;
    const changed = await this.api.call('POST', '/users/me/password', { currentPassword, newPassword });
    expect(changed.status === 200, `change the password: ${changed.status} ${JSON.stringify(changed.body)}`);
    const expiresAt = new Date(Date.now() + 86_400_000).toISOString();
    const body = { name: 'scenarios', spec: { scopes: session.body.scopes, expiresAt } };
    const token = await this.api.call<{ secret: string }>('POST', '/tokens', body);
    expect(token.status === 201, `make a token: ${token.status} ${JSON.stringify(token.body)}`);
    this.api.useToken(token.body.secret);
  }
}
