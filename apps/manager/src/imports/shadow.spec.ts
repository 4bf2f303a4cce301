import { describe, expect, it } from 'vitest';
import { readKeepalived, readTable } from '#libs/adopt';
import type { ObservedVirtualService } from '#libs/contracts';
import { parseTable } from '#libs/ipvs';
import { adoptionPlan } from './adoption-plan.js';
import { lensOf, shadowOf, tableOf, type Shadow, type ShadowedDirector } from './shadow.js';

const KERNEL = '-A -t 192.0.2.80:80 -s rr\n-a -t 192.0.2.80:80 -r 10.0.0.1:80 -g -w 1\n';
const ID = '01JXYZ0000000000000000000D';

function observed(presence: ObservedVirtualService['presence']): ObservedVirtualService[] {
  return parseTable(KERNEL).map(({ key, config, realServers }) => ({
    ...{ id: null, key, presence, pool: null, counters: null },
    config: { ...config, schedulerFlags: [...config.schedulerFlags] },
    realServers: [
      ...realServers.map((server) => ({ ...server, id: null })),
      { id: ID, address: '10.0.0.9', port: 80, config: null },
    ].map((server) => ({
      ...{ role: 'pool' as const, checks: [], causes: [], drain: null, health: null, counters: null },
      ...{ activeConnections: 0, inactiveConnections: 0, persistentConnections: 0 },
      ...server,
    })),
  }));
}

const director = (presence: ObservedVirtualService['presence'] = 'foreign'): ShadowedDirector => ({
  ...{ id: ID, name: 'director-1', observedAt: new Date('2026-11-21T10:00:00Z') },
  report: {
    addresses: [
      { device: 'lo', address: '192.0.2.80', prefixLength: 32, mac: null, managed: false },
      { device: 'eth0', address: '192.0.2.80', prefixLength: 24, mac: null, managed: false },
    ],
    virtualServices: observed(presence),
  },
});

function shadowWith(weight: number, seen: ShadowedDirector): Shadow {
  const text = `virtual_server 192.0.2.80 80 {\n protocol TCP\n lvs_sched rr\n lvs_method DR\n real_server 10.0.0.1 80 {\n weight ${weight}\n }\n}\n`;
  const [service] = readKeepalived(text).services;
  if (service === undefined) throw new Error('no service was read');
  return shadowOf(service, lensOf(seen));
}

describe(shadowOf.name, () => {
  it('compares with what the kernel has, not with what is only wanted', () => {
    expect(tableOf({ virtualServices: observed('foreign') })[0]?.realServers).toHaveLength(1);
    expect(tableOf({ virtualServices: observed('missing') })).toEqual([]);
    expect(shadowWith(1, director())).toMatchObject({ presence: 'foreign', steps: [], carries: { device: 'eth0' } });
    expect(shadowWith(5, director()).steps).toMatchObject([{ reason: 'weight 1 → 5' }]);
    expect(shadowWith(1, director('missing'))).toMatchObject({ presence: 'missing', steps: [{}, {}] });
  });

  it('knows nothing of a director that is silent', () => {
    expect(shadowWith(1, { ...director(), report: null })).toMatchObject({ presence: 'unknown', steps: null });
  });

  it('finds a table equal to itself', () => {
    const { services } = readTable(tableOf({ virtualServices: observed('foreign') }), 'director-1');
    expect(services.map((service) => shadowOf(service, lensOf(director())).steps)).toEqual([[]]);
  });
});

describe(adoptionPlan.name, () => {
  const step = (command: string): { command: string; reason: string } => ({ command, reason: 'because' });
  const preview = [
    {
      ...{ machineId: ID, name: 'director-1', before: null, after: null },
      steps: [step('ipvsadm -A -t 192.0.2.80:80 -s rr'), step('carry 192.0.2.80/24')],
    },
    {
      ...{ machineId: 'another', name: 'node-1', before: null, after: null },
      steps: [step('prepare for direct routing')],
    },
  ];
  const commands = (shadow: Shadow): string[][] =>
    adoptionPlan(preview, [shadow]).map(({ steps }) => steps.map(({ command }) => command));

  it('makes nothing that is there already', () => {
    expect(commands(shadowWith(1, director()))).toEqual([
      ['take over the service as it is in the kernel', 'take over the virtual IP as it is on eth0'],
      ['prepare for direct routing'],
    ]);
  });

  it('makes what is not there, and changes what differs', () => {
    const missing = { ...shadowWith(1, director('missing')), carries: null };
    expect(commands(missing)[0]).toEqual([
      'carry 192.0.2.80/24',
      'ipvsadm -A -t 192.0.2.80:80 -s rr',
      'ipvsadm -a -t 192.0.2.80:80 -r 10.0.0.1:80 -g -w 1 -x 0 -y 0',
    ]);
    expect(commands(shadowWith(5, director()))[0]?.at(-1)).toContain('-w 5');
  });
});
