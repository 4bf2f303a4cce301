import type { NetworkPort } from '#libs/host';
import { fail, isRealServer, pass, warn, type JoinCheck, type Verdict } from './check.js';

/** Virtual IPs that are probed at most; each takes up to two seconds (RFC 5227). */
const MAX_PROBES = 64;
const PROBES_AT_ONCE = 16;

export function arpSysctlsCheck(network: NetworkPort, device: () => string): JoinCheck {
  return {
    check: 'arp-sysctls',
    title: 'ARP settings can be set',
    async run(request): Promise<Verdict> {
      if (!isRealServer(request)) return pass('the roles need no ARP settings');
      const names = ['all', device()].flatMap((link) =>
        ['arp_ignore', 'arp_announce'].map((setting) => `net.ipv4.conf.${link}.${setting}`),
      );
      const readings = await Promise.all(
        names.map(async (name) => ({
          name,
          value: await network.readSetting(name),
          canWrite: await network.canWriteSetting(name),
        })),
      );
      const told = readings
        .map(({ name, value, canWrite }) => `${name}=${value ?? 'missing'}${canWrite ? '' : ' (read-only)'}`)
        .join(', ');
      return readings.every(({ canWrite }) => canWrite)
        ? pass(told)
        : fail(told, 'Run the agent as root, in a container only with its own writable /proc/sys/net.');
    },
  };
}

export function virtualIpConflictCheck(network: NetworkPort): JoinCheck {
  return {
    check: 'virtual-ip-conflict',
    title: 'No virtual IP is in use elsewhere',
    async run({ virtualIps, directors }): Promise<Verdict> {
      const { addresses } = await network.observe([]);
      const own = addresses.filter(({ device, address }) => device !== 'lo' && virtualIps.includes(address));
      const conflicts = own.map(({ address, device }) => `${address} is on this node's ${device}`);
      const allowed = new Set(directors.flatMap(({ macs }) => macs.map((mac) => mac.toLowerCase())));
      const probed = virtualIps.slice(0, MAX_PROBES);
      for (let at = 0; at < probed.length; at += PROBES_AT_ONCE) {
        const found = await Promise.all(probed.slice(at, at + PROBES_AT_ONCE).map((vip) => strangerOf(vip, allowed)));
        conflicts.push(...found.flatMap((told) => told ?? []));
      }
      if (conflicts.length > 0) {
        return fail(
          conflicts.join('; '),
          'Remove the address from the machine that has it, or choose another virtual IP.',
        );
      }
      if (virtualIps.length === 0) return pass('the cluster has no virtual IP yet');
      const told = `${probed.length} of ${virtualIps.length} virtual IPs probed, none in use by strangers`;
      return probed.length < virtualIps.length ? warn(told, 'Probe the others by hand (arping -D).') : pass(told);
    },
  };

  async function strangerOf(virtualIp: string, allowed: ReadonlySet<string>): Promise<string | null> {
    const route = await network.routeTo(virtualIp);
    if (route === null || route.via !== null || route.device === 'lo') return null;
    const mac = await network.probeNeighbour(virtualIp, route.device);
    return mac === null || allowed.has(mac) ? null : `${virtualIp} is in use by ${mac}`;
  }
}
