import type { JoinTestRequest } from '#libs/contracts';
import type { ModulePort, NetworkPort } from '#libs/host';
import { isRealServer, pass, warn, type JoinCheck, type Verdict } from './check.js';

type Director = JoinTestRequest['directors'][number];

interface Finding {
  readonly isGood: boolean;
  readonly told: string;
}

/** Judges a forwarding method by every director that the cluster has; one method less is a warning, not a failure. */
function methodCheck(
  check: string,
  title: string,
  fix: string,
  find: (director: Director) => Promise<Finding>,
): JoinCheck {
  return {
    check,
    title,
    async run(request): Promise<Verdict> {
      if (!isRealServer(request)) return pass('the roles take no packets of virtual services');
      if (request.directors.length === 0) return pass('the cluster has no director yet');
      const findings = await Promise.all(request.directors.map(find));
      const told = findings.map((finding) => finding.told).join('; ');
      return findings.every((finding) => finding.isGood) ? pass(told) : warn(told, fix);
    },
  };
}

/** Whether one of the director's addresses is on our link and answers from a MAC address that is the director's. */
async function onLink(network: NetworkPort, director: Director): Promise<Finding> {
  const tried: string[] = [];
  for (const address of director.addresses) {
    const route = await network.routeTo(address);
    if (route === null) tried.push(`no route to ${address}`);
    else if (route.device === 'lo') return { isGood: true, told: `${director.name} is this machine` };
    else if (route.via !== null) tried.push(`${address} is behind the router ${route.via}`);
    else {
      const mac = await network.probeNeighbour(address, route.device);
      if (mac === null) tried.push(`${address} does not answer ARP on ${route.device}`);
      else if (director.macs.length > 0 && !director.macs.some((known) => known.toLowerCase() === mac)) {
        tried.push(`${address} answers from ${mac}, which is not the director's`);
      } else return { isGood: true, told: `${director.name} answers as ${address} (${mac}) on ${route.device}` };
    }
  }
  return { isGood: false, told: `${director.name}: ${tried.join(', ') || 'no address known'}` };
}

export function directRoutingCheck(network: NetworkPort): JoinCheck {
  return methodCheck(
    'method-direct-routing',
    'Direct routing: same segment as the directors',
    'Put the node and the director on one layer-2 segment, or use tunneling for this node.',
    (director) => onLink(network, director),
  );
}

export function tunnelingCheck(network: NetworkPort, modules: ModulePort): JoinCheck {
  return methodCheck(
    'method-tunneling',
    'Tunneling: tunnel devices and room for the outer header',
    'Install the kernel modules ipip and ip6_tunnel, and let packets of the full MTU pass between node and director.',
    async (director) => {
      const address = director.addresses[0];
      if (address === undefined) return { isGood: false, told: `${director.name}: no address known` };
      const module = address.includes(':') ? 'ip6_tunnel' : 'ipip';
      const state = await modules.state(module);
      const route = await network.routeTo(address);
      if (state === 'missing' || route === null) {
        const what = state === 'missing' ? `module ${module} is missing` : `no route to ${address}`;
        return { isGood: false, told: `${director.name}: ${what}` };
      }
      const { links } = await network.observe([]);
      const mtu = links.find(({ name }) => name === route.device)?.mtu ?? 1500;
      const bytes = Math.min(mtu, 9000);
      const passes = await network.passesUnfragmented(address, bytes);
      const inner = bytes - (address.includes(':') ? 40 : 20);
      return {
        isGood: passes,
        told: passes
          ? `${director.name}: ${module} is ${state}, packets of ${bytes} bytes pass, ${inner} inside the tunnel`
          : `${director.name}: packets of ${bytes} bytes do not pass to ${address}`,
      };
    },
  );
}

export function masqueradingCheck(network: NetworkPort): JoinCheck {
  return methodCheck(
    'method-masquerading',
    'Masquerading: replies can return through the directors',
    'Put the director on the segment of the node, so that it can be the next hop of replies, or use tunneling.',
    async (director) => {
      // Reading the rules proves that the kernel routes by policy; a kernel without it fails here.
      await network.observe([]);
      const finding = await onLink(network, director);
      return finding.isGood ? { ...finding, told: `${finding.told}; policy routing works` } : finding;
    },
  );
}
