import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  NOTHING_MANAGED,
  planMachineNetwork,
  renderNetworkStep,
  type MachineNetwork,
  type ManagedNetwork,
  type NetworkWish,
} from '#libs/net';
import { compareWithGolden, goldenFiles } from './golden-file.js';

const fresh: MachineNetwork = {
  links: [
    { name: 'lo', mac: null, mtu: 65_536, isUp: true },
    { name: 'eth0', mac: '02:00:00:00:00:01', mtu: 1500, isUp: true },
  ],
  addresses: [{ device: 'eth0', address: '10.0.0.2', prefixLength: 24 }],
  ...{ rules: [], routes: [], decapsulations: [], sysctls: {} },
};
const nothing: NetworkWish = { device: 'eth0', addresses: [], realServer: [], director: null };

interface Given {
  readonly observed?: Partial<MachineNetwork>;
  readonly managed?: Partial<ManagedNetwork>;
}

/** Each file: the wish, what is observed and managed (JSON, what is left out is a fresh machine's), and the steps with reasons. */
describe('golden plans of the network', () => {
  const files = goldenFiles(join(import.meta.dirname, 'net'));

  it('are there', () => {
    expect(files.length).toBeGreaterThan(3);
  });

  it.each(files.map((file) => [file.name, file] as const))('%s', (_, file) => {
    const [wish = '{}', state = '{}'] = file.inputs;
    const given = JSON.parse(state) as Given;
    const steps = planMachineNetwork(
      { ...nothing, ...(JSON.parse(wish) as Partial<NetworkWish>) },
      { ...fresh, ...given.observed },
      { ...NOTHING_MANAGED, ...given.managed },
    );
    compareWithGolden(
      file,
      steps.map((step) => `# ${step.reason}\n${renderNetworkStep(step).join(' ')}\n`).join(''),
    );
  });
});
