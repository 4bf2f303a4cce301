import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { LabError } from '../errors.js';
import { mustRun } from '../runner.js';
import type { ProgramRunner } from '../types.js';

const META_PACKAGE = 'linux-image-amd64';
const DOWNLOAD_TIMEOUT_MS = 300_000;

/** Debian's kernel package on disk. */
export interface KernelPackage {
  readonly release: string;
  readonly file: string;
}

/** Downloads the package that `linux-image-amd64` stands for, checked by apt against the archive's signatures. */
export async function downloadKernelPackage(runner: ProgramRunner, folder: string): Promise<KernelPackage> {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  try {
    return await downloadWith(runner, folder, []);
  } catch {
    // The machine's package lists are missing or out of date: use lists of our own, and leave the machine's alone.
    const lists = join(folder, 'lists');
    await mkdir(join(lists, 'partial'), { recursive: true });
    const options = ['-o', `Dir::State::Lists=${lists}`, '-o', `Dir::Cache=${folder}`];
    try {
      const update = ['apt-get', ...aptOptions(options), '-o', 'APT::Update::Error-Mode=any', 'update'];
      await mustRun(runner, update, { timeoutMs: DOWNLOAD_TIMEOUT_MS, env: proxySettings() });
      return await downloadWith(runner, folder, options);
    } catch (cause) {
      await rm(folder, { recursive: true, force: true });
      const message = `Debian's kernel package could not be downloaded; is there a network? (${reasonOf(cause)})`;
      throw new LabError('lab-kernel-unavailable', message, { cause });
    }
  }
}

async function downloadWith(runner: ProgramRunner, folder: string, options: string[]): Promise<KernelPackage> {
  const show = await mustRun(runner, ['apt-cache', ...aptOptions(options), 'show', '--no-all-versions', META_PACKAGE]);
  const name = kernelPackageName(show);
  if (name === undefined) throw new Error(`${META_PACKAGE} depends on no kernel.`);
  await mustRun(runner, ['apt-get', ...aptOptions(options), 'download', name], {
    cwd: folder,
    env: proxySettings(),
    timeoutMs: DOWNLOAD_TIMEOUT_MS,
  });
  const file = (await readdir(folder)).find((entry) => entry.endsWith('.deb'));
  if (file === undefined) throw new Error(`apt-get did not leave the package ${name}.`);
  return { release: name.replace(/^linux-image-/, ''), file: join(folder, file) };
}

/** The kernel's package among the dependencies that `apt-cache show linux-image-amd64` tells. */
export function kernelPackageName(show: string): string | undefined {
  return /^Depends:.*?\b(linux-image-[0-9][\w.+-]*)/m.exec(show)?.[1];
}

/** apt drops its privileges for downloads, and then cannot write into a folder of root's. */
function aptOptions(options: string[]): string[] {
  return ['-q', '-o', 'APT::Sandbox::User=root', ...options];
}

/** The owner's proxies, which apt reads from its environment (apt-transport-http(1)). */
function proxySettings(): Record<string, string> {
  const names = ['http_proxy', 'https_proxy', 'no_proxy'];
  return Object.fromEntries(names.flatMap((name) => (process.env[name] ? [[name, process.env[name]]] : [])));
}

/** apt's first line that begins with `E:`. */
function reasonOf(cause: unknown): string {
  const message = cause instanceof Error ? cause.message : String(cause);
  return /\bE: (.*)/.exec(message)?.[1] ?? message;
}
