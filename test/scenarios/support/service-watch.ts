import { parseCounters, rowOf } from '#libs/ipvs';
import type { ScenarioCluster } from './cluster.js';
import { expect, sleep } from './scenario.js';

const EVERY_MS = 300;

/** What was seen of one virtual service of the kernel. */
export interface Watched {
  /** The clients' ports that had an entry in the connection table at any time. */
  readonly ports: ReadonlySet<number>;
  /** Packets from clients at the end of the watch, since the kernel made the service. */
  readonly packets: number;
}

/**
 * Looks at one virtual service of the kernel again and again during that, and once more after it. Throws when
 * the service was gone or its counters had gone back: one that is taken away and made anew counts from 0.
 */
export async function watchService(
  cluster: ScenarioCluster,
  place: { readonly address: string; readonly port: number },
  during: () => Promise<void>,
): Promise<Watched> {
  const watched = { ports: new Set<number>(), packets: 0 };
  const work = { isOver: false };
  const looking = (async (): Promise<void> => {
    for (;;) {
      const { isOver } = work;
      await look(cluster, place, watched);
      if (isOver) return;
      await sleep(EVERY_MS);
    }
  })();
  const done = during().finally(() => {
    work.isOver = true;
  });
  await Promise.allSettled([done, looking]);
  await Promise.all([done, looking]);
  return watched;
}

async function look(
  cluster: ScenarioCluster,
  { address, port }: { readonly address: string; readonly port: number },
  watched: { readonly ports: Set<number>; packets: number },
): Promise<void> {
  const stats = parseCounters(await cluster.ipvsadm('-Ln', '--stats', '--exact'));
  const row = rowOf(stats, { kind: 'address', protocol: 'tcp', address, port });
  expect(row !== undefined, `${address} port ${port} was gone from the kernel`);
  const before = watched.packets;
  expect(row.packetsIn >= before, `${address} port ${port} was made anew: ${before} packets, then ${row.packetsIn}`);
  watched.packets = row.packetsIn;
  // TCP 01:57 FIN_WAIT   10.86.0.2:41022    10.86.0.176:8080   10.86.0.31:8080
  for (const line of (await cluster.ipvsadm('-Lnc')).split('\n')) {
    const [, , , source = '', virtual = ''] = line.trim().split(/\s+/);
    if (virtual === `${address}:${port}`) watched.ports.add(Number(source.split(':').at(-1)));
  }
}
