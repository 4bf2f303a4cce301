import { parseCounters, rowOf } from '#libs/ipvs';
import type { ScenarioCluster } from './cluster.js';
import { expect, sleep } from './scenario.js';

const EVERY_MS = 300;

export interface Watched {
  /** The clients' ports that had an entry in the connection table at any time. */
  readonly ports: ReadonlySet<number>;
  /** Packets from clients at the end of the watch, since the kernel made the service. */
  readonly packets: number;
}

/** Looks at one virtual service of the kernel again and again: a service that is taken away and made anew counts from 0. */
export class ServiceWatch {
  readonly #ports = new Set<number>();
  #packets = 0;
  #isOver = false;
  readonly #running: Promise<void>;

  private constructor(
    private readonly cluster: ScenarioCluster,
    private readonly address: string,
    private readonly port: number,
  ) {
    this.#running = this.#run();
    // Told by `end`.
    this.#running.catch(() => undefined);
  }

  static begin(cluster: ScenarioCluster, address: string, port: number): ServiceWatch {
    return new ServiceWatch(cluster, address, port);
  }

  /** One look more, and what was seen; throws when the service was gone or its counters had gone back. */
  async end(): Promise<Watched> {
    this.#isOver = true;
    await this.#running;
    return { ports: this.#ports, packets: this.#packets };
  }

  async #run(): Promise<void> {
    for (;;) {
      const isLast = this.#isOver;
      await this.#look();
      if (isLast) return;
      await sleep(EVERY_MS);
    }
  }

  async #look(): Promise<void> {
    const { cluster, address, port } = this;
    const stats = parseCounters(await cluster.ipvsadm('-Ln', '--stats', '--exact'));
    const row = rowOf(stats, { kind: 'address', protocol: 'tcp', address, port });
    expect(row !== undefined, `${address} port ${port} was gone from the kernel`);
    const before = this.#packets;
    expect(row.packetsIn >= before, `${address} port ${port} was made anew: ${before} packets, then ${row.packetsIn}`);
    this.#packets = row.packetsIn;
    // TCP 01:57 FIN_WAIT   10.86.0.2:41022    10.86.0.176:8080   10.86.0.31:8080
    for (const line of (await cluster.ipvsadm('-Lnc')).split('\n')) {
      const [, , , source = '', virtual = ''] = line.trim().split(/\s+/);
      if (virtual === `${address}:${port}`) this.#ports.add(Number(source.split(':').at(-1)));
    }
  }
}
