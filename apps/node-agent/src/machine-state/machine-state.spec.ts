import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { directorSettings, serviceHealth, type DirectorVirtualService, type MachineState } from '#libs/contracts';
import { FakeHost } from '#libs/host';
import { formatKey } from '#libs/ipvs';
import { documentOf, Rig, stranger, web } from '../testing/machine-rig.js';

describe('machine state', () => {
  let path: string;
  let host: FakeHost;
  let rig: Rig;
  const apply = async (document: MachineState): Promise<void> => {
    await rig.documents.accept(document);
    await rig.reconciler.wake();
  };
  const restart = async (): Promise<void> => {
    const { alive } = rig;
    await rig.stop();
    rig = new Rig(path, host);
    rig.alive = alive;
    await rig.start();
  };

  beforeEach(async () => {
    path = await mkdtemp(join(tmpdir(), 'directorate-state-'));
    host = new FakeHost();
    rig = await new Rig(path, host).start();
  });
  afterEach(async () => {
    await rig.stop();
    await rm(path, { recursive: true });
  });

  it('brings up services, then addresses, and says which revision stands', async () => {
    await apply(documentOf(7));
    expect(await rig.weights()).toEqual({ '10.0.0.11': 1, '10.0.0.12': 1 });
    expect(host.network.addresses).toContainEqual({ device: 'eth0', address: '10.0.0.100', prefixLength: 24 });
    expect(rig.reconciler.state()).toMatchObject({ appliedRevision: 7, failures: [] });
    const { steps } = rig.reconciler.state();
    const at = (start: string): number => steps.findIndex((step) => step.startsWith(start));
    const order = ['modprobe ip_vs', 'sysctl -w net.ipv4.vs.', 'ipvsadm -A -t 10.0.0.100:80', 'ip addr'].map(at);
    expect(order).not.toContain(-1);
    expect(order).toEqual([...order].sort((one, other) => one - other));
    expect(rig.has('drift-repaired')).toBeUndefined();
  });

  it('applies the stored document at boot without anybody', async () => {
    await apply(documentOf(3));
    await rig.stop();
    host = new FakeHost();
    rig = await new Rig(path, host).start();
    expect(await rig.weights()).toEqual({ '10.0.0.11': 1, '10.0.0.12': 1 });
    expect(rig.reconciler.state().appliedRevision).toBe(3);
  });

  it('does nothing to a machine that is right already, also after a restart', async () => {
    await apply(documentOf(1));
    const calls = host.ipvs.history.length + host.network.history.length;
    await restart();
    await rig.reconciler.wake();
    expect(host.ipvs.history.length + host.network.history.length).toBe(calls);
  });

  it('mends drift, tells the steps, and leaves strangers alone', async () => {
    await apply(documentOf(1));
    host.ipvs.clear();
    host.ipvs.seed([stranger]);
    await vi.waitFor(async () => expect(await rig.weights()).toEqual({ '10.0.0.11': 1, '10.0.0.12': 1 }));
    expect(rig.has('drift-repaired')?.steps).toContainEqual(expect.stringContaining('ipvsadm -A -t 10.0.0.100:80'));
    await apply(
      documentOf(2, { director: { virtualServices: [], adopted: [], settings: directorSettings.parse({}) } }),
    );
    const table = await host.ipvs.table();
    expect(table.map(({ key }) => formatKey(key))).toEqual(['udp 10.0.0.100:53']);
    expect(rig.has('foreign-found')?.subject).toBe('udp 10.0.0.100:53');
  });

  it('brings back an address that somebody took away', async () => {
    await apply(documentOf(1));
    host.network.addresses = host.network.addresses.filter(({ address }) => address !== '10.0.0.100');
    await vi.waitFor(() => expect(host.network.addresses.map(({ address }) => address)).toContain('10.0.0.100'));
    expect(rig.has('drift-repaired')).toMatchObject({
      subject: 'network',
      steps: [expect.stringContaining('ip addr')],
    });
  });

  it('does not take a service that somebody else made, until it is adopted', async () => {
    host.ipvs.seed([{ ...stranger, key: web.key }]);
    await apply(documentOf(1));
    expect(await rig.weights()).toEqual({});
    expect(rig.reconciler.state()).toMatchObject({ appliedRevision: 0, failures: [{ subject: formatKey(web.key) }] });
    expect(rig.has('apply-failed')).toBeDefined();
    await apply(
      documentOf(2, {
        director: { virtualServices: [web], adopted: [formatKey(web.key)], settings: directorSettings.parse({}) },
      }),
    );
    expect(await rig.weights()).toEqual({ '10.0.0.11': 1, '10.0.0.12': 1 });
    expect(rig.reconciler.state().appliedRevision).toBe(2);
  });

  it('takes dead servers out and brings them back', async () => {
    const checked: DirectorVirtualService = {
      ...web,
      health: serviceHealth.parse({ checks: [{ kind: 'tcp', intervalMs: 100, timeoutMs: 50, rise: 2, fall: 2 }] }),
    };
    await apply(
      documentOf(1, { director: { virtualServices: [checked], adopted: [], settings: directorSettings.parse({}) } }),
    );
    rig.alive.delete('10.0.0.12');
    await vi.waitFor(async () => expect(await rig.weights()).toEqual({ '10.0.0.11': 1, '10.0.0.12': 0 }));
    await restart();
    await rig.reconciler.wake();
    expect(await rig.weights()).toEqual({ '10.0.0.11': 1, '10.0.0.12': 0 });
    expect(host.ipvs.history.filter((line) => line.includes('10.0.0.12'))).toHaveLength(2);
    rig.alive.add('10.0.0.12');
    await vi.waitFor(async () => expect(await rig.weights()).toEqual({ '10.0.0.11': 1, '10.0.0.12': 1 }));
    expect(rig.has('drift-repaired')).toBeUndefined();
  });

  it('refuses a document that is older than its own, but not one of a later epoch', async () => {
    await apply(documentOf(5));
    await expect(rig.documents.accept(documentOf(4))).rejects.toMatchObject({ code: 'superseded' });
    await expect(rig.documents.accept(documentOf(5))).resolves.toBeUndefined();
    await expect(rig.documents.accept(documentOf(2, { epoch: 2 }))).resolves.toBeUndefined();
  });

  it('goes on with the other part when one fails, and tries again', async () => {
    const table = host.ipvs.table.bind(host.ipvs);
    host.ipvs.table = () => Promise.reject(new Error("Can't initialize ipvs: Protocol not available"));
    await apply(documentOf(1));
    expect(host.network.addresses.map(({ address }) => address)).toContain('10.0.0.100');
    expect(rig.reconciler.state().failures).toEqual([
      { subject: 'IPVS table', message: expect.stringContaining('ipvs') as string },
    ]);
    host.ipvs.table = table;
    await vi.waitFor(() => expect(rig.reconciler.state().appliedRevision).toBe(1));
    expect(rig.events.filter(({ event }) => event === 'apply-failed')).toHaveLength(1);
  });

  it('undoes everything when the machine leaves, and nothing that it did not make', async () => {
    host.ipvs.seed([stranger]);
    host.network.sysctls.set('net.ipv4.conf.all.arp_ignore', '0');
    const realServers = [{ method: 'direct-routing' as const, virtualIp: '10.0.0.200' }];
    await apply(documentOf(1, { realServer: realServers }));
    expect(host.network.sysctls.get('net.ipv4.conf.all.arp_ignore')).toBe('1');
    await restart();
    rig.isLeaving = true;
    await rig.reconciler.wake();
    expect((await host.ipvs.table()).map(({ key }) => formatKey(key))).toEqual(['udp 10.0.0.100:53']);
    expect(host.network.addresses.map(({ address }) => address)).not.toContain('10.0.0.100');
    expect(host.network.addresses.map(({ address }) => address)).not.toContain('10.0.0.200');
    expect(host.network.sysctls.get('net.ipv4.conf.all.arp_ignore')).toBe('0');
    expect(JSON.parse(await readFile(join(path, 'managed-network.json'), 'utf8'))).toMatchObject({ addresses: [] });
  });
});
