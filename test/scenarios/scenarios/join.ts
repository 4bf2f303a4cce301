import { formatJoinKey, parseJoinKey } from '#libs/join-key';
import type { ApiAnswer, OperationView } from '../support/api.js';
import type { ScenarioCluster } from '../support/cluster.js';
import { MANAGER, NODE_C, SPARE } from '../support/machines.js';
import { eventually, expect, expectEqual, type Measure, type Scenario } from '../support/scenario.js';

interface CheckLine {
  readonly check: string;
  readonly result: string;
  readonly measured: string;
  readonly fix: string;
}
interface NodeView {
  readonly id: string;
  readonly name: string;
  readonly status: { readonly state: string; readonly reason: string; readonly fresh?: boolean };
}

const JOIN_LIMIT_MS = 240_000;
const body = (joinKey: string): Record<string, unknown> => ({ joinKey, roles: SPARE.roles });

/** The code of a refusal, whether the route or the operation refused. */
async function refusalOf(cluster: ScenarioCluster, answer: ApiAnswer): Promise<string> {
  if (answer.status >= 400) return String(answer.body['code']);
  const ended: OperationView = await cluster.api.settle(answer, JOIN_LIMIT_MS);
  if (ended.state === 'failed') return ended.error?.code ?? 'no code';
  const { checks, verdict } = (ended.result ?? {}) as { checks?: CheckLine[]; verdict?: string };
  const failed = checks?.find(({ result }) => result === 'fail');
  return verdict === 'fail' && failed !== undefined ? `verdict fail at ${failed.check}` : ended.state;
}

async function proveBadKeys(cluster: ScenarioCluster, goodKey: string, measure: Measure): Promise<void> {
  const good = parseJoinKey(goodKey, new Date());
  const other = parseJoinKey(await cluster.agent(NODE_C).joinKey(), new Date());
  const flipped = goodKey.at(-5) === 'A' ? 'B' : 'A';
  const bad: [string, string, readonly string[]][] = [
    ['a text that is no key', 'hello', ['join-key-malformed', 'invalid-input']],
    ['a truncated key', goodKey.slice(0, -40), ['join-key-truncated']],
    ['an altered key', `${goodKey.slice(0, -5)}${flipped}${goodKey.slice(-4)}`, ['join-key-tampered']],
    ['an expired key', formatJoinKey({ ...good, expiresAt: '2020-01-01T00:00:00.000Z' }), ['join-key-expired']],
    [
      'a key with another secret',
      formatJoinKey({ ...good, secret: 'A'.repeat(good.secret.length) }),
      ['join-key-tampered', 'join-key-foreign'],
    ],
    [
      'a key with another machine’s certificate',
      formatJoinKey({ ...good, fingerprint: other.fingerprint }),
      ['join-key-foreign'],
    ],
    [
      'the key of a machine that is not there',
      formatJoinKey({ ...good, addresses: ['10.86.0.250'] }),
      ['verdict fail at reach-node'],
    ],
  ];
  for (const [what, key, codes] of bad) {
    const code = await refusalOf(cluster, await cluster.api.call('POST', '/node-tests', body(key)));
    expect(codes.includes(code), `${what}: wanted ${codes.join(' or ')}, saw ${code}`);
    measure(`${what}: refused with ${code}`);
  }
  const { items } = await cluster.api.get<{ items: NodeView[] }>('/nodes?limit=500');
  expect(!items.some(({ name }) => name === SPARE.name), 'a refused key left a node behind');
}

async function proveTest(cluster: ScenarioCluster, key: string, measure: Measure): Promise<void> {
  const tested = await cluster.api.finish(await cluster.api.call('POST', '/node-tests', body(key)), JOIN_LIMIT_MS);
  const checks = (tested.result as { checks: CheckLine[] }).checks;
  for (const needed of [
    'reach-node',
    'reach-manager',
    'clock-skew',
    'kernel-modules',
    'method-direct-routing',
    'arp-sysctls',
    'disk',
    'agent-version',
    'hosted-data',
  ]) {
    const line = checks.find(({ check }) => check === needed);
    expect(
      line !== undefined && line.measured !== '',
      `the test has no measured line ${needed}: ${JSON.stringify(checks)}`,
    );
    expect(line.result === 'pass' || line.fix !== '', `${needed} is ${line.result} without a way to mend it`);
  }
  expect(
    !checks.some(({ result }) => result === 'fail'),
    `the test failed: ${JSON.stringify(checks.filter(({ result }) => result === 'fail'))}`,
  );
  const { items } = await cluster.api.get<{ items: NodeView[] }>('/nodes?limit=500');
  expect(!items.some(({ name }) => name === SPARE.name), 'testing a node has added it');
  measure(`test: ${checks.map(({ check, result }) => `${check} ${result}`).join(', ')}`);
}

async function nodeState(cluster: ScenarioCluster, nodeId: string): Promise<NodeView['status']> {
  return (await cluster.api.get<NodeView>(`/nodes/${nodeId}`)).status;
}

async function proveAdd(cluster: ScenarioCluster, key: string, measure: Measure): Promise<string> {
  const started = performance.now();
  const nodeId = await cluster.join(SPARE, key);
  await eventually('the new node to be up', 60_000, async () => (await nodeState(cluster, nodeId)).state === 'up');
  measure(`add: member and up after ${Math.round(performance.now() - started)} ms`);
  const again = await cluster.api.call('POST', '/nodes', { ...body(key), name: SPARE.name, acceptWarnings: true });
  const outcome = await refusalOf(cluster, again);
  expect(['succeeded', 'join-key-used', 'conflict', 'name-taken'].includes(outcome), `the same key again: ${outcome}`);
  const { items } = await cluster.api.get<{ items: NodeView[] }>('/nodes?limit=500');
  expectEqual(items.filter(({ name }) => name === SPARE.name).length, 1, 'nodes of this name after adding twice');
  measure(`the same key again: ${outcome}, still one node`);
  return nodeId;
}

/** The address that agents use goes away: they find the manager at its next one. */
async function proveMovedManager(cluster: ScenarioCluster, nodeId: string, measure: Measure): Promise<void> {
  const manager = cluster.lab.machine(MANAGER.name);
  await manager.exec(['ip', 'addr', 'del', `${MANAGER.quorumIp}/24`, 'dev', 'eth0']);
  try {
    await eventually(
      'the node to be seen as gone',
      60_000,
      async () => (await nodeState(cluster, nodeId)).state === 'unknown',
    ).catch(() => undefined);
    const { ms } = await eventually('the node to find the manager elsewhere', 90_000, async () => {
      const state = await nodeState(cluster, nodeId);
      return state.state === 'up';
    });
    measure(`manager's first address gone: the node is back through another one after ${ms} ms`);
  } finally {
    await manager.exec(['ip', 'addr', 'add', `${MANAGER.quorumIp}/24`, 'dev', 'eth0']);
  }
  const agent = cluster.agent(SPARE);
  const status = await agent.machine.exec(agent.argv('status'), { env: agent.environment });
  expect(
    status.exitCode === 0 && status.stdout.includes(nodeId),
    `status on the node: ${status.stdout}${status.stderr}`,
  );
  measure('the node tells its identity from its own disk');
}

async function run(cluster: ScenarioCluster, measure: Measure): Promise<void> {
  const key = await cluster.agent(SPARE).joinKey();
  await proveBadKeys(cluster, key, measure);
  await proveTest(cluster, key, measure);
  const nodeId = await proveAdd(cluster, key, measure);
  await proveMovedManager(cluster, nodeId, measure);

  await cluster.api.finish(await cluster.api.change('DELETE', `/nodes/${nodeId}?drainSeconds=5`), 120_000);
  expectEqual((await cluster.api.call('GET', `/nodes/${nodeId}`)).status, 404, 'the removed node');
  const used = await refusalOf(cluster, await cluster.api.call('POST', '/node-tests', body(key)));
  expect(
    ['join-key-used', 'join-key-foreign', 'join-key-expired'].includes(used),
    `the old key after removal: ${used}`,
  );
  measure(`removed cleanly; the old key is refused with ${used}`);

  const newId = await cluster.join(SPARE);
  await cluster.agent(SPARE).kill();
  await cluster.api.finish(await cluster.api.change('DELETE', `/nodes/${newId}?force=true`), 60_000);
  expectEqual((await cluster.api.call('GET', `/nodes/${newId}`)).status, 404, 'the node that was removed by force');
  await cluster.agent(SPARE).start();
  measure('joined again with a new key; removed by force while its agent was dead');
  const agent = cluster.agent(SPARE);
  const left = await agent.machine.exec(agent.argv('leave'), { env: agent.environment });
  expect(left.stdout.includes('has left the cluster'), `leave on the node: ${left.stdout}${left.stderr}`);
  const tested = await cluster.api.finish(
    await cluster.api.call('POST', '/node-tests', body(await agent.joinKey())),
    JOIN_LIMIT_MS,
  );
  expect(
    (tested.result as { verdict: string }).verdict !== 'fail',
    `its test after it left: ${JSON.stringify(tested)}`,
  );
  measure('the node that did not know leaves by its own command, and could join again');
}

export const join: Scenario = {
  name: 'join',
  about: 'a real agent joins by its key, bad keys are told apart, the manager moves, the node leaves',
  run,
};
