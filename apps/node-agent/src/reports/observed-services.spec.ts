import { ulid } from 'ulid';
import { describe, expect, it } from 'vitest';
import {
  machineReport,
  observedVirtualService,
  type DirectorRealServer,
  type DirectorVirtualService,
} from '#libs/contracts';
import type { IpvsService } from '#libs/domain';
import { formatKey } from '#libs/ipvs';
import { decidePool, type ServerHealth } from '#libs/pool';
import { KernelView } from '../director/kernel-view.js';
import { documentOf, realServer, web } from '../testing/machine-rig.js';
import { observedServices, type ReportSources } from './observed-services.js';

const at = new Date('2026-03-01T12:00:00Z');
const health = (state: ServerHealth['state']): ServerHealth => ({
  ...{ state, reason: state === 'up' ? 'connected' : 'connection refused', since: at.toISOString() },
  checks: [
    { name: 'check', kind: 'tcp', state: state === 'up' ? 'up' : 'down', reason: 'connected', since: at.toISOString(), consecutive: 4, lastLatencyMs: 0.7 },
  ],
}); // prettier-ignore

/** Services whose servers with an id in `dead` are down, decided upon and in the kernel as decided. */
function seen(
  services: DirectorVirtualService[],
  dead: ReadonlySet<string>,
  kernel?: readonly IpvsService[],
): ReportSources {
  const healthOf = (id: string): ServerHealth => health(dead.has(id) ? 'down' : 'up');
  const decisions = new Map(
    services.map((service) => {
      const known = new Map(service.realServers.map(({ id }) => [id, healthOf(id)]));
      const none = new Map<string, never>();
      const input = { service, health: known, sorryHealth: none, kernel: null, load: none, ejected: none, released: new Set<string>(), expiresQuiescentTemplates: true, nowMs: at.getTime() }; // prettier-ignore
      return [service.id, decidePool(input, null)] as const;
    }),
  );
  const view = new KernelView();
  view.replace(kernel ?? [...decisions.values()].map(({ service }) => service), at);
  return {
    document: documentOf(1, { director: { virtualServices: services, adopted: [], settings: documentOf(1).director!.settings } }),
    director: { table: view.table(), kernel: view, decision: (id) => decisions.get(id), isOwned: ({ kind }) => kind === 'address' },
    statistics: null,
    health: (_service, id) => healthOf(id),
    drain: () => null,
  }; // prettier-ignore
}

const pool = (servers: number, index = 0): DirectorVirtualService => ({
  ...web,
  id: ulid(),
  name: `web-${index}`,
  key: { kind: 'address', protocol: 'tcp', address: `10.1.${index}.1`, port: 80 },
  realServers: Array.from({ length: servers }, (_, n): DirectorRealServer => realServer(`10.2.${index}.${n + 1}`)),
});

describe(observedServices.name, () => {
  it('tells the whole chain of causes up to what the kernel has', () => {
    const service = pool(2);
    const [, second] = service.realServers;
    const [told] = observedServices(seen([service], new Set([second!.id])));
    expect(observedVirtualService.parse(told)).toEqual(told);
    expect(told).toMatchObject({ presence: 'ours', pool: { state: 'serving', healthyServers: 1, totalServers: 2 } });
    const stages = told?.realServers[1]?.causes.map(({ stage }) => stage) ?? [];
    expect([stages[0], stages.at(-2), stages.at(-1)]).toEqual(['probe', 'weight', 'kernel']);
    expect(told?.realServers[1]?.causes.at(-1)?.text).toBe('The kernel has it at weight 0, as decided.');
    expect(told?.realServers[0]?.health).toMatchObject({ state: 'up', consecutive: 4, lastLatencyMs: 0.7 });
  });

  it('tells strangers, missing services and servers that nobody wants', () => {
    const service = pool(1);
    const foreign: IpvsService = { key: { kind: 'firewall-mark', family: 'ipv4', mark: 7 }, config: web.config, realServers: [realServer('10.9.9.9')] };
    const told = observedServices(seen([service], new Set(), [foreign]));
    expect(told.map(({ key, presence }) => `${formatKey(key)} ${presence}`)).toEqual(['tcp 10.1.0.1:80 missing', 'fwmark 7 ipv4 foreign']);
    expect(told[1]?.realServers[0]).toMatchObject({ id: null, address: '10.9.9.9' });
    expect(told[0]?.realServers[0]?.causes.at(-1)?.text).toContain('The kernel does not have it');
  }); // prettier-ignore

  it('of ten thousand servers tells in detail only those that are not plainly up', () => {
    const services = Array.from({ length: 200 }, (_, index) => pool(50, index));
    const dead = new Set(services.slice(0, 3).map(({ realServers }) => realServers[0]!.id));
    const told = observedServices(seen(services, dead));
    const servers = told.flatMap(({ realServers }) => realServers);
    expect(servers).toHaveLength(10_000);
    expect(servers.filter(({ causes }) => causes.length > 0).map(({ id }) => id)).toEqual([...dead]);
    expect(servers.every((one) => one.health !== null)).toBe(true);
  }, 30_000);

  it('keeps the report of an ordinary cluster below 256 KiB', () => {
    const services = Array.from({ length: 15 }, (_, index) => pool(10, index));
    const told = observedServices(seen(services, new Set(services.flatMap(({ realServers }) => [realServers[0]!.id]))));
    expect(told.flatMap(({ realServers }) => realServers).every(({ causes }) => causes.length > 0)).toBe(true);
    expect(JSON.stringify(machineReport.shape.virtualServices.parse(told)).length).toBeLessThan(256 * 1024);
  });
});
