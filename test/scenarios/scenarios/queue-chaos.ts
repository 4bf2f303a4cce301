import { readFile } from 'node:fs/promises';
import { RESPONDER } from '../support/agent.js';
import type { OperationView } from '../support/api.js';
import type { ScenarioCluster } from '../support/cluster.js';
import { NODE_B, NODE_C, type ScenarioMember } from '../support/machines.js';
import { eventually, expect, expectEqual, sleep, type Measure, type Scenario } from '../support/scenario.js';

const COMMANDS_PER_NODE = 20;
const KILLS = 9;
const TARGETS = [NODE_B, NODE_C] as const;
const END_LIMIT_MS = 180_000;

interface CommandView {
  readonly id: string;
  readonly spec: { readonly type: string };
  readonly status: { readonly state: string; readonly outcome: string | null };
}

/** Repeats the request with the same key until it is answered, as a careful client does while the manager is being killed. */
async function accept(cluster: ScenarioCluster, nodeId: string, key: string): Promise<string> {
  const body = { nodeId, type: 'service.control', payload: { service: RESPONDER, action: 'restart' } };
  const { value } = await eventually('a command to be accepted', 60_000, async () => {
    const answer = await cluster.api.call<{ operation?: OperationView; id?: string }>('POST', '/commands', body, {
      'idempotency-key': key,
    });
    if (answer.status >= 500 || answer.status === 409) throw new Error(`${answer.status}`);
    expect(answer.status < 300, `a command was refused: ${answer.status} ${JSON.stringify(answer.body)}`);
    return (answer.body.operation ?? answer.body).id;
  });
  return value;
}

/** Kills at random points: Redis (comes back empty), the manager, an agent. */
async function disturb(cluster: ScenarioCluster, kills: number, measure: Measure): Promise<void> {
  const victims = {
    Redis: () => cluster.stack.redis.kill(),
    manager: () => cluster.stack.manager.kill(),
    agent: async () => {
      const victim = cluster.agent(TARGETS[Math.floor(Math.random() * TARGETS.length)] ?? NODE_C);
      await victim.kill();
      await sleep(Math.random() * 1500);
      await victim.start();
    },
  };
  const names = Object.keys(victims) as (keyof typeof victims)[];
  const done: string[] = [];
  for (let i = 0; i < kills; i += 1) {
    await sleep(500 + Math.random() * 2500);
    const name = names[i % names.length] ?? 'Redis';
    await victims[name]();
    done.push(name);
  }
  measure(`killed with SIGKILL at random points: ${done.join(', ')}`);
}

async function startsByCommand(cluster: ScenarioCluster, member: ScenarioMember): Promise<Map<string, number>> {
  const text = await readFile(cluster.agent(member).startLog, 'utf8');
  const counts = new Map<string, number>();
  for (const command of text.split('\n').filter((line) => line !== '')) {
    counts.set(command, (counts.get(command) ?? 0) + 1);
  }
  return counts;
}

const outcomeOf = ({ status }: CommandView): string => status.outcome ?? 'none';

async function run(cluster: ScenarioCluster, measure: Measure): Promise<void> {
  const disturbing = disturb(cluster, KILLS, measure);
  const accepted = new Map<string, ScenarioMember>();
  const started = performance.now();
  for (let i = 0; i < COMMANDS_PER_NODE; i += 1) {
    for (const member of TARGETS) {
      const operationId = await accept(cluster, cluster.nodeId(member), `chaos-${member.name}-${i}-${Date.now()}`);
      accepted.set(operationId, member);
      await sleep(250);
    }
  }
  await disturbing;
  measure(`${accepted.size} commands accepted in ${Math.round((performance.now() - started) / 1000)} s`);

  const tally: Record<string, number> = {};
  for (const member of TARGETS) {
    const nodeId = cluster.nodeId(member);
    const { value: commands } = await eventually(
      `all commands of ${member.name} to be answered`,
      END_LIMIT_MS,
      async () => {
        const { items } = await cluster.api.get<{ items: CommandView[] }>(`/commands?nodeId=${nodeId}&limit=500`);
        const open = items.filter((command) => outcomeOf(command) === 'none');
        if (open.length > 0) throw new Error(`${open.length} open`);
        return items.filter(({ spec }) => spec.type === 'service.control');
      },
    );
    expect(
      commands.length >= COMMANDS_PER_NODE,
      `${member.name}: ${commands.length} commands on record, ${COMMANDS_PER_NODE} were accepted`,
    );
    const starts = await startsByCommand(cluster, member);
    const twice = [...starts].filter(([, count]) => count > 1);
    expectEqual(twice, [], `commands of ${member.name} that took effect twice`);
    for (const command of commands) {
      const outcome = outcomeOf(command);
      tally[outcome] = (tally[outcome] ?? 0) + 1;
      if (outcome === 'succeeded')
        expectEqual(starts.get(command.id), 1, `starts by the succeeded command ${command.id} on ${member.name}`);
      expect(['succeeded', 'interrupted', 'failed'].includes(outcome), `command ${command.id} ended ${outcome}`);
    }
  }
  measure(
    `every accepted command is answered: ${JSON.stringify(tally)}; none took effect twice, each success exactly once`,
  );
  measure(`settled after ${Math.round((performance.now() - started) / 1000)} s`);
}

export const queueChaos: Scenario = {
  name: 'queue-chaos',
  about: 'Redis, manager and agents are killed at random while commands flow: none is lost, none takes effect twice',
  run,
};
