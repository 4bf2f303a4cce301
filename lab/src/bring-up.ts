import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { bootGuest, makeGuestNetwork } from './guest-side.js';
import { networkScript } from './host/network-script.js';
import { cachedGuestKernel, installGuestKernel, type GuestKernel } from './kernel/guest-kernel.js';
import { hasNativeIpvs } from './kernel/native.js';
import { layOut, type LabLayout } from './layout.js';
import { LocalPrograms } from './local-programs.js';
import { LabError } from './errors.js';
import { mountPoints } from './mounts.js';
import { BUSYBOX, NETNS_FOLDER } from './namespace-exec.js';
import { checkMachine, checkRoot, guestMemoryMb } from './preflight.js';
import { identifyProcess } from './processes.js';
import type { Guest } from './qemu/guest.js';
import { kvmWorks } from './qemu/kvm-probe.js';
import { namespaceFolder, readBootId, writeRunRecord, type RunRecord } from './run-record.js';
import { mustRun, Runner } from './runner.js';
import { Steps } from './steps.js';
import { cleanUpLeftovers, takeDown } from './teardown.js';
import type { LabKernelMode, LabOptions } from './types.js';

const DEFAULT_NAME = 'dlab';

/** What exists once a lab is up. */
export interface RunningLab {
  readonly layout: LabLayout;
  readonly record: RunRecord;
  readonly stateDir: string;
  readonly guest: RunningGuest | undefined;
}

export interface RunningGuest {
  readonly guest: Guest;
  readonly mode: Exclude<LabKernelMode, 'native'>;
}

/** Makes switch, machines and, where the running kernel lacks IPVS, the guest; undoes it all when a part fails. */
export async function bringUp(options: LabOptions): Promise<RunningLab> {
  const steps = new Steps(options.onStep, options.signal);
  const stateDir = resolve(options.stateDir);
  const layout = layOut(options.name ?? DEFAULT_NAME, options.machines);
  checkRoot();
  const leftovers = await cleanUpLeftovers(stateDir);
  const { needsGuest, cached } = await steps.run(
    'Look at this machine',
    () => lookAtMachine(options, stateDir, layout),
    (found) =>
      `${found.needsGuest ? 'a guest brings IPVS' : 'no guest is needed'}${leftovers ? '; removed an earlier run' : ''}`,
  );
  const record = await recordRun(stateDir, layout);
  try {
    const kernel = needsGuest ? (cached ?? (await installKernel(steps, kernelDirOf(options)))) : undefined;
    const script = networkScript(layout, {
      machines: layout.machines.filter(({ spec }) => !needsGuest || spec.placement === 'host'),
      namespaceFolder: namespaceFolder(stateDir),
      switchNamespace: layout.switchNamespace,
      uplink: needsGuest ? 'tap' : 'none',
    });
    await steps.run('Make the switch and the machines of this host', () =>
      mustRun(localRunner(), [BUSYBOX, 'sh'], { stdin: script }),
    );
    const guest = kernel ? await startGuest(options, steps, stateDir, layout, kernel) : undefined;
    return { layout, record, stateDir, guest };
  } catch (error) {
    // What cannot be removed now stays on record, and the next start removes it.
    await takeDown(stateDir, record).catch(() => undefined);
    throw error;
  }
}

async function lookAtMachine(
  options: LabOptions,
  stateDir: string,
  layout: LabLayout,
): Promise<{ needsGuest: boolean; cached: GuestKernel | undefined }> {
  const choice = options.kernel ?? 'auto';
  const isNative = choice !== 'guest' && (await hasNativeIpvs(localRunner()));
  if (choice === 'native' && !isNative) {
    throw new LabError(
      'lab-kernel-unavailable',
      'The running kernel has no ip_vs module; choose the guest kernel instead.',
    );
  }
  const needsGuest = !isNative && layout.machines.some(({ spec }) => spec.placement === 'guest');
  const cached = await cachedGuestKernel(kernelDirOf(options));
  await checkMachine({ stateDir, layout, needsGuest, needsDownload: cached === undefined });
  if (needsGuest) await guestMemoryMb(options.guestMemoryMb);
  return { needsGuest, cached };
}

async function recordRun(stateDir: string, layout: LabLayout): Promise<RunRecord> {
  const owner = await identifyProcess(process.pid);
  if (owner === undefined) throw new LabError('lab-unsupported-machine', 'The lab needs /proc.');
  const record: RunRecord = {
    owner,
    bootId: await readBootId(),
    namespaces: [layout.switchNamespace, ...layout.machines.map(({ namespace }) => namespace)],
    madeNetnsMount: !(await mountPoints()).includes(NETNS_FOLDER),
  };
  await mkdir(stateDir, { recursive: true });
  await writeRunRecord(stateDir, record);
  return record;
}

const kernelDirOf = ({ kernelDir, stateDir }: LabOptions): string => resolve(kernelDir ?? stateDir);

function installKernel(steps: Steps, kernelDir: string): Promise<GuestKernel> {
  return steps.run(
    "Download and unpack Debian's kernel",
    () => installGuestKernel(localRunner(), kernelDir),
    ({ release }) => release,
  );
}

async function startGuest(
  options: LabOptions,
  steps: Steps,
  stateDir: string,
  layout: LabLayout,
  kernel: GuestKernel,
): Promise<RunningGuest> {
  const hasKvm = await steps.run(
    'Try KVM',
    () => kvmWorks(localRunner(), kernel, stateDir),
    (works) => (works ? 'works' : 'does not work here; the guest is translated'),
  );
  const plan = {
    stateDir,
    layout,
    kernel,
    accelerator: hasKvm ? 'kvm' : 'tcg',
    memoryMb: await guestMemoryMb(options.guestMemoryMb),
    writablePaths: [join(stateDir, 'machines'), ...(options.writablePaths ?? []).map((path) => resolve(path))],
    signal: options.signal,
  } as const;
  const guest = await steps.run(
    'Boot the guest',
    () => bootGuest(plan),
    ({ ready }) => `Linux ${ready.kernelRelease}, ${plan.memoryMb} MiB`,
  );
  const machines = layout.machines.filter(({ spec }) => spec.placement === 'guest');
  await steps.run('Make the machines of the guest', () => makeGuestNetwork(guest, layout, machines));
  return { guest, mode: hasKvm ? 'guest-kvm' : 'guest-tcg' };
}

function localRunner(): Runner {
  return new Runner(new LocalPrograms());
}
