import type { IpvsService } from '#libs/domain';
import { parseTable } from '#libs/ipvs';
import type { ScenarioCluster } from './cluster.js';
import { ALL_MEMBERS } from './machines.js';
import { eventually } from './scenario.js';

/** The service on the address as the director's kernel has it, read by Debian's own program; undefined when it is not there. */
export async function kernelService(
  cluster: ScenarioCluster,
  address: string,
  port: number,
): Promise<IpvsService | undefined> {
  const table = parseTable(await cluster.ipvsadm('-Sn'));
  return table.find(({ key }) => key.kind === 'address' && key.address === address && key.port === port);
}

/** Machine's name → weight in the kernel; a server that is not in the table is not here. */
export async function kernelWeights(
  cluster: ScenarioCluster,
  address: string,
  port: number,
): Promise<Readonly<Record<string, number>>> {
  const service = await kernelService(cluster, address, port);
  return Object.fromEntries(
    (service?.realServers ?? []).map((server) => {
      const member = ALL_MEMBERS.find(({ ipv4, ipv6 }) => server.address === ipv4 || server.address === ipv6);
      return [member?.name ?? server.address, server.config.weight];
    }),
  );
}

/** Waits until the weights in the kernel are so; the time that it took in milliseconds. */
export async function untilWeights(
  cluster: ScenarioCluster,
  address: string,
  port: number,
  what: string,
  limitMs: number,
  matches: (weights: Readonly<Record<string, number>>) => boolean,
): Promise<number> {
  let seen: Readonly<Record<string, number>> = {};
  const { ms } = await eventually(
    what,
    limitMs,
    async () => {
      seen = await kernelWeights(cluster, address, port);
      if (!matches(seen)) throw new Error(`the kernel has ${JSON.stringify(seen)}`);
      return true;
    },
    150,
  );
  return ms;
}
