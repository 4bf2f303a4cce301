import { spawnSync } from 'node:child_process';
import koffi from 'koffi';

const CLONE_NEWNET = 0x40000000;
const unshare = koffi.load('libc.so.6').func('int unshare(int flags)') as (flags: number) => number;

/**
 * Moves this program, and whatever it starts from now on, into a network namespace of its own (unshare(2)): its IPVS table is as empty as
 * after a boot. `ipvsadm -C` does not make it so: the kernel keeps deleted real servers for two minutes and more, and searches all of them
 * for each one that is added (`ip_vs_trash_get_dest` in net/netfilter/ipvs/ip_vs_ctl.c).
 */
export function enterEmptyKernel(): void {
  if (unshare(CLONE_NEWNET) !== 0) throw new Error('unshare(CLONE_NEWNET) was refused: this needs root.');
  // Without any address the kernel takes no real server for one that can be reached.
  const { status, stderr } = spawnSync('ip', ['link', 'set', 'lo', 'up'], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`ip link set lo up: ${stderr}`);
}
