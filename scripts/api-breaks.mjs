// Refuses changes of the API that would break clients of the last release, unless docs/api/intended-breaks.json names them.
//   node scripts/api-breaks.mjs             compares docs/api/openapi.json with docs/api/released.json
//   node scripts/api-breaks.mjs --release   makes the present document the released one, and forgets the breaks
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { breaksBetween, withoutProse } from './lib/api-breaks.mjs';
import { PROJECT } from './lib/project.mjs';

const [RELEASED, PRESENT, INTENDED] = ['released', 'openapi', 'intended-breaks'].map((name) => `docs/api/${name}.json`);
const read = (file) => JSON.parse(readFileSync(join(PROJECT, file), 'utf8'));
const write = (file, text) => writeFileSync(join(PROJECT, file), `${text}\n`);

const present = read(PRESENT);
if (process.argv.includes('--release')) {
  write(RELEASED, JSON.stringify(withoutProse(present)));
  write(INTENDED, '[]');
  console.log(`${RELEASED} is the API of version ${present.info.version} now`);
} else {
  const breaks = breaksBetween(read(RELEASED), withoutProse(present));
  const intended = read(INTENDED);
  const unmeant = breaks.filter((line) => !intended.some((entry) => entry.break === line && entry.reason?.length > 0));
  const past = intended.filter((entry) => !breaks.includes(entry.break));
  for (const line of unmeant) console.log(`breaks clients: ${line}`);
  for (const entry of past) console.log(`is no break (any more), take it out of ${INTENDED}: ${entry.break}`);
  if (unmeant.length > 0) {
    console.log(`Keep what clients use; if a break is meant, add {"break": "…", "reason": "…"} to ${INTENDED}.`);
  }
  process.exitCode = unmeant.length + past.length > 0 ? 1 : 0;
}
