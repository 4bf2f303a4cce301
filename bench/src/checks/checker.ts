/** The checking process of `checks-10k`: nothing but the director's own check engine and the machine's sockets. */
import { CheckEngine, probe, type CheckTask } from '#libs/checks';
import { healthCheckSpec } from '#libs/contracts';
import { createLinuxHost, createProbeTools } from '#libs/host';
import { addressOf, CHECK, GROUPS, portOf, SERVERS_PER_GROUP, type Progress } from './targets.js';

const REPORT_MS = 100;
const tools = createProbeTools(createLinuxHost().commands);
const up = Array.from({ length: GROUPS }, () => 0);

const engine = new CheckEngine({
  probe: (check, target) => probe(check, target, tools),
  monotonicMs: () => performance.now(),
  now: () => new Date(),
  random: Math.random,
  onChange: ({ key, from, status }) => {
    const group = Number(key.split('/')[0]);
    const step = status.state === 'up' ? 1 : from === 'up' ? -1 : 0;
    up[group] = (up[group] ?? 0) + step;
  },
});

function tasks(): CheckTask[] {
  const check = healthCheckSpec.parse({ kind: 'tcp', ...CHECK });
  return Array.from({ length: GROUPS * SERVERS_PER_GROUP }, (_, number) => {
    const [group, index] = [Math.floor(number / SERVERS_PER_GROUP), number % SERVERS_PER_GROUP];
    const target = { address: addressOf(group, index), port: portOf(group), mark: null, sourceAddress: null };
    return {
      ...{ key: `${group}/${index}`, check, target: { ...target, virtualAddress: '127.0.0.1' } },
      ...{ initialState: 'first-result' as const, warmUpMs: 0 },
    };
  });
}

engine.sync(tasks());
let [usage, atMs] = [process.cpuUsage(), performance.now()];
setInterval(() => {
  const spent = process.cpuUsage(usage);
  const elapsedMs = performance.now() - atMs;
  [usage, atMs] = [process.cpuUsage(), performance.now()];
  const progress: Progress = {
    atMs: performance.timeOrigin + atMs,
    up,
    cores: (spent.user + spent.system) / 1000 / elapsedMs,
    residentMB: process.memoryUsage.rss() / 1e6,
  };
  console.log(JSON.stringify(progress));
}, REPORT_MS);
process.stdin.on('end', () => process.exit(0)).resume();
