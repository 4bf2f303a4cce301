import type { LabProcess } from '../../../lab/src/index.js';
import type { ScenarioCluster } from './cluster.js';
import type { ScenarioMember } from './machines.js';
import { eventually, expect } from './scenario.js';

const CONFIG = '/run/dlab-keepalived.conf';
const SILENT = ['net.ipv4.conf.all.arp_ignore=1', 'net.ipv4.conf.all.arp_announce=2'];

async function run(cluster: ScenarioCluster, machine: string, ...argv: string[]): Promise<string> {
  const answer = await cluster.lab.machine(machine).exec(argv);
  expect(answer.exitCode === 0, `${argv.join(' ')} on ${machine}: ${answer.stderr}`);
  return answer.stdout;
}

/** What an admin did before there was a cluster: addresses and rules by hand, and Debian's keepalived. */
export class FormerDirector {
  #keepalived: LabProcess | null = null;

  constructor(private readonly cluster: ScenarioCluster) {}

  /** The virtual IP on the loopback of real servers, silent. */
  async prepareServers(members: readonly ScenarioMember[], ...addresses: string[]): Promise<void> {
    for (const { name } of members) {
      for (const setting of SILENT) await run(this.cluster, name, 'sysctl', '-q', '-w', setting);
      for (const address of addresses) await run(this.cluster, name, 'ip', 'addr', 'add', `${address}/32`, 'dev', 'lo');
    }
  }

  async forgetServers(members: readonly ScenarioMember[], ...addresses: string[]): Promise<void> {
    for (const { name } of members) {
      const machine = this.cluster.lab.machine(name);
      for (const address of addresses) await machine.exec(['ip', 'addr', 'del', `${address}/32`, 'dev', 'lo']);
    }
  }

  async addAddress(address: string): Promise<void> {
    await run(this.cluster, this.cluster.director.name, 'ip', 'addr', 'add', `${address}/24`, 'dev', 'eth0');
  }

  /** `eth0 10.86.0.176/24`; empty when the director has it not. */
  async placeOf(address: string): Promise<string> {
    const { stdout } = await this.cluster.director.exec(['ip', '-o', 'addr', 'show', 'to', `${address}/32`]);
    const [, device = '', , text = ''] = stdout.trim().split(/\s+/);
    return `${device} ${text}`.trim();
  }

  /** Runs keepalived with this configuration until its service is in the table and its address on the device. */
  async startKeepalived(config: string, address: string): Promise<void> {
    const { director } = this.cluster;
    const stored = await director.exec(['sh', '-c', `cat > ${CONFIG}`], { stdin: config });
    expect(stored.exitCode === 0, `storing ${CONFIG}: ${stored.stderr}`);
    const log: string[] = [];
    const argv = ['keepalived', '--dont-fork', '--log-console', '--no-syslog', '--use-file', CONFIG];
    this.#keepalived = await director.spawn(argv, { onLine: (line) => log.push(line) });
    await eventually('keepalived to be master', 60_000, async () => {
      const [table, place] = [await this.cluster.ipvsadm('-Sn'), await this.placeOf(address)];
      if (table.includes(`${address}:`) && place !== '') return true;
      throw new Error(log.slice(-3).join(' | '));
    });
  }

  /** Ends it without its clean-up, which would take addresses and services along: stopped first, so that no part sees another end. */
  async endKeepalived(): Promise<void> {
    await this.#keepalived?.kill('SIGSTOP');
    await this.#keepalived?.kill('SIGKILL');
    await this.#keepalived?.exited;
    this.#keepalived = null;
  }
}
