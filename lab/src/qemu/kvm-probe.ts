import { access, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { probeInitramfs } from '../kernel/initramfs.js';
import type { GuestKernel } from '../kernel/guest-kernel.js';
import { PROBE_ANSWER } from '../kernel/init-script.js';
import type { ProgramRunner } from '../types.js';
import { bareGuestArgv } from './arguments.js';

/** A kernel under a working KVM is up in a second; one under a broken KVM never is. */
const PROBE_LIMIT_MS = 6_000;
const PROBE_MEMORY_MB = 256;
const VERDICT_FILE = 'kvm-verdict.json';

interface Verdict {
  readonly bootId: string;
  readonly kernelRelease: string;
  readonly works: boolean;
}

/** Whether a guest boots under KVM here; the answer holds until this machine boots again. */
export async function kvmWorks(runner: ProgramRunner, kernel: GuestKernel, stateDir: string): Promise<boolean> {
  const hasDevice = await access('/dev/kvm').then(
    () => true,
    () => false,
  );
  if (!hasDevice) return false;
  const bootId = (await readFile('/proc/sys/kernel/random/boot_id', 'utf8')).trim();
  const verdictFile = join(stateDir, VERDICT_FILE);
  const known = await readFile(verdictFile, 'utf8').then(
    (text) => JSON.parse(text) as Verdict,
    () => undefined,
  );
  if (known?.bootId === bootId && known.kernelRelease === kernel.release) return known.works;
  const works = await bootsUnderKvm(runner, kernel, stateDir);
  const verdict: Verdict = { bootId, kernelRelease: kernel.release, works };
  await writeFile(verdictFile, JSON.stringify(verdict));
  return works;
}

async function bootsUnderKvm(runner: ProgramRunner, kernel: GuestKernel, stateDir: string): Promise<boolean> {
  const initramfs = join(stateDir, 'kvm-probe.cpio');
  await writeFile(initramfs, await probeInitramfs());
  const argv = bareGuestArgv({
    accelerator: 'kvm',
    kernelImage: kernel.image,
    initramfs,
    memoryMb: PROBE_MEMORY_MB,
  });
  try {
    const { stdout } = await runner.exec([...argv, '-serial', 'stdio'], { timeoutMs: PROBE_LIMIT_MS });
    return stdout.includes(PROBE_ANSWER);
  } catch {
    return false;
  } finally {
    await rm(initramfs, { force: true });
  }
}
