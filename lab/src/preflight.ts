import { access, constants, readdir, readFile, statfs } from 'node:fs/promises';
import { arch, platform } from 'node:os';
import { dirname } from 'node:path';
import { LabError } from './errors.js';
import type { LabLayout } from './layout.js';
import { NETNS_FOLDER } from './namespace-exec.js';
import { findProgram } from './program-path.js';

/** Programs that the lab runs, with the Debian package of each. */
const HOST_PROGRAMS: Readonly<Record<string, string>> = {
  ip: 'iproute2',
  busybox: 'busybox-static',
  setpriv: 'util-linux',
  umount: 'mount',
};
const GUEST_PROGRAMS: Readonly<Record<string, string>> = {
  'qemu-system-x86_64': 'qemu-system-x86',
  depmod: 'kmod',
};
const DOWNLOAD_PROGRAMS: Readonly<Record<string, string>> = {
  'apt-get': 'apt',
  'dpkg-deb': 'dpkg',
  xz: 'xz-utils',
};

const MEBIBYTE = 1 << 20;
const INSTALL_DISK_MB = 900;
const RUN_DISK_MB = 50;
const MIN_GUEST_MEMORY_MB = 768;
const DEFAULT_GUEST_MEMORY_MB = 2_048;

/** Debian packages that the lab needs where the running kernel has no IPVS. */
export const LAB_PACKAGES: readonly string[] = [
  ...new Set([...Object.values(HOST_PROGRAMS), ...Object.values(GUEST_PROGRAMS), ...Object.values(DOWNLOAD_PROGRAMS)]),
];

export interface PreflightNeeds {
  readonly stateDir: string;
  readonly layout: LabLayout;
  readonly needsGuest: boolean;
  readonly needsDownload: boolean;
}

/** Refuses, in one sentence and before anything has changed, what the lab cannot do on this machine. */
export async function checkMachine(needs: PreflightNeeds): Promise<void> {
  checkPlatform(needs);
  checkPrograms({
    ...HOST_PROGRAMS,
    ...(needs.needsGuest ? GUEST_PROGRAMS : {}),
    ...(needs.needsGuest && needs.needsDownload ? DOWNLOAD_PROGRAMS : {}),
  });
  if (needs.needsGuest) {
    await checkBusyboxIsStatic();
    await checkTunDevice();
  }
  await checkDisk(needs.stateDir, needs.needsGuest && needs.needsDownload ? INSTALL_DISK_MB : RUN_DISK_MB);
  await checkNames(needs.layout);
}

/** Memory for the guest: what was asked for, or half of what is free, within bounds. */
export async function guestMemoryMb(asked: number | undefined): Promise<number> {
  const meminfo = await readFile('/proc/meminfo', 'utf8');
  const availableMb = Number(/^MemAvailable:\s+(\d+)/m.exec(meminfo)?.[1] ?? 0) / 1024;
  const wantedMb =
    asked ?? Math.min(DEFAULT_GUEST_MEMORY_MB, Math.max(MIN_GUEST_MEMORY_MB, Math.floor(availableMb / 2)));
  if (availableMb >= wantedMb) return wantedMb;
  const message = `The guest needs ${wantedMb} MiB of free memory, and ${Math.floor(availableMb)} MiB are available.`;
  throw new LabError('lab-no-memory', message);
}

/** Refuses where this process is not root's: only root can make network namespaces. */
export function checkRoot(): void {
  if (process.geteuid?.() === 0) return;
  throw new LabError('lab-not-root', 'The lab makes network namespaces, and only root can: run this as root.');
}

function checkPlatform({ needsGuest }: PreflightNeeds): void {
  if (platform() !== 'linux') throw new LabError('lab-unsupported-machine', 'The lab runs on Linux only.');
  if (needsGuest && arch() !== 'x64') {
    const message = `The kernel of this machine has no IPVS, and the lab's guest kernel is for x86-64 only, not ${arch()}.`;
    throw new LabError('lab-unsupported-machine', message);
  }
}

function checkPrograms(programs: Readonly<Record<string, string>>): void {
  const missing = Object.keys(programs).filter((program) => findProgram(program) === undefined);
  if (missing.length === 0) return;
  const packages = [...new Set(missing.map((program) => programs[program]))].join(' ');
  const message = `The lab needs ${missing.join(', ')}: install with "apt-get install ${packages}".`;
  throw new LabError('lab-program-missing', message);
}

/** The first 4 KiB of a dynamically linked program name its loader, such as `/lib64/ld-linux-x86-64.so.2` (elf(5)). */
async function checkBusyboxIsStatic(): Promise<void> {
  const head = (await readFile('/bin/busybox')).subarray(0, 4_096).toString('latin1');
  if (!head.includes('/ld-linux')) return;
  const message =
    'The guest starts with a busybox that needs no library: install with "apt-get install busybox-static".';
  throw new LabError('lab-program-missing', message);
}

async function checkTunDevice(): Promise<void> {
  if (await isAllowed('/dev/net/tun', constants.R_OK | constants.W_OK)) return;
  const message = 'The lab connects its guest through /dev/net/tun, which this machine does not offer.';
  throw new LabError('lab-unsupported-machine', message);
}

async function checkDisk(stateDir: string, neededMb: number): Promise<void> {
  let folder = stateDir;
  while (!(await isAllowed(folder, constants.F_OK))) folder = dirname(folder);
  const { bavail, bsize } = await statfs(folder);
  const freeMb = Math.floor((bavail * bsize) / MEBIBYTE);
  if (freeMb >= neededMb) return;
  throw new LabError(
    'lab-no-disk-space',
    `${stateDir} needs ${neededMb} MiB of free disk space, and has ${freeMb} MiB.`,
  );
}

async function checkNames({ switchNamespace, machines }: LabLayout): Promise<void> {
  const existing = new Set(await readdir(NETNS_FOLDER).catch(() => []));
  const taken = [switchNamespace, ...machines.map((machine) => machine.namespace)].find((name) => existing.has(name));
  if (taken === undefined) return;
  const message = `The network namespace ${taken} exists already: stop the other lab, or choose another name for this one.`;
  throw new LabError('lab-name-taken', message);
}

function isAllowed(path: string, mode: number): Promise<boolean> {
  return access(path, mode).then(
    () => true,
    () => false,
  );
}
