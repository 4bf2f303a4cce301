import { RESPONDER_PORT } from '../support/agent.js';
import type { ScenarioCluster } from '../support/cluster.js';
import { DIRECTOR, NODE_A, NODE_B, virtualIp } from '../support/machines.js';
import { eventually, expect, expectEqual, type Measure, type Scenario } from '../support/scenario.js';
import { countNames } from '../support/traffic.js';
import { optionCases, type OptionCase } from '../support/option-cases.js';

const V4 = virtualIp('ipv4', 90);
const V6 = virtualIp('ipv6', 90);

interface ServiceView {
  readonly id: string;
  readonly name: string;
}

const bodyOf = ({ name, spec, servers }: OptionCase): Record<string, unknown> => ({
  ...{ name: `option-${name}`, createAddress: true },
  spec: { health: { checks: [] }, ...spec },
  realServers: servers.map((server) => ({ spec: server })),
});

/** Lines of `ipvsadm -Sn` that are about our addresses and marks, each as one string. */
const linesOf = (table: string): Set<string> =>
  new Set(
    table
      .split('\n')
      .map((line) => line.trim())
      .filter(Boolean),
  );

async function make(cluster: ScenarioCluster, cases: readonly OptionCase[]): Promise<void> {
  const answers = [];
  for (const one of cases) answers.push(await cluster.api.call('POST', '/virtual-services', bodyOf(one)));
  answers.forEach((answer, at) =>
    expect(answer.status < 300, `${String(cases[at]?.name)}: ${answer.status} ${JSON.stringify(answer.body)}`),
  );
  for (const answer of answers) await cluster.api.finish(answer);
}

async function removeAll(cluster: ScenarioCluster): Promise<void> {
  const { items } = await cluster.api.get<{ items: ServiceView[] }>('/virtual-services?limit=500');
  const ids = items.filter(({ name }) => name.startsWith('option-')).map(({ id }) => id);
  if (ids.length === 0) return;
  const path = '/virtual-services/bulk-delete?confirmBlastRadius=true';
  await cluster.api.finish(await cluster.api.call('POST', path, { ids }));
}

async function proveTable(cluster: ScenarioCluster, cases: readonly OptionCase[], measure: Measure): Promise<void> {
  await make(cluster, cases);
  const seen = linesOf(await cluster.ipvsadm('-Sn'));
  const thresholds = await cluster.ipvsadm('-Ln', '--thresholds');
  for (const { name, lines, thresholdLine } of cases) {
    for (const line of lines) {
      expect(seen.has(line), `${name}: ipvsadm -Sn has no line "${line}":\n${[...seen].join('\n')}`);
    }
    if (thresholdLine !== undefined) {
      expect(thresholdLine.test(thresholds), `${name}: no thresholds like ${String(thresholdLine)}:\n${thresholds}`);
    }
    measure(`${name}: ${lines.join(' · ')}`);
  }
}

async function proveTimeouts(cluster: ScenarioCluster, measure: Measure): Promise<void> {
  const timeouts = { tcpSeconds: 1200, tcpFinSeconds: 45, udpSeconds: 90 };
  await cluster.api.finish(await cluster.api.change('PATCH', '/director-settings', { spec: { timeouts } }));
  const text = await cluster.ipvsadm('-Ln', '--timeout');
  expectEqual(text.match(/\d+ \d+ \d+/)?.[0], '1200 45 90', 'the kernel’s timeouts');
  measure(`--set: ${text.trim()}`);
}

async function proveSync(cluster: ScenarioCluster, measure: Measure): Promise<void> {
  const shared = { interface: 'eth0', group: '239.86.0.1', port: 8849, ttl: 3 };
  const sync = [
    { state: 'master', syncId: 11, maxLength: 1000, ...shared },
    { state: 'backup', syncId: 12, maxLength: 1100, ...shared },
  ];
  const path = `/nodes/${cluster.nodeId(DIRECTOR)}/director-settings`;
  await cluster.api.finish(await cluster.api.change('PATCH', path, { spec: { sync } }));
  const { value: text } = await eventually('both sync daemons', 15_000, async () => {
    const listed = await cluster.ipvsadm('-Ln', '--daemon');
    return listed.includes('master') && listed.includes('backup') ? listed : undefined;
  });
  for (const part of [
    'syncid=11',
    'maxlen=1000',
    'syncid=12',
    'maxlen=1100',
    'group=239.86.0.1',
    'port=8849',
    'ttl=3',
  ]) {
    expect(text.includes(part), `no ${part} in:\n${text}`);
  }
  measure(
    `--start-daemon: ${text
      .trim()
      .split('\n')
      .map((line) => line.trim())
      .join(' · ')}`,
  );
  await cluster.api.finish(await cluster.api.change('PATCH', path, { spec: { sync: [] } }));
  await eventually(
    'both daemons to stop',
    15_000,
    async () => !(await cluster.ipvsadm('-Ln', '--daemon')).includes('syncid'),
  );
  measure('--stop-daemon: both stopped');
}

async function proveKernelSettings(cluster: ScenarioCluster, measure: Measure): Promise<void> {
  const read = async (name: string): Promise<string> =>
    (await cluster.director.exec(['cat', `/proc/sys/net/ipv4/vs/${name}`])).stdout.trim();
  expectEqual(await read('expire_nodest_conn'), '1', 'expire_nodest_conn by our default');
  const kernel = { sync_threshold: '5 60', schedule_icmp: '1' };
  await cluster.api.finish(await cluster.api.change('PATCH', '/director-settings', { spec: { kernel } }));
  await eventually('the kernel settings', 15_000, async () => {
    return (await read('sync_threshold')).replace(/\s+/g, ' ') === '5 60' && (await read('schedule_icmp')) === '1';
  });
  measure(`net.ipv4.vs: expire_nodest_conn 1 by default, sync_threshold 5 60 and schedule_icmp 1 as asked`);
  await cluster.api.finish(await cluster.api.change('PATCH', '/director-settings', { spec: { kernel: {} } }));
}

/** Zeroing, statistics and the connection list of a service with traffic. */
async function proveListings(cluster: ScenarioCluster, measure: Measure): Promise<void> {
  const { items } = await cluster.api.get<{ items: ServiceView[] }>('/virtual-services?limit=500');
  const service = items.find(({ name }) => name === 'option-traffic');
  expect(service !== undefined, 'no service with traffic');
  const seen = await countNames(cluster, V4, RESPONDER_PORT, 10);
  expectEqual(seen.failed, 0, 'failed connections');
  // The director is asked at once; one that is translated instruction by instruction may be late.
  const { value: listed } = await eventually('the connections to be listed', 30_000, async () => {
    const path = `/connections?serviceId=${service.id}&limit=100`;
    const answer = await cluster.api.call<{ items: object[] }>('GET', path);
    return answer.status === 200 ? answer.body : undefined;
  });
  await eventually('the counters to show it', 15_000, async () =>
    /TCP\s+\S+:8080\s+1\d\s/.test(await cluster.ipvsadm('-Ln', '--stats')),
  );
  await cluster.api.finish(await cluster.api.call('POST', `/virtual-services/${service.id}/zero`));
  await eventually('the counters to be zero', 15_000, async () =>
    /TCP\s+\S+:8080\s+0\s/.test(await cluster.ipvsadm('-Ln', '--stats')),
  );
  measure(`-Lc: ${listed.items.length} connections listed; -Z: the counters are zero`);
}

async function proveRefusals(cluster: ScenarioCluster, measure: Measure): Promise<void> {
  const base = { protocol: 'tcp', address: V4, port: 7000, scheduler: 'rr' };
  const server = { address: NODE_A.ipv4, port: 7000, forwardingMethod: 'direct-routing', weight: 1 };
  const bad: [string, Record<string, unknown>, Record<string, unknown>, string][] = [
    ['port 0 without persistence', { ...base, port: 0 }, { ...server, port: 0 }, '/spec/port'],
    ['another port by direct routing', base, { ...server, port: 7001 }, '/realServers/0/spec/port'],
    ['one-packet scheduling for TCP', { ...base, onePacket: true }, server, '/spec/onePacket'],
    ['FTP by direct routing without persistence', { ...base, port: 21 }, { ...server, port: 21 }, '/spec/persistence'],
    ['a scheduler that the kernel lacks', { ...base, scheduler: 'twos' }, server, '/spec/scheduler'],
    ['sh-port for wlc', { ...base, scheduler: 'wlc', schedulerFlags: ['sh-port'] }, server, '/spec/schedulerFlags'],
  ];
  for (const [what, spec, realServer, pointer] of bad) {
    const body = { name: 'option-refused', createAddress: true, spec, realServers: [{ spec: realServer }] };
    const answer = await cluster.api.call('POST', '/virtual-services?dryRun=true', body);
    const errors = JSON.stringify(answer.body['errors'] ?? answer.body);
    expect(
      answer.status >= 400 && answer.status < 500 && errors.includes(pointer),
      `${what}: ${answer.status} ${errors}`,
    );
  }
  measure(`refused with a pointer: ${bad.map(([what]) => what).join('; ')}`);
}

async function run(cluster: ScenarioCluster, measure: Measure): Promise<void> {
  try {
    await proveTable(cluster, optionCases(V4, V6, [NODE_A, NODE_B]), measure);
    await proveRefusals(cluster, measure);
    await proveListings(cluster, measure);
    await proveTimeouts(cluster, measure);
    await proveSync(cluster, measure);
    await proveKernelSettings(cluster, measure);
  } finally {
    await removeAll(cluster);
  }
}

export const options: Scenario = {
  name: 'options',
  about: 'every option of ipvsadm is set through the API and read back with ipvsadm',
  run,
};
