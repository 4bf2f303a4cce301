import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT } from './project.mjs';

const FOLDERS = ['apps', 'libs', 'lab', 'bench', 'migrations', 'packaging', 'test', 'scripts'];

/** Our own files whose name matches, with the path inside the project and the whole path, in a fixed order. */
export function sourceFiles(pattern) {
  return FOLDERS.filter((folder) => existsSync(join(PROJECT, folder)))
    .flatMap((folder) => readdirSync(join(PROJECT, folder), { withFileTypes: true, recursive: true }))
    .filter((entry) => entry.isFile() && pattern.test(entry.name))
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
    .filter((path) => !path.includes('/node_modules/'))
    .map((path) => ({ path, file: path.slice(PROJECT.length + 1) }))
    .sort((a, b) => (a.file < b.file ? -1 : 1));
}
