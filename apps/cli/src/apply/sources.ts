import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { messageOf } from '#libs/errors';
import { UsageError } from '../exit-codes.js';
import type { SourceText } from './document.js';

const DOCUMENT = /\.(ya?ml|json)$/;

/** The texts of files, of all documents in folders, and of standard input for `-`. */
export function readSources(paths: readonly string[]): SourceText[] {
  const found = paths.flatMap((path) => filesOf(path)).map((path) => ({ name: path, text: read(path) }));
  if (found.length > 0) return found.map(({ name, text }) => ({ name: name === '-' ? 'standard input' : name, text }));
  throw new UsageError(`There is no document in ${paths.join(', ')}: names of files end in .yaml, .yml or .json.`);
}

function filesOf(path: string): string[] {
  if (path === '-' || !isFolder(path)) return [path];
  return readdirSync(path, { withFileTypes: true })
    .filter((entry) => entry.isFile() && DOCUMENT.test(entry.name))
    .map(({ name }) => join(path, name))
    .sort();
}

function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch (cause) {
    throw new UsageError(`${path} cannot be read: ${messageOf(cause)}.`);
  }
}

function read(path: string): string {
  try {
    return readFileSync(path === '-' ? 0 : path, 'utf8');
  } catch (cause) {
    throw new UsageError(`${path} cannot be read: ${messageOf(cause)}.`);
  }
}
