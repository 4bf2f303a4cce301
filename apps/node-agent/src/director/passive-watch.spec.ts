import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { serviceHealth, type DirectorVirtualService } from '#libs/contracts';
import type { IpvsStatistics } from '#libs/host';
import { formatEndpoint, formatKey, type IpvsConnection } from '#libs/ipvs';
import { Log } from '../shared/log.js';
import { StateFolder } from '../shared/state-folder.js';
import { FakeClock } from '../testing/fake-clock.js';
import { realServer, web } from '../testing/machine-rig.js';
import { PassiveWatch } from './passive-watch.js';

const silent = new Log('error', () => undefined, () => new Date()); // prettier-ignore
const servers = [11, 12, 13].map((n) => realServer(`10.0.0.${n}`));
const [good, bad] = servers as [(typeof servers)[0], (typeof servers)[0]];
const watched: DirectorVirtualService = {
  ...web,
  realServers: servers,
  health: serviceHealth.parse({ passive: { minConnections: 4, maxUnansweredPercent: 50, ejectSeconds: 30 } }),
};

describe(PassiveWatch.name, () => {
  let path: string;
  let clock: FakeClock;
  let table: IpvsConnection[];
  let counted: Map<string, number>;
  let changes: string[];
  let reads: number;
  let watch: PassiveWatch;

  const statistics = (): Promise<IpvsStatistics> => {
    const nothing = { packetsIn: 0, packetsOut: 0, bytesIn: 0, bytesOut: 0 };
    const rows = servers.map((server) => [formatEndpoint(server), { connections: counted.get(server.id) ?? 0, ...nothing }] as const);
    return Promise.resolve({ counters: new Map([[formatKey(web.key), new Map(rows)]]), usage: new Map() });
  }; // prettier-ignore
  const made = async (): Promise<PassiveWatch> => {
    const one = new PassiveWatch({
      ipvs: {
        connections: ({ state }) => {
          reads += 1;
          return Promise.resolve(table.filter((entry) => entry.state === state));
        },
      },
      statistics,
      health: () => null,
      folder: new StateFolder(path),
      clock,
      log: silent,
      onChange: (id) => changes.push(id),
    });
    await one.load();
    return one;
  };
  /** Clients connect; `answered` of them get their handshake done. */
  const connect = (server: { readonly id: string; readonly address: string }, clients: number, answered: number): void => {
    counted.set(server.id, (counted.get(server.id) ?? 0) + clients);
    for (let n = 0; n < clients; n += 1) {
      const entry = { protocol: 'tcp', clientAddress: '192.0.2.1', clientPort: 1024 + table.length, virtualAddress: '10.0.0.100', virtualPort: 80, realServerPort: 80, expiresSeconds: 60 };
      table.push({ ...entry, realServerAddress: server.address, state: n < answered ? 'ESTABLISHED' : 'SYN_RECV' });
    }
  }; // prettier-ignore

  beforeEach(async () => {
    path = await mkdtemp(join(tmpdir(), 'directorate-passive-'));
    clock = new FakeClock();
    table = [];
    counted = new Map();
    changes = [];
    reads = 0;
    watch = await made();
  });
  afterEach(async () => {
    await watch.stop();
    await rm(path, { recursive: true });
  });

  /** The watch has looked at the table, and waits. */
  const looked = (): Promise<void> => vi.waitFor(() => expect(clock.sleeping).toBe(1));
  const later = async (ms: number): Promise<void> => {
    clock.pass(ms);
    await looked();
  };

  it('takes a server out whose handshakes stay open, and remembers it over a restart', async () => {
    watch.sync([watched]);
    await looked();
    for (const server of servers) connect(server, 10, server === bad ? 1 : 10);
    await later(2000);
    expect([...watch.ejected(web.id).keys()]).toEqual([]);
    await later(2000);
    expect([...watch.ejected(web.id).keys()]).toEqual([bad.id]);
    expect(watch.ejected(web.id).get(bad.id)?.reason).toBe('9 of 10 new connections got no answer');
    expect(changes).toEqual([web.id]);
    await later(2000);
    await watch.stop();
    watch = await made();
    watch.sync([watched]);
    expect([...watch.ejected(web.id).keys()]).toEqual([bad.id]);
  });

  it('brings it back when its time is over', async () => {
    watch.sync([watched]);
    await looked();
    for (const server of servers) connect(server, 10, server === bad ? 0 : 10);
    await later(2000);
    await later(2000);
    expect(watch.ejected(web.id).size).toBe(1);
    await later(31_000);
    expect(watch.ejected(web.id).size).toBe(0);
    expect(changes).toHaveLength(2);
  });

  it('blames nobody for handshakes that end between two looks', async () => {
    watch.sync([watched]);
    await looked();
    for (let round = 0; round < 5; round += 1) {
      table = [];
      for (const server of servers) connect(server, 10, 5);
      table = table.map((entry) => ({ ...entry, clientPort: entry.clientPort + round * 1000 }));
      await later(2000);
    }
    expect(watch.ejected(web.id).size).toBe(0);
    expect(good.id).not.toBe(bad.id);
  });

  it('does not look at the table when no service asks for it', () => {
    watch.sync([web, { ...watched, key: { ...watched.key, protocol: 'udp' } as DirectorVirtualService['key'] }]);
    clock.pass(10_000);
    expect([reads, clock.sleeping]).toEqual([0, 0]);
  });
});
