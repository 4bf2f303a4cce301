import type { ScenarioCluster } from './cluster.js';
import { expect } from './scenario.js';

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
): Promise<NameCount> {
  const argv = [
    process.execPath,
    cluster.program('client'),
    'names',
    address,
    String(port),
    String(connections),
    String(parallel),
  ];
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
