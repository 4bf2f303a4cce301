/**
 * Benchmarks, each beside its peer in one run. usage: main.js list | NAME… [--json] | all [--json]
 * The exit status is 0 when all that was asked ran; whether a target was met is printed, not hidden in it.
 */
import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Bench } from './bench.js';
import { checks10k } from './checks/checks-10k.js';
import { failover } from './failover/failover.js';
import { apiReads } from './panel/api-reads.js';
import { panelList } from './panel/panel-list.js';
import { panelLoad } from './panel/panel-load.js';
import { panelStatus } from './panel/panel-status.js';
import { forPeople, toResult } from './report.js';
import { surroundings } from './surroundings.js';
import { tableBenches } from './table/table-benches.js';

const BENCHES: readonly Bench[] = [
  ...[failover, checks10k, ...tableBenches],
  ...[apiReads, panelLoad, panelList, panelStatus],
];
const projectDir = fileURLToPath(new URL('../../..', import.meta.url));
const isJson = process.argv.includes('--json');
const names = process.argv.slice(2).filter((word) => word !== '--json');

/** Progress goes to standard error: with --json standard output has JSON lines and nothing else. */
const say = (line: string): void => console.error(line);
const print = (line: string): void => console.log(line);

async function runOne(bench: Bench): Promise<boolean> {
  const stateDir = join(resolve(process.env['DIRECTORATE_STATE'] ?? join(projectDir, '.state')), 'bench', bench.name);
  await mkdir(stateDir, { recursive: true });
  say(`▶ ${bench.name}: ${bench.about}`);
  try {
    for (const comparison of await bench.run({ projectDir, stateDir, say })) {
      const result = toResult(comparison);
      print(isJson ? JSON.stringify(result) : forPeople(result));
    }
    return true;
  } catch (error) {
    say(`✗ ${bench.name}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
    return false;
  }
}

async function runAll(benches: readonly Bench[]): Promise<boolean> {
  const around = surroundings();
  print(
    isJson
      ? JSON.stringify({ name: 'surroundings', ...around })
      : Object.entries(around)
          .map(([what, text]) => `${what}: ${text}`)
          .join('\n'),
  );
  let isWhole = true;
  for (const bench of benches) isWhole = (await runOne(bench)) && isWhole;
  return isWhole;
}

const chosen = names.includes('all') ? BENCHES : BENCHES.filter(({ name }) => names.includes(name));
const unknown = names.filter((word) => word !== 'all' && word !== 'list' && !BENCHES.some(({ name }) => name === word));
if (names.length === 1 && names[0] === 'list') {
  for (const { name, about } of BENCHES) print(`${name.padEnd(14)} ${about}`);
} else if (chosen.length > 0 && unknown.length === 0) {
  process.exitCode = (await runAll(chosen)) ? 0 : 1;
} else {
  const what = unknown.length > 0 ? `There is no benchmark ${unknown.join(', ')}; \`list\` names them.\n` : '';
  console.error(`${what}usage: npm run bench -- list | NAME… [--json] | all [--json]`);
  process.exitCode = 2;
}
