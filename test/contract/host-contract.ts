/**
 * Holds this machine against the contract of the host's ports and prints TAP. usage: host-contract.js PART DEVICE
 * with a PART of network, tunnels, ipvs (by the driver that the agent takes), netlink and ipvsadm; or: host-contract.js announce DEVICE
 * ADDRESS through a packet socket, or announce-socat. Never on a machine that balances: the parts of IPVS take all services away.
 */
import {
  createLinuxHost,
  ipvsContract,
  IpvsadmDriver,
  LinuxNetwork,
  networkContract,
  openNetlinkDriver,
  PacketSender,
  readBackBy,
  runContract,
  SocatSender,
  tunnelContract,
  type IpvsPort,
} from '#libs/host';

const [what = '', device = 'eth0', address = ''] = process.argv.slice(2);
const { commands, network, ipvs } = createLinuxHost();
const ipvsadm: IpvsPort = new IpvsadmDriver(commands);
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
    case 'netlink': {
      const netlink = await openNetlinkDriver(commands);
      if (netlink === null) throw new Error('The kernel has no IPVS.');
      return runContract(ipvsContract, readBackBy(ipvsadm, netlink), tell);
    }
    case 'ipvsadm':
      return runContract(ipvsContract, ipvsadm, tell);
    case 'announce':
    case 'announce-socat': {
      const sender = what === 'announce' ? new PacketSender() : new SocatSender(commands);
      await new LinuxNetwork(commands, sender).announce({ device, address, prefixLength: 32 });
      return 0;
    }
    default:
      throw new Error(
        'usage: host-contract.js network|tunnels|ipvs|netlink|ipvsadm DEVICE, or announce[-socat] DEVICE ADDRESS',
      );
  }
}

process.exit((await run()) === 0 ? 0 : 1);
