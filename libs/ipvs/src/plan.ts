import type { IpvsRealServer, IpvsService, IpvsTable, VirtualServiceKey } from '#libs/domain';
import { configDifferences, isSameServerConfig, serverDifferences } from './differences.js';
import { formatEndpoint, formatKey } from './key.js';
import type { IpvsStep } from './step.js';

export interface PlanOptions {
  /** Services that are ours to delete; all others that are not desired stay as they are. */
  readonly owns: (key: VirtualServiceKey) => boolean;
  /** Real-server addresses that are local to the director: the kernel forwards to them locally whatever was asked (ipvsadm(8)). */
  readonly isLocal?: (address: string) => boolean;
}

/** Whether both have the same servers in the same or in the reverse order (the kernel lists the newest first), all as wanted. */
function isSettled(wanted: readonly IpvsRealServer[], seen: readonly IpvsRealServer[]): boolean {
  if (wanted === seen) return true;
  const last = seen.length - 1;
  if (wanted.length !== seen.length) return false;
  const isReversed = last > 0 && wanted[0]?.address === seen[last]?.address && wanted[0]?.port === seen[last]?.port;
  return wanted.every(({ address, port, config }, at) => {
    const present = seen[isReversed ? last - at : at];
    return present?.address === address && present.port === port && isSameServerConfig(config, present.config);
  });
}

function planServers(wanted: IpvsService, seen: IpvsService, options: PlanOptions): IpvsStep[] {
  if (isSettled(wanted.realServers, seen.realServers)) return [];
  const service = wanted.key;
  const steps: IpvsStep[] = [];
  const quiescing: IpvsStep[] = [];
  const seenServers = new Map(seen.realServers.map((server) => [formatEndpoint(server), server]));
  for (const server of wanted.realServers) {
    const present = seenServers.get(formatEndpoint(server));
    seenServers.delete(formatEndpoint(server));
    if (present === undefined) {
      steps.push({ kind: 'add-server', service, server, reason: 'the real server is missing' });
      continue;
    }
    const differences = serverDifferences(server.config, present.config, options.isLocal?.(server.address) ?? false);
    if (differences.length === 0) continue;
    const isQuiescing = server.config.weight === 0 && present.config.weight > 0;
    (isQuiescing ? quiescing : steps).push({ kind: 'edit-server', service, server, reason: differences.join(', ') });
  }
  // Who comes in does so before anybody leaves: at no moment has every server weight 0.
  return [...steps, ...quiescing, ...[...seenServers.values()].flatMap((server) => retireServer(service, server))];
}

/** Weight 0 before removal: a packet that is being scheduled right now finds no server that is about to go. */
function retireServer(service: VirtualServiceKey, server: IpvsRealServer): IpvsStep[] {
  const quiescent: IpvsRealServer = { ...server, config: { ...server.config, weight: 0 } };
  const remove: IpvsStep = {
    kind: 'delete-server',
    service,
    server: { address: server.address, port: server.port },
    reason: 'the real server is not wanted',
  };
  if (server.config.weight === 0) return [remove];
  return [{ kind: 'edit-server', service, server: quiescent, reason: 'quiescent before removal' }, remove];
}

/** The first server joins at once, so that a new service never stands empty longer than one step. */
function addService(wanted: IpvsService, reason: string): IpvsStep[] {
  const { key, config, realServers } = wanted;
  return [
    { kind: 'add-service', service: key, config, reason },
    ...realServers.map((server): IpvsStep => ({
      kind: 'add-server',
      service: key,
      server,
      reason: 'part of a new service',
    })),
  ];
}

/**
 * The ordered steps from the observed table to the desired one: add before delete, edit in place, weight 0 before removal, never a
 * flush. `planTable(d, d)` is empty; the order of services and servers does not matter; what we do not own stays.
 */
export function planTable(desired: IpvsTable, observed: IpvsTable, options: PlanOptions): IpvsStep[] {
  const seen = new Map(observed.map((service) => [formatKey(service.key), service]));
  const steps: IpvsStep[] = [];
  for (const wanted of desired) {
    const present = seen.get(formatKey(wanted.key));
    seen.delete(formatKey(wanted.key));
    if (present === undefined) {
      steps.push(...addService(wanted, 'the virtual service is missing'));
      continue;
    }
    const differences = configDifferences(wanted.config, present.config);
    if (differences.length > 0) {
      steps.push({ kind: 'edit-service', service: wanted.key, config: wanted.config, reason: differences.join(', ') });
    }
    steps.push(...planServers(wanted, present, options));
  }
  for (const service of seen.values()) {
    if (!options.owns(service.key)) continue;
    steps.push({ kind: 'delete-service', service: service.key, reason: 'the virtual service is not wanted' });
  }
  return steps;
}
