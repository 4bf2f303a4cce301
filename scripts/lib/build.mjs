import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bin, logFile, PROJECT, Refusal } from './project.mjs';
import { run, tail } from './process.mjs';
import { sourceFiles } from './sources.mjs';

const FILES = ['package.json', 'package-lock.json', 'tsconfig.json', 'tsconfig.build.json', 'nest-cli.json'];
const STAMP = join(PROJECT, 'dist', '.built-from');

/** A hash of everything that the build reads. */
function sourceHash() {
  const hash = createHash('sha256').update(process.versions.node);
  const sources = sourceFiles(/(?<!\.spec|\.e2e-spec)\.(ts|tsx|mjs|json|css|html)$/).map(({ file }) => file);
  for (const file of [...FILES, ...sources].sort()) {
    hash.update(`\0${file}\0`).update(readFileSync(join(PROJECT, file)));
  }
  return hash.digest('hex');
}

export function isBuilt() {
  return existsSync(STAMP) && readFileSync(STAMP, 'utf8') === sourceHash();
}

/** Compiles the whole program, bundles what runs in the guest, and the panel. */
export async function build() {
  const hash = sourceHash();
  rmSync(STAMP, { force: true });
  await must(bin('nest'), ['build', 'manager'], 'build');
  await must(process.execPath, ['scripts/bundle.mjs'], 'bundle');
  await must(process.execPath, ['scripts/panel.mjs'], 'panel');
  mkdirSync(join(PROJECT, 'dist'), { recursive: true });
  writeFileSync(STAMP, hash);
}

async function must(program, args, name) {
  const { status, output } = await run(program, args, { cwd: PROJECT, logFile: logFile(name), timeoutMs: 300_000 });
  if (status !== 0) throw new Refusal(`The ${name} failed (${logFile(name)}):\n${tail(output, 30)}`);
}
