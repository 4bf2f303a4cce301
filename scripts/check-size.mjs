import { readFileSync } from 'node:fs';
import { sourceFiles } from './lib/sources.mjs';

const SOURCE_LIMIT = 400;
const SPEC_LIMIT = 600;
const SHOWN = 10;

/** Every source file of the checkout with its length in lines, longest first. */
function lengths() {
  return sourceFiles(/(?<!\.generated|\.d)\.(ts|tsx|mjs|cjs|sh)$/)
    .map(({ file, path }) => ({ file, lines: readFileSync(path, 'utf8').split('\n').length - 1 }))
    .sort((a, b) => b.lines - a.lines);
}

const limitOf = (file) => (/\.(e2e-)?spec\.ts$/.test(file) ? SPEC_LIMIT : SOURCE_LIMIT);

const all = lengths();
const tooLong = all.filter(({ file, lines }) => lines > limitOf(file));
console.log(`The ${SHOWN} longest of ${all.length} files:`);
for (const { file, lines } of all.slice(0, SHOWN)) console.log(`${String(lines).padStart(5)} ${file}`);
for (const { file, lines } of tooLong) console.log(`${file} has ${lines} lines; the limit is ${limitOf(file)}.`);
process.exitCode = tooLong.length > 0 ? 1 : 0;
