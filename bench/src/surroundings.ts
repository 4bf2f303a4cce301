import { execFileSync } from 'node:child_process';
import { cpus, release, totalmem } from 'node:os';

function version(program: string, args: readonly string[], pattern: RegExp): string {
  try {
    const text = execFileSync(program, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'], timeout: 10_000 });
    return pattern.exec(text)?.[0] ?? text.trim().slice(0, 60);
  } catch (error) {
    // Some print their version and end with a failure where the kernel has no IPVS.
    const { stdout = '', stderr = '' } = error as { stdout?: string; stderr?: string };
    return pattern.exec(`${stdout}${stderr}`)?.[0] ?? 'absent';
  }
}

const debian = (name: string): string => {
  const found = version('dpkg-query', ['-W', '-f', '${Version}', name], /^\S+$/m);
  return found === '' ? 'absent' : found;
};

/** The machine and the versions that figures are worth something with. */
export function surroundings(): Readonly<Record<string, string>> {
  const cores = cpus();
  return {
    machine: `${cores.length} × ${cores[0]?.model.trim() ?? 'unknown'}, ${Math.round(totalmem() / 2 ** 30)} GiB`,
    kernel: release(),
    node: process.version,
    ipvsadm: debian('ipvsadm'),
    keepalived: debian('keepalived'),
    ldirectord: debian('ldirectord'),
    qemu: debian('qemu-system-x86'),
  };
}
