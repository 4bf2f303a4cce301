import type { ScenarioCluster } from '../support/cluster.js';
import { BARE } from '../support/machines.js';
import { expect, type Measure, type Scenario } from '../support/scenario.js';

const PARTS = ['network', 'tunnels', 'ipvs', 'netlink', 'ipvsadm'] as const;
const PART_LIMIT_MS = 180_000;

async function run(cluster: ScenarioCluster, measure: Measure): Promise<void> {
  const machine = cluster.lab.machine(BARE.name);
  for (const part of PARTS) {
    const started = performance.now();
    const argv = [process.execPath, cluster.hostContract, part, 'eth0'];
    const { exitCode, stdout, stderr } = await machine.exec(argv, { timeoutMs: PART_LIMIT_MS });
    const kept = stdout.split('\n').filter((line) => line.startsWith('ok ')).length;
    const broken = stdout.split('\n').filter((line) => /^(not ok|# )/.test(line) && !line.includes(' ms'));
    expect(exitCode === 0 && broken.length === 0 && kept > 0, `${part}: ${broken.join('; ')} ${stderr}`);
    measure(`${part}: ${kept} promises kept (${Math.round(performance.now() - started)} ms)`);
  }
}

export const hostContract: Scenario = {
  name: 'host-contract',
  about: 'the real ports of libs/host keep the contract that the fake host keeps, on a kernel with IPVS',
  run,
};
