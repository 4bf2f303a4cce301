import type { LabProcess } from '../../../lab/src/index.js';
import type { ScenarioCluster } from './cluster.js';
import { eventually, expect } from './scenario.js';

export interface NameCount {
  readonly counts: Readonly<Record<string, number>>;
  readonly failed: number;
  readonly errors: readonly string[];
}

export interface SteadyLine {
  readonly at: number;
  readonly ok: boolean;
  readonly name: string;
  readonly error: string | null;
  readonly ms: number;
  readonly ownPort: number;
}

const LIMIT_MS = 120_000;

/** 32 random bytes through the virtual IP must come back equal, by TCP or by UDP. */
export async function echo(
  cluster: ScenarioCluster,
  address: string,
  port: number,
  mode: 'echo' | 'datagram' = 'echo',
): Promise<number> {
  const argv = [process.execPath, cluster.program('client'), mode, address, String(port)];
  const answer = await cluster.client.exec(argv, { timeoutMs: LIMIT_MS });
  const seen = JSON.parse(answer.stdout || '{}') as { equal?: boolean; error?: string; ms?: number };
  expect(seen.equal === true, `32 bytes to ${address} port ${port} did not come back: ${seen.error ?? answer.stderr}`);
  return seen.ms ?? 0;
}

/** Who answered how often. */
export async function countNames(
  cluster: ScenarioCluster,
  address: string,
  port: number,
  connections: number,
  parallel = 1,
  from?: string,
): Promise<NameCount> {
  const argv = clientArgv(cluster, from, 'names', address, String(port), String(connections), String(parallel));
  const answer = await cluster.client.exec(argv, { timeoutMs: LIMIT_MS });
  expect(answer.stdout !== '', `the client said nothing: ${answer.stderr}`);
  return JSON.parse(answer.stdout) as NameCount;
}

/** One connection after the other while something happens; resolves when all are done. */
export async function steadyVisits(
  cluster: ScenarioCluster,
  address: string,
  port: number,
  connections: number,
  gapMs: number,
  onVisit: (line: SteadyLine, index: number) => void = () => undefined,
): Promise<SteadyLine[]> {
  const argv = [
    process.execPath,
    cluster.program('client'),
    'steady',
    address,
    String(port),
    String(connections),
    String(gapMs),
  ];
  const lines: SteadyLine[] = [];
  const running = await cluster.client.spawn(argv, {
    onLine: (text, stream) => {
      if (stream !== 'stdout') return;
      const line = JSON.parse(text) as SteadyLine;
      lines.push(line);
      onVisit(line, lines.length);
    },
  });
  await running.exited;
  expect(lines.length === connections, `the client made ${lines.length} of ${connections} connections`);
  return lines;
}

/** The MAC addresses that answer an ARP request for the address, seen by the client. */
export async function whoAnswersArp(cluster: ScenarioCluster, address: string): Promise<string[]> {
  const { stdout } = await cluster.client.exec(['arping', '-c', '3', '-w', '3', '-I', 'eth0', address]);
  return [...new Set([...stdout.matchAll(/\[([0-9A-Fa-f:]{17})\]/g)].map((match) => (match[1] ?? '').toLowerCase()))];
}

export async function macOf(cluster: ScenarioCluster, machine: string): Promise<string> {
  const { stdout } = await cluster.lab.machine(machine).exec(['cat', '/sys/class/net/eth0/address']);
  return stdout.trim();
}

interface HeldLine {
  readonly at: number;
  readonly connection: number;
  readonly name: string | null;
  readonly error: string | null;
}

/** Connections that stay open until they are let go: who holds each, and which broke. */
export class HeldConnections {
  readonly #holders = new Map<number, string>();
  readonly broken: HeldLine[] = [];
  #process: LabProcess | null = null;

  static async open(
    cluster: ScenarioCluster,
    address: string,
    port: number,
    connections: number,
    from?: string,
  ): Promise<HeldConnections> {
    const held = new HeldConnections();
    const argv = clientArgv(cluster, from, 'hold', address, String(port), String(connections), '300');
    held.#process = await cluster.client.spawn(argv, { onLine: (text, stream) => held.#take(text, stream) });
    await eventually(`${connections} connections to ${address}`, 20_000, () =>
      Promise.resolve(held.#holders.size + held.broken.length === connections),
    );
    return held;
  }

  /** How many connections each machine holds. */
  get counts(): Readonly<Record<string, number>> {
    const counts: Record<string, number> = {};
    for (const name of this.#holders.values()) counts[name] = (counts[name] ?? 0) + 1;
    return counts;
  }

  async release(): Promise<void> {
    await this.#process?.kill('SIGKILL');
    await this.#process?.exited;
  }

  #take(text: string, stream: 'stdout' | 'stderr'): void {
    if (stream !== 'stdout') return;
    const line = JSON.parse(text) as HeldLine;
    if (line.name === null) {
      this.#holders.delete(line.connection);
      this.broken.push(line);
    } else this.#holders.set(line.connection, line.name);
  }
}

/** Datagrams from one source port, again and again: who answers them. */
export class DatagramStream {
  readonly answers: { readonly at: number; readonly name: string }[] = [];
  #process: LabProcess | null = null;

  static async open(
    cluster: ScenarioCluster,
    address: string,
    port: number,
    sourcePort: number,
  ): Promise<DatagramStream> {
    const opened = new DatagramStream();
    const argv = clientArgv(cluster, undefined, 'stream', address, String(port), String(sourcePort), '100');
    opened.#process = await cluster.client.spawn(argv, {
      onLine: (text, kind) => {
        if (kind === 'stdout') opened.answers.push(JSON.parse(text) as { at: number; name: string });
      },
    });
    await eventually(`an answer from ${address}`, 10_000, () => Promise.resolve(opened.answers.length > 0));
    return opened;
  }

  /** Who answered last. */
  get holder(): string {
    return this.answers.at(-1)?.name ?? '';
  }

  async close(): Promise<void> {
    await this.#process?.kill('SIGKILL');
    await this.#process?.exited;
  }
}

function clientArgv(cluster: ScenarioCluster, from: string | undefined, ...words: string[]): string[] {
  return [process.execPath, cluster.program('client'), ...words, ...(from === undefined ? [] : [`--from=${from}`])];
}
