import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { tapName } from './host/ip-batch.js';
import { networkScript } from './host/network-script.js';
import type { GuestKernel } from './kernel/guest-kernel.js';
import { guestInitramfs } from './kernel/initramfs.js';
import type { LabLayout, MachineLayout } from './layout.js';
import { argvInNetwork, BUSYBOX } from './namespace-exec.js';
import { guestArgv, type Accelerator } from './qemu/arguments.js';
import { CONTROL_FD, Guest } from './qemu/guest.js';
import { runFolder } from './run-record.js';
import { mustRun, Runner } from './runner.js';

/** Folder inside the guest for the files that keep its machines' namespaces alive. */
export const GUEST_NAMESPACE_FOLDER = '/run/lab-namespaces';

const RUNNER_FILE = fileURLToPath(new URL('./guest/runner.js', import.meta.url));
const BOOT_LIMIT_MS = 90_000;

export interface GuestPlan {
  readonly stateDir: string;
  readonly layout: LabLayout;
  readonly kernel: GuestKernel;
  readonly accelerator: Accelerator;
  readonly memoryMb: number;
  readonly writablePaths: readonly string[];
  readonly signal: AbortSignal | undefined;
}

/** Boots the guest on the switch's taps, and sets its clock by this host's. */
export async function bootGuest(plan: GuestPlan): Promise<Guest> {
  for (const path of plan.writablePaths) await mkdir(path, { recursive: true });
  const writableShares = plan.writablePaths.map((path, index) => ({ tag: `writable${index}`, path }));
  const initramfs = join(runFolder(plan.stateDir), 'initramfs.cpio');
  const archive = await guestInitramfs({
    kernelRelease: plan.kernel.release,
    modulesPath: plan.kernel.modulesPath,
    writableShares,
    runner: [process.execPath, RUNNER_FILE],
  });
  await writeFile(initramfs, archive);
  const consoleLog = join(plan.stateDir, 'guest-console.log');
  await rm(consoleLog, { force: true });
  const argv = guestArgv(
    { accelerator: plan.accelerator, kernelImage: plan.kernel.image, initramfs, memoryMb: plan.memoryMb },
    {
      writableShares,
      taps: plan.layout.segments.map((_name, segment) => tapName(segment)),
      controlFd: CONTROL_FD,
      consoleLog,
    },
  );
  const guest = await Guest.boot({
    argv: argvInNetwork(plan.layout.switchNamespace, argv),
    consoleLog,
    timeoutMs: BOOT_LIMIT_MS,
    signal: plan.signal,
  });
  await setClock(new Runner(guest.channel));
  return guest;
}

/** Makes the machines that live in the guest. */
export async function makeGuestNetwork(
  guest: Guest,
  layout: LabLayout,
  machines: readonly MachineLayout[],
): Promise<void> {
  const script = networkScript(layout, {
    machines,
    namespaceFolder: GUEST_NAMESPACE_FOLDER,
    switchNamespace: undefined,
    uplink: 'card',
  });
  await mustRun(new Runner(guest.channel), [BUSYBOX, 'sh'], { stdin: script });
}

/** The guest's hardware clock tells whole seconds only; what the setting itself takes is measured first and added. */
async function setClock(runner: Runner): Promise<void> {
  const startedAt = performance.now();
  await mustRun(runner, ['date', '--utc']);
  const halfMs = (performance.now() - startedAt) / 2;
  await mustRun(runner, ['date', '--utc', '--set', `@${(Date.now() + halfMs) / 1000}`]);
}
