import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { mustRun } from '../runner.js';
import type { ProgramRunner } from '../types.js';
import { downloadKernelPackage } from './package.js';
import { unpackKernel } from './vmlinux.js';

/** Debian's kernel, unpacked in the state folder. */
export interface GuestKernel {
  readonly release: string;
  /** What QEMU boots. */
  readonly image: string;
  /** What becomes `/lib/modules/<release>` in the guest. */
  readonly modulesPath: string;
}

const FOLDER_PREFIX = 'kernel-';
const DOWNLOAD_FOLDER = 'kernel-download';
/** Written last: a folder without it was left half done. */
const COMPLETE_FILE = 'complete.json';

/** Parts of the module tree that no virtual machine of the lab can have a device for; two thirds of its size. */
const NEEDED_DRIVERS = new Set(['block', 'char', 'md', 'net', 'virtio']);
const NEEDLESS_NETWORK_DRIVERS = ['ethernet', 'wireless', 'usb', 'wwan', 'can', 'phy', 'arcnet', 'fddi', 'hamradio'];

/** The kernel that an earlier start has unpacked in the state folder, or undefined. */
export async function cachedGuestKernel(stateDir: string): Promise<GuestKernel | undefined> {
  const folders = await readdir(stateDir).catch(() => []);
  for (const folder of folders
    .filter((entry) => entry.startsWith(FOLDER_PREFIX))
    .sort()
    .reverse()) {
    const text = await readFile(join(stateDir, folder, COMPLETE_FILE), 'utf8').catch(() => undefined);
    if (text === undefined) continue;
    const { release, image } = JSON.parse(text) as { release: string; image: string };
    return kernelIn(join(stateDir, folder), release, image);
  }
  return undefined;
}

/** Downloads and unpacks Debian's kernel into the state folder. */
export async function installGuestKernel(runner: ProgramRunner, stateDir: string): Promise<GuestKernel> {
  const downloadFolder = join(stateDir, DOWNLOAD_FOLDER);
  const { release, file } = await downloadKernelPackage(runner, downloadFolder);
  const unpacked = join(downloadFolder, 'unpacked');
  await mustRun(runner, ['dpkg-deb', '--extract', file, unpacked], { timeoutMs: 120_000 });
  const modulesPath = join(unpacked, 'lib/modules', release);
  await dropNeedlessModules(join(modulesPath, 'kernel'));
  await mustRun(runner, ['depmod', '--basedir', unpacked, release], { timeoutMs: 60_000 });

  const target = join(stateDir, FOLDER_PREFIX + release);
  await rm(target, { recursive: true, force: true });
  await mkdir(target, { recursive: true });
  const bzImage = await readFile(join(unpacked, 'boot', `vmlinuz-${release}`));
  const elf = await unpackKernel(bzImage);
  const image = elf ? 'vmlinux' : 'vmlinuz';
  await writeFile(join(target, image), elf ?? bzImage);
  await rename(modulesPath, join(target, 'modules'));
  await writeFile(join(target, COMPLETE_FILE), JSON.stringify({ release, image }));
  await rm(downloadFolder, { recursive: true, force: true });
  return kernelIn(target, release, image);
}

function kernelIn(folder: string, release: string, image: string): GuestKernel {
  return { release, image: join(folder, image), modulesPath: join(folder, 'modules') };
}

async function dropNeedlessModules(tree: string): Promise<void> {
  const drivers = await readdir(join(tree, 'drivers'));
  const needless = [
    join(tree, 'sound'),
    ...drivers.filter((driver) => !NEEDED_DRIVERS.has(driver)).map((driver) => join(tree, 'drivers', driver)),
    ...NEEDLESS_NETWORK_DRIVERS.map((driver) => join(tree, 'drivers/net', driver)),
  ];
  for (const folder of needless) await rm(folder, { recursive: true, force: true });
}
