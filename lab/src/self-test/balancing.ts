import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { LabMachine } from '../types.js';
import { mustRun } from '../runner.js';

export const SERVICE_PORT = 7_000;
const CONNECTIONS = 10;

export interface Family {
  readonly name: 'IPv4' | 'IPv6';
  readonly vip: string;
  readonly realServers: readonly string[];
}

/** Takes the VIP on the director and balances it to the real servers by hand: direct routing, round robin. */
export async function programDirector(director: LabMachine, family: Family): Promise<void> {
  const service = ['-t', endpoint(family.vip)];
  await mustRun(director, ['ip', 'addr', 'add', family.vip, 'dev', 'eth0', ...nodad(family)]);
  await mustRun(director, ['ipvsadm', '-A', ...service, '-s', 'rr']);
  for (const address of family.realServers) {
    await mustRun(director, ['ipvsadm', '-a', ...service, '-r', endpoint(address), '-g', '-w', '1']);
  }
}

/** Makes a machine take packets for the VIPs without answering ARP for them, and echo what it is sent. */
export async function prepareRealServer(machine: LabMachine, families: readonly Family[]): Promise<void> {
  await mustRun(machine, ['sysctl', '-q', '-w', 'net.ipv4.conf.all.arp_ignore=1', 'net.ipv4.conf.all.arp_announce=2']);
  for (const family of families) {
    await mustRun(machine, ['ip', 'addr', 'add', family.vip, 'dev', 'lo', ...nodad(family)]);
  }
  const listener = `TCP6-LISTEN:${SERVICE_PORT},fork,reuseaddr,ipv6only=0,backlog=64`;
  await machine.spawn(['socat', listener, 'SYSTEM:hostname; cat']);
  await untilListening(machine);
}

export interface BalancedAnswers {
  /** How often each host name answered. */
  readonly perServer: ReadonlyMap<string, number>;
  readonly meanMs: number;
}

/** Sends 32 random bytes (in hexadecimal) through the VIP, again and again; throws unless the same come back. */
export async function sendThrough(client: LabMachine, family: Family): Promise<BalancedAnswers> {
  const perServer = new Map<string, number>();
  const startedAt = performance.now();
  for (let round = 0; round < CONNECTIONS; round += 1) {
    const sent = randomBytes(32).toString('hex');
    const argv = ['socat', '-t', '5', '-', `TCP:${endpoint(family.vip)},connect-timeout=5`];
    const [hostName = '', received] = (await mustRun(client, argv, { stdin: sent })).split('\n');
    if (received !== sent) throw new Error(`${family.name}: sent ${sent}, and ${received ?? 'nothing'} came back.`);
    perServer.set(hostName, (perServer.get(hostName) ?? 0) + 1);
  }
  return { perServer, meanMs: (performance.now() - startedAt) / CONNECTIONS };
}

/** Connections that the director's kernel has counted for each real server of the VIP; it brings them up to date every 2 s. */
export async function countedConnections(director: LabMachine, family: Family): Promise<number[]> {
  const argv = ['ipvsadm', '-L', '-n', '--stats', '--exact', '-t', endpoint(family.vip)];
  const deadline = performance.now() + 6_000;
  for (;;) {
    const rows = (await mustRun(director, argv)).split('\n').filter((line) => /^ *-> .*\d+$/.test(line));
    const counts = rows.map((line) => Number(line.trim().split(/\s+/)[2]));
    const total = counts.reduce((sum, count) => sum + count, 0);
    if (total >= CONNECTIONS || performance.now() > deadline) return counts;
    await sleep(200);
  }
}

function endpoint(address: string): string {
  return address.includes(':') ? `[${address}]:${SERVICE_PORT}` : `${address}:${SERVICE_PORT}`;
}

function nodad(family: Family): string[] {
  return family.name === 'IPv6' ? ['nodad'] : [];
}

async function untilListening(machine: LabMachine): Promise<void> {
  for (let round = 0; round < 100; round += 1) {
    const { stdout } = await machine.exec(['ss', '-H', '-l', '-n', '-t', `sport = :${SERVICE_PORT}`]);
    if (stdout.trim() !== '') return;
    await sleep(50);
  }
  throw new Error(`${machine.name} does not listen.`);
}
