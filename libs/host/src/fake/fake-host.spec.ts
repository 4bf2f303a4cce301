import { describe, it } from 'vitest';
import { ipvsContract } from '../contract/ipvs-contract.js';
import { networkContract, tunnelContract } from '../contract/network-contract.js';
import { FakeHost } from './fake-host.js';
import { FakeIpvs } from './fake-ipvs.js';
import { FakeNetwork } from './fake-network.js';

describe(`${FakeIpvs.name} keeps the contract of IPVS`, () => {
  const { ipvs } = new FakeHost();
  it.each(ipvsContract)('$name', ({ run }) => run(ipvs));
});

describe(`${FakeNetwork.name} keeps the contract of the network`, () => {
  const { network } = new FakeHost();
  it.each([...networkContract, ...tunnelContract])('$name', ({ run }) => run({ network, device: 'eth0' }));
});
