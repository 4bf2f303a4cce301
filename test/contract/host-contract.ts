/**
 * Holds this machine against the contract of the host's ports and prints TAP. usage: host-contract.js network|tunnels|ipvs DEVICE
 * or: host-contract.js announce DEVICE ADDRESS. Never on a machine that balances: `ipvs` takes all services away.
 */
import { createLinuxHost, ipvsContract, networkContract, runContract, tunnelContract } from '#libs/host';

const [what = '', device = 'eth0', address = ''] = process.argv.slice(2);
const { network, ipvs } = createLinuxHost();
const tell = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

async function run(): Promise<number> {
  switch (what) {
    case 'network':
      return runContract(networkContract, { network, device }, tell);
    case 'tunnels':
      return runContract(tunnelContract, { network, device }, tell);
    case 'ipvs':
      return runContract(ipvsContract, ipvs, tell);
    case 'announce':
      await network.announce({ device, address, prefixLength: 32 });
      return 0;
    default:
      throw new Error('usage: host-contract.js network|tunnels|ipvs DEVICE, or announce DEVICE ADDRESS');
  }
}

process.exit((await run()) === 0 ? 0 : 1);
