import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';

const RULER = '----------';

export interface GoldenFile {
  readonly name: string;
  /** Sections between lines of ten hyphens; the last is what is expected. */
  readonly inputs: readonly string[];
  readonly expected: string;
  readonly path: string;
}

/** The golden files of a folder. */
export function goldenFiles(folder: string): GoldenFile[] {
  const names = readdirSync(folder).filter((name) => name.endsWith('.txt'));
  return names.sort().map((name) => {
    const path = join(folder, name);
    const sections = readFileSync(path, 'utf8').split(`${RULER}\n`);
    return { name, path, inputs: sections.slice(0, -1), expected: sections.at(-1) ?? '' };
  });
}

/** Compares with the golden file, or writes it when UPDATE_GOLDEN=1. */
export function compareWithGolden(file: GoldenFile, actual: string): void {
  if (process.env['UPDATE_GOLDEN'] === '1') {
    writeFileSync(file.path, [...file.inputs, actual].join(`${RULER}\n`));
    return;
  }
  expect(actual).toBe(file.expected);
}
