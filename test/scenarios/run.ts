/**
 * The lab's scenarios. usage: run.js list | run NAME… | run all
 * Each prints its measurements; the exit status is 0 only when all passed.
 */
import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { adopt } from './scenarios/adopt.js';
import { checks } from './scenarios/checks.js';
import { drain } from './scenarios/drain.js';
import { drift } from './scenarios/drift.js';
import { forwarding } from './scenarios/forwarding.js';
import { hostContract } from './scenarios/host-contract.js';
import { join as joinScenario } from './scenarios/join.js';
import { managerDown } from './scenarios/manager-down.js';
import { nodeDown } from './scenarios/node-down.js';
import { options } from './scenarios/options.js';
import { panel } from './scenarios/panel.js';
import { pathProbe } from './scenarios/path-probe.js';
import { persistence } from './scenarios/persistence.js';
import { queueChaos } from './scenarios/queue-chaos.js';
import { rollback } from './scenarios/rollback.js';
import { schedulers } from './scenarios/schedulers.js';
import { slowStart } from './scenarios/slow-start.js';
import { sorry } from './scenarios/sorry.js';
import { udp } from './scenarios/udp.js';
import { ScenarioCluster } from './support/cluster.js';
import type { Scenario } from './support/scenario.js';

/** Not a machine of the cluster is touched by the one, and the other mostly waits for deadlines: they run beside each other. */
const TOGETHER: readonly Scenario[] = [hostContract, rollback];
/** In this order: what kills the manager and its queue comes last. */
const SCENARIOS: readonly Scenario[] = [
  ...TOGETHER,
  forwarding,
  schedulers,
  options,
  persistence,
  joinScenario,
  drift,
  nodeDown,
  udp,
  checks,
  pathProbe,
  sorry,
  slowStart,
  drain,
  adopt,
  panel,
  managerDown,
  queueChaos,
];
const projectDir = fileURLToPath(new URL('../../..', import.meta.url));
const started = performance.now();

function say(line: string): void {
  console.log(`${((performance.now() - started) / 1000).toFixed(1).padStart(7)} s  ${line}`);
}

function choose(names: readonly string[]): readonly Scenario[] {
  if (names.length === 1 && names[0] === 'all') return SCENARIOS;
  return names.map((name) => {
    const scenario = SCENARIOS.find((one) => one.name === name);
    if (scenario === undefined) throw new Error(`There is no scenario ${name}; \`list\` names them.`);
    return scenario;
  });
}

/** What a failed scenario leaves behind on the machines, to be read where nobody can look at them any more. */
async function traces(cluster: ScenarioCluster): Promise<string> {
  const asked = [cluster.ipvsadm('-Ln'), cluster.stack.managerLog()];
  const [table, log] = (await Promise.allSettled(asked)).map((answer) =>
    answer.status === 'fulfilled' ? answer.value.trimEnd() : String(answer.reason),
  );
  return `the director's table:\n${table}\nthe end of the manager's log:\n${log}`;
}

/** Why it failed; null when it passed. */
async function runOne(cluster: ScenarioCluster, scenario: Scenario): Promise<string | null> {
  const begun = performance.now();
  say(`▶ ${scenario.name}: ${scenario.about}`);
  try {
    await scenario.run(cluster, (text) => say(`    ${scenario.name}: ${text}`));
    say(`✓ ${scenario.name} (${((performance.now() - begun) / 1000).toFixed(1)} s)`);
    return null;
  } catch (error) {
    const failure = `✗ ${scenario.name}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`;
    say(failure);
    say(await traces(cluster));
    return failure;
  }
}

async function runAll(scenarios: readonly Scenario[]): Promise<boolean> {
  const stateDir = join(resolve(process.env['DIRECTORATE_STATE'] ?? join(projectDir, '.state')), 'scenarios');
  await mkdir(stateDir, { recursive: true });
  say('Bring the cluster up');
  const cluster = await ScenarioCluster.up({ projectDir, stateDir, say });
  say(`Cluster is up: ${cluster.lab.kernel}, kernel ${cluster.lab.kernelRelease}`);
  const outcomes: (string | null)[] = [];
  const stop = (): void => {
    void cluster.down().finally(() => process.exit(130));
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  try {
    const together = scenarios.filter((scenario) => TOGETHER.includes(scenario));
    const alone = scenarios.filter((scenario) => !TOGETHER.includes(scenario));
    outcomes.push(...(await Promise.all(together.map((scenario) => runOne(cluster, scenario)))));
    for (const scenario of alone) outcomes.push(await runOne(cluster, scenario));
  } finally {
    await cluster.down();
  }
  say('The cluster is down');
  // Once more at the end: whoever reads only that has to see it.
  const failures = outcomes.filter((outcome) => outcome !== null);
  for (const failure of failures) console.log(failure);
  console.log(`${scenarios.length - failures.length} passed, ${failures.length} failed`);
  return failures.length === 0;
}

const [verb, ...names] = process.argv.slice(2);
if (verb === 'list') {
  for (const { name, about } of SCENARIOS) console.log(`${name.padEnd(14)} ${about}`);
} else if (verb === 'run' && names.length > 0) {
  process.exitCode = (await runAll(choose(names))) ? 0 : 1;
} else {
  console.error('usage: npm run lab -- list | run NAME… | run all');
  process.exitCode = 2;
}
