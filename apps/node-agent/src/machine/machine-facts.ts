import { readFile } from 'node:fs/promises';
import { arch, hostname, networkInterfaces, release, uptime } from 'node:os';
import { JOIN_PROTOCOL_VERSION, type NodeFacts } from '#libs/contracts';
import type { NetworkPort } from '#libs/host';
import type { IdentityStore } from '../identity/identity.store.js';
import type { Clock } from '../shared/clock.js';
import { oneLine } from '../shared/one-line.js';
import { AGENT_VERSION } from '../version.js';

export interface OwnAddress {
  readonly device: string;
  readonly address: string;
  readonly prefixLength: number;
  readonly mac: string | null;
}

/** What this machine is, as the operating system tells it. */
export interface MachineFacts {
  readonly hostname: string;
  readonly bootId: string;
  readonly kernelRelease: string;
  readonly osName: string;
}

export async function readMachineFacts(): Promise<MachineFacts> {
  const bootId = await readFile('/proc/sys/kernel/random/boot_id', 'utf8').catch(() => 'unknown');
  const osRelease = await readFile('/etc/os-release', 'utf8').catch(() => '');
  const osName = /^PRETTY_NAME="?([^"\n]*)"?$/m.exec(osRelease)?.[1] ?? 'Linux';
  return {
    hostname: oneLine(hostname(), 255),
    bootId: oneLine(bootId, 64),
    kernelRelease: oneLine(release(), 100),
    osName: oneLine(osName, 200),
  };
}

/** Seconds since the machine was started. */
export const uptimeSeconds = (): number => Math.floor(uptime());

/** Addresses of all interfaces that are up, the loopback included; without a fork. */
export function ownAddresses(): OwnAddress[] {
  return Object.entries(networkInterfaces()).flatMap(([device, entries]) =>
    (entries ?? []).map(({ address, cidr, mac }) => ({
      device,
      address,
      prefixLength: Number(cidr?.split('/')[1] ?? (address.includes(':') ? 128 : 32)),
      mac: mac === '00:00:00:00:00:00' ? null : mac,
    })),
  );
}

/** The device of the cluster's segment: configured, or that of the first configured or found address. */
export function segmentDevice(configured: string | null, addresses: readonly string[]): string {
  if (configured !== null) return configured;
  const own = ownAddresses();
  const named = own.find(({ address }) => addresses.includes(address));
  const first = own.find(({ device, address }) => device !== 'lo' && !/^(169\.254\.|fe80:)/i.test(address));
  return (named ?? first)?.device ?? 'eth0';
}

/** The facts that a manager asks for before it adds the node. */
export async function nodeFacts(
  machine: MachineFacts,
  identity: IdentityStore,
  network: NetworkPort,
  clock: Clock,
): Promise<NodeFacts> {
  const { links, addresses } = await network.observe([]);
  return {
    nodeId: identity.get().nodeId,
    hostname: machine.hostname,
    agentVersion: AGENT_VERSION,
    protocolVersion: JOIN_PROTOCOL_VERSION,
    kernelRelease: machine.kernelRelease,
    osName: machine.osName,
    architecture: arch(),
    now: clock.now().toISOString(),
    memberOf: identity.member()?.clusterId ?? null,
    links: links
      .filter(({ name }) => /^[a-zA-Z0-9][a-zA-Z0-9._-]{0,14}$/.test(name))
      .slice(0, 256)
      .map(({ name, mac, mtu }) => ({
        device: name,
        mac,
        mtu,
        addresses: addresses
          .filter(({ device }) => device === name)
          .slice(0, 256)
          .map(({ address, prefixLength }) => ({ address, prefixLength })),
      })),
  };
}
