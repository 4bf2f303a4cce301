import { access } from 'node:fs/promises';
import type { ProgramRunner } from '../types.js';

/** Whether the running kernel has IPVS, or loads it when asked (modprobe(8)). */
export async function hasNativeIpvs(runner: ProgramRunner): Promise<boolean> {
  if (await ipvsIsLoaded()) return true;
  await runner.exec(['modprobe', '--quiet', 'ip_vs']).catch(() => undefined);
  return ipvsIsLoaded();
}

function ipvsIsLoaded(): Promise<boolean> {
  return access('/proc/net/ip_vs').then(
    () => true,
    () => false,
  );
}
