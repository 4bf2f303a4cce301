import type { ScenarioCluster } from '../support/cluster.js';
import { BARE } from '../support/machines.js';
import { expect, together, type Measure, type Scenario } from '../support/scenario.js';

/** Parts that share nothing are tried beside each other. */
const LANES = [
  ['network', 'tunnels'],
  ['ipvs', 'netlink', 'ipvsadm'],
] as const;
type Part = (typeof LANES)[number][number];
const PART_LIMIT_MS = 240_000;

async function provePart(cluster: ScenarioCluster, part: Part, measure: Measure): Promise<void> {
  const started = performance.now();
  const argv = [process.execPath, cluster.hostContract, part, 'eth0'];
  const machine = cluster.lab.machine(BARE.name);
  const { exitCode, stdout, stderr } = await machine.exec(argv, { timeoutMs: PART_LIMIT_MS });
  const kept = stdout.split('\n').filter((line) => line.startsWith('ok ')).length;
  const broken = stdout.split('\n').filter((line) => /^(not ok|# )/.test(line) && !line.includes(' ms'));
  expect(exitCode === 0 && broken.length === 0 && kept > 0, `${part}: ${broken.join('; ')} ${stderr}`);
  measure(`${part}: ${kept} promises kept (${Math.round(performance.now() - started)} ms)`);
}

async function run(cluster: ScenarioCluster, measure: Measure): Promise<void> {
  const lanes = LANES.map(async (parts) => {
    for (const part of parts) await provePart(cluster, part, measure);
  });
  await together(lanes);
}

export const hostContract: Scenario = {
  name: 'host-contract',
  about: 'the real ports of libs/host keep the contract that the fake host keeps, on a kernel with IPVS',
  run,
};
