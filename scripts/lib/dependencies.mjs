import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { logFile, PROJECT, Refusal } from './project.mjs';
import { run, tail } from './process.mjs';

const read = (path) => JSON.parse(readFileSync(join(PROJECT, path), 'utf8')).packages;

/** Whether node_modules holds exactly what package-lock.json names, by npm's own record of what it installed. */
export function areDependenciesInstalled() {
  if (!existsSync(join(PROJECT, 'node_modules/.package-lock.json'))) return false;
  const wanted = read('package-lock.json');
  const installed = read('node_modules/.package-lock.json');
  const same = (path) => wanted[path]?.integrity === installed[path]?.integrity;
  const isNeeded = (path) => path !== '' && wanted[path].optional !== true && wanted[path].peer !== true;
  return (
    Object.keys(installed).every(same) &&
    Object.keys(wanted).every((path) => !isNeeded(path) || (installed[path] !== undefined && isThere(path)))
  );
}

const isThere = (path) => existsSync(join(PROJECT, path));

/**
 * Installs what package-lock.json names. Not `npm ci`: that refuses a lock file without the optional packages of other
 * platforms, which npm leaves out when it cannot see them. The check afterwards is the same: exactly what is locked.
 */
export async function installDependencies() {
  const args = ['install', '--no-save', '--no-audit', '--no-fund', '--loglevel=error'];
  const log = logFile('npm-install');
  const { status, output } = await run('npm', args, { cwd: PROJECT, logFile: log, timeoutMs: 900_000 });
  if (status !== 0) throw new Refusal(`npm could not install the dependencies (${log}):\n${tail(output)}`);
  if (!areDependenciesInstalled()) {
    throw new Refusal(
      `npm installed something else than package-lock.json names: remove node_modules and start again (${log}).`,
    );
  }
}
