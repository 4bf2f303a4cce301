import { existsSync, mkdirSync, statfsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of this checkout. */
export const PROJECT = fileURLToPath(new URL('../..', import.meta.url)).replace(/\/$/, '');

/** Where everything lives that a run leaves behind. */
export const STATE = resolve(process.env.DIRECTORATE_STATE || join(PROJECT, '.state'));

export const bin = (name) => join(PROJECT, 'node_modules', '.bin', name);

export const logFile = (name) => join(STATE, 'log', `${name}.log`);

/** Free bytes where a folder is, or will be. */
export function freeBytes(folder) {
  let there = folder;
  while (!existsSync(there)) there = dirname(there);
  const { bavail, bsize } = statfsSync(there);
  return bavail * bsize;
}

/** A refusal that is told to the user in one sentence, without a stack. */
export class Refusal extends Error {}

export function makeStateFolder() {
  mkdirSync(join(STATE, 'log'), { recursive: true });
}
