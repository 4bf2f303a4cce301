import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ulid } from 'ulid';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  directorSettings,
  poolPolicy,
  serviceHealth,
  type DirectorVirtualService,
  type MachineState,
} from '#libs/contracts';
import type { IpvsService, VirtualServiceKey } from '#libs/domain';
import { FakeHost } from '#libs/host';
import { formatKey } from '#libs/ipvs';
import { documentOf, realServer, Rig, web } from '../testing/machine-rig.js';

const fast = { intervalMs: 100, timeoutMs: 50, rise: 1, fall: 1 };
const tcp = { kind: 'tcp', ...fast } as const;
const checked = (checks: readonly object[], part: object = {}): DirectorVirtualService => ({
  ...web,
  health: serviceHealth.parse({ checks, ...part }),
});
const directing = (
  virtualServices: DirectorVirtualService[],
  part: { readonly adopted?: string[]; readonly settings?: object } = {},
): Partial<MachineState> => ({
  director: { virtualServices, adopted: part.adopted ?? [], settings: directorSettings.parse(part.settings ?? {}) },
});

/** A second service, on port 81. */
const other: DirectorVirtualService = {
  ...web,
  id: ulid(),
  key: { kind: 'address', protocol: 'tcp', address: '10.0.0.100', port: 81 },
  realServers: [{ ...realServer('10.0.0.11'), port: 81 }],
};

describe('the director', () => {
  let path: string;
  let host: FakeHost;
  let rig: Rig;
  let revision = 0;
  const apply = async (part: Partial<MachineState>): Promise<void> => {
    await rig.documents.accept(documentOf((revision += 1), part));
    await rig.reconciler.wake();
  };
  const restart = async (): Promise<void> => {
    const { alive } = rig;
    await rig.stop();
    rig = new Rig(path, host);
    rig.alive = alive;
    await rig.start();
  };
  const kernel = async (key: VirtualServiceKey = web.key): Promise<IpvsService | undefined> =>
    (await host.ipvs.table()).find((one) => formatKey(one.key) === formatKey(key));
  /** The kernel refuses the making of services of this port. */
  const refuse = (port: number): (() => void) => {
    const work = host.ipvs.apply.bind(host.ipvs);
    host.ipvs.apply = async (steps) => {
      const bad = steps.filter(
        ({ kind, service }) => kind === 'add-service' && 'port' in service && service.port === port,
      );
      const done = await work(steps.filter(({ service }) => !('port' in service && service.port === port)));
      return { ...done, failures: [...done.failures, ...bad.map((step) => ({ step, message: 'Invalid argument' }))] };
    };
    return () => (host.ipvs.apply = work);
  };

  beforeEach(async () => {
    path = await mkdtemp(join(tmpdir(), 'directorate-director-'));
    host = new FakeHost();
    rig = await new Rig(path, host).start();
  });
  afterEach(async () => {
    await rig.stop();
    await rm(path, { recursive: true });
  });

  it('does not take a service for its own whose making failed', async () => {
    refuse(81);
    await apply(directing([web, other]));
    expect(rig.reconciler.state().failures).toMatchObject([
      { subject: 'tcp 10.0.0.100:81', message: 'Invalid argument' },
    ]);
    expect(rig.has('service-quarantined')?.subject).toBe('tcp 10.0.0.100:81');
    expect(await kernel()).toBeDefined();
    host.ipvs.seed([{ key: other.key, config: web.config, realServers: [] }]);
    await apply(directing([web]));
    await rig.reconciler.wake();
    expect(await kernel(other.key)).toBeDefined();
    expect(rig.has('foreign-found')?.subject).toBe('tcp 10.0.0.100:81');
  });

  it('holds back what breaks a rule, leaves it in the kernel as it is, and goes on with the rest', async () => {
    await apply(directing([web]));
    const twice = { ...web, realServers: [...web.realServers, realServer('10.0.0.11')] };
    await apply(directing([twice, other]));
    expect(rig.reconciler.state().failures[0]?.message).toContain('named twice');
    expect((await kernel())?.realServers).toHaveLength(2);
    expect(await kernel(other.key)).toBeDefined();
    await apply(directing([web, other]));
    expect(rig.reconciler.state()).toMatchObject({ appliedRevision: revision, failures: [] });
  });

  it('brings a changed life to the kernel without reading the table again', async () => {
    await apply(directing([checked([tcp])]));
    await vi.waitFor(() => expect(rig.director.health(web.id, web.realServers[1]!.id)?.state).toBe('up'));
    await rig.reconciler.stop();
    rig.alive.delete('10.0.0.12');
    await vi.waitFor(() => expect(host.ipvs.history.at(-1)).toContain('-e -t 10.0.0.100:80 -r 10.0.0.12:80 -g -w 0'));
    expect(rig.has('health-changed')).toMatchObject({ severity: 'info' });
    expect(rig.events.find(({ message }) => message.startsWith('up → down'))?.subject).toBe('web 10.0.0.12 port 80');
  });

  it('combines many checks, and asks sorry servers when the pool is gone', async () => {
    const sorry = { id: ulid(), address: '10.0.0.99', port: 80, forwardingMethod: 'direct-routing' };
    rig.alive.add('10.0.0.99');
    const service = { ...checked([{ ...tcp, name: 'a' }, { ...tcp, name: 'b' }]), pool: poolPolicy.parse({ sorryServers: [sorry] }) }; // prettier-ignore
    await apply(directing([service]));
    await vi.waitFor(() => expect(rig.director.health(web.id, sorry.id)?.state).toBe('up'));
    rig.alive = new Set(['10.0.0.99']);
    await vi.waitFor(async () =>
      expect((await kernel())?.realServers.map(({ address }) => address)).toContain('10.0.0.99'),
    );
    expect(rig.events.filter(({ event }) => event === 'pool-changed').at(-1)?.message).toContain('serving → sorry');
    rig.alive.add('10.0.0.11');
    rig.failing.add('b');
    await vi.waitFor(() => expect(rig.director.health(web.id, web.realServers[0]!.id)?.reason).toContain('b:'));
    rig.failing.clear();
    await vi.waitFor(async () =>
      expect((await kernel())?.realServers.map(({ address }) => address)).not.toContain('10.0.0.99'),
    );
  });

  it('begins no slow start anew after a restart', async () => {
    const pool = poolPolicy.parse({ slowStart: { seconds: 600, fromPercent: 10 } });
    await apply(directing([{ ...checked([tcp]), pool }]));
    await vi.waitFor(async () =>
      expect((await kernel())?.realServers.map(({ config }) => config.weight)).toEqual([100, 100]),
    );
    await restart();
    await rig.reconciler.wake();
    await vi.waitFor(() => expect(rig.director.health(web.id, web.realServers[0]!.id)?.state).toBe('up'));
    expect((await kernel())?.realServers.map(({ config }) => config.weight)).toEqual([100, 100]);
    expect(rig.has('drift-repaired')).toBeUndefined();
  });

  it('adopts a service of somebody else by edits alone, and only that one', async () => {
    const foreign = (port: number): IpvsService => ({
      key: { ...web.key, port } as VirtualServiceKey,
      config: { ...web.config, scheduler: 'rr' },
      realServers: web.realServers.map(({ address, port: own, config }) => ({
        address,
        port: own,
        config: { ...config, weight: 7 },
      })),
    });
    host.ipvs.seed([foreign(80), foreign(81)]);
    await apply(directing([web], { adopted: ['tcp 10.0.0.100:80'] }));
    const steps = host.ipvs.history.filter((line) => line.startsWith('ipvsadm'));
    expect(steps.map((line) => line.split(' ')[1]).sort()).toEqual(['-E', '-e', '-e']);
    expect((await kernel())?.config.scheduler).toBe('wlc');
    expect(await kernel(foreign(81).key)).toEqual(foreign(81));
    await apply({ director: null });
    expect(await kernel()).toBeUndefined();
    expect(await kernel(foreign(81).key)).toBeDefined();
  });

  it('probes the path of clients by a private service that nobody sees, and removes it with the check', async () => {
    const check = { ...tcp, name: 'path', path: 'virtual-service' } as const;
    const service = { ...checked([check]), realServers: [...web.realServers] };
    rig.alive.add('10.0.0.100');
    await apply(directing([service]));
    const marks = async (): Promise<number[]> =>
      (await host.ipvs.table()).flatMap(({ key }) => (key.kind === 'firewall-mark' ? [key.mark] : []));
    const [first, second] = await marks();
    expect([first, second]).toEqual([0x4400_0000, 0x4400_0001]);
    await vi.waitFor(() =>
      expect(new Set(rig.probed.map(({ target }) => target.mark))).toEqual(new Set([first, second])),
    );
    expect(rig.probed[0]?.target).toMatchObject({ address: '10.0.0.100', port: 80, sourceAddress: '10.0.0.2' });
    expect(host.network.sysctls.get('net.ipv4.conf.eth0.accept_local')).toBe('1');
    const seen = rig.director.table.view().table.map(({ key }) => formatKey(key));
    expect(seen).toEqual([formatKey(web.key)]);
    expect(rig.reconciler.state().steps.join('\n')).not.toContain(' -f ');
    await apply(directing([{ ...service, realServers: service.realServers.slice(1) }]));
    expect(await marks()).toEqual([second]);
    await restart();
    await rig.reconciler.wake();
    expect(await marks()).toEqual([second]);
    await apply(directing([web]));
    expect(await marks()).toEqual([]);
    expect(host.network.sysctls.get('net.ipv4.conf.eth0.accept_local')).toBe('0');
    expect(rig.has('foreign-found') ?? rig.has('drift-repaired')).toBeUndefined();
  });

  it('sets what holds for all services, mends drift, and puts everything back', async () => {
    const sync = [{ state: 'master', interface: 'eth0', syncId: 3 }];
    const settings = { timeouts: { tcpSeconds: 600 }, sync, kernel: { conntrack: '1', of_another_kernel: '1' } };
    await apply(directing([web], { settings }));
    expect(rig.reconciler.state().failures).toEqual([]);
    expect(rig.has('apply-failed')?.message).toContain('net.ipv4.vs.of_another_kernel');
    expect(Object.fromEntries(host.ipvs.sysctls)).toMatchObject({ conntrack: '1', expire_nodest_conn: '1' });
    await restart();
    host.ipvs.sysctls.set('conntrack', '0');
    await apply(directing([web], { settings: { ...settings, timeouts: { tcpSeconds: 601 } } }));
    expect(host.ipvs.sysctls.get('conntrack')).toBe('1');
    expect(host.ipvs.history.filter((line) => line.includes('--start-daemon'))).toHaveLength(1);
    await apply({ director: null });
    expect(await host.ipvs.timeouts()).toEqual({ tcpSeconds: 900, tcpFinSeconds: 120, udpSeconds: 300 });
    expect(await host.ipvs.daemons()).toEqual([]);
    expect(Object.fromEntries(host.ipvs.sysctls)).toMatchObject({ conntrack: '0', expire_nodest_conn: '0' });
  });

  it('holds bound clients of a graceful drain, moves those of a firm one, and tells when a drain is over', async () => {
    const persistence = { timeoutSeconds: 300, prefixLength: 32, engine: null };
    const draining = (drainMode: 'graceful' | 'firm' | 'immediate'): DirectorVirtualService => ({
      ...web,
      config: { ...web.config, persistence },
      realServers: [web.realServers[0]!, { ...web.realServers[1]!, adminState: 'drain', drainMode }],
    });
    host.ipvs.usage.set('tcp 10.0.0.100:80 10.0.0.12:80', { activeConnections: 2, inactiveConnections: 1, persistentConnections: 4 }); // prettier-ignore
    await apply(directing([draining('graceful')]));
    expect(host.ipvs.sysctls.get('expire_quiescent_template')).toBe('0');
    expect((await kernel())?.realServers.map(({ config }) => config.weight)).toEqual([1, 0]);
    const drained = web.realServers[1]!;
    await vi.waitFor(() => expect(rig.director.drain(web.id, drained.id)?.pinnedClients).toBe(4), { timeout: 5000 });
    await apply(directing([draining('firm')]));
    expect(host.ipvs.sysctls.get('expire_quiescent_template')).toBe('1');
    expect(rig.has('drain-finished')).toBeUndefined();
    await apply(directing([draining('immediate')]));
    expect((await kernel())?.realServers).toHaveLength(1);
    await vi.waitFor(() => expect(rig.has('drain-finished')?.subject).toBe('web 10.0.0.12 port 80'), { timeout: 5000 });
    await restart();
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(rig.events.filter(({ event }) => event === 'drain-finished')).toEqual([]);
  });
});
