import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { cpioArchive, DIRECTORY_MODE, FILE_MODE, PROGRAM_MODE, type CpioEntry } from './cpio.js';
import { initScript, pid1Script, probeScript, type GuestProgram } from './init-script.js';
import { moduleOrder } from './module-order.js';

/** What the guest needs before it can read the host's files, and its network and control devices. */
const EARLY_MODULES = ['virtio_pci', '9pnet_virtio', '9p', 'overlay', 'virtio_console', 'virtio_net'];
const BUSYBOX_PATH = '/bin/busybox';
const FOLDERS = ['bin', 'dev', 'proc', 'sys', 'lower', 'layer', 'new', 'm'];

/** Archive that boots the guest into the runner. */
export async function guestInitramfs(guest: Omit<GuestProgram, 'modules'>): Promise<Buffer> {
  const [modulesDep, modulesBuiltin] = await Promise.all([
    readFile(join(guest.modulesPath, 'modules.dep'), 'utf8'),
    readFile(join(guest.modulesPath, 'modules.builtin'), 'utf8'),
  ]);
  const files = moduleOrder(modulesDep, modulesBuiltin, EARLY_MODULES);
  const modules = files.map((file) => basename(file));
  const moduleEntries = await Promise.all(
    files.map(async (file): Promise<CpioEntry> => {
      const content = await readFile(join(guest.modulesPath, file));
      return { path: `m/${basename(file)}`, mode: FILE_MODE, content };
    }),
  );
  return cpioArchive([
    ...(await commonEntries(initScript({ ...guest, modules }))),
    { path: 'pid1', mode: FILE_MODE, content: Buffer.from(pid1Script(guest.runner)) },
    ...moduleEntries,
  ]);
}

/** Archive that boots, answers on the console, and switches off. */
export async function probeInitramfs(): Promise<Buffer> {
  return cpioArchive(await commonEntries(probeScript()));
}

async function commonEntries(init: string): Promise<CpioEntry[]> {
  return [
    ...FOLDERS.map((path) => ({ path, mode: DIRECTORY_MODE })),
    { path: 'bin/busybox', mode: PROGRAM_MODE, content: await readFile(BUSYBOX_PATH) },
    { path: 'init', mode: PROGRAM_MODE, content: Buffer.from(init) },
  ];
}
