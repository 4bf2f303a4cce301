/** The checking process of `checks-10k`: what a director's agent checks with, without its kernel and its queue. */
import { ulid } from 'ulid';
import { CheckEngine, probe } from '#libs/checks';
import { poolPolicy, serviceHealth, type DirectorVirtualService } from '#libs/contracts';
import { createLinuxHost, createProbeTools } from '#libs/host';
import { HealthWatch } from '../../../apps/node-agent/src/director/health-watch.js';
import { addressOf, CHECK, GROUPS, portOf, SERVERS_PER_GROUP, type Progress } from './targets.js';

const REPORT_MS = 100;
const tools = createProbeTools(createLinuxHost().commands);
const groupOf = new Map<string, number>();
const up = Array.from({ length: GROUPS }, () => 0);

const watch = new HealthWatch({
  engine: (onChange) =>
    new CheckEngine({
      probe: (check, target) => probe(check, target, tools),
      monotonicMs: () => performance.now(),
      now: () => new Date(),
      random: Math.random,
      onChange,
    }),
  markOf: () => null,
  ownAddress: () => null,
  onChange: ({ service, from, health }) => {
    const group = groupOf.get(service.id) ?? 0;
    const step = health.state === 'up' ? 1 : from === 'up' ? -1 : 0;
    up[group] = (up[group] ?? 0) + step;
  },
});

/** A group is a virtual service with its own port. */
function serviceOf(group: number): DirectorVirtualService {
  const id = ulid();
  groupOf.set(id, group);
  return {
    ...{ id, name: `group-${group}` },
    key: { kind: 'address', protocol: 'tcp', address: '127.0.0.1', port: portOf(group) },
    config: { scheduler: 'wlc', schedulerFlags: [], persistence: null, onePacket: false },
    health: serviceHealth.parse({ checks: [{ kind: 'tcp', ...CHECK }] }),
    pool: poolPolicy.parse({}),
    realServers: Array.from({ length: SERVERS_PER_GROUP }, (_, index) => ({
      ...{ id: ulid(), nodeId: null, address: addressOf(group, index), port: portOf(group) },
      config: { forwardingMethod: 'direct-routing', tunnel: null, weight: 1, upperThreshold: 0, lowerThreshold: 0 },
      ...{ adminState: 'enabled', drainMode: 'graceful', agent: null },
    })),
  };
}

watch.sync(Array.from({ length: GROUPS }, (_, group) => serviceOf(group)));
let [usage, atMs] = [process.cpuUsage(), performance.now()];
setInterval(() => {
  const spent = process.cpuUsage(usage);
  const elapsedMs = performance.now() - atMs;
  [usage, atMs] = [process.cpuUsage(), performance.now()];
  const progress: Progress = {
    up,
    cores: (spent.user + spent.system) / 1000 / elapsedMs,
    residentMB: process.memoryUsage.rss() / 1e6,
  };
  console.log(JSON.stringify(progress));
}, REPORT_MS);
process.stdin.on('end', () => process.exit(0)).resume();
