import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { BROWSER, LAB } from './packages.mjs';
import { bin, logFile, PROJECT, STATE } from './project.mjs';

const MINUTE_MS = 60_000;

const vitest = (project) => {
  const file = join(STATE, 'log', `vitest-${project}.json`);
  return {
    program: bin('vitest'),
    args: ['run', '--project', project, '--reporter=default', '--reporter=json', `--outputFile.json=${file}`],
    before: () => rmSync(file, { force: true }),
    count: () => {
      if (!existsSync(file)) return { passed: 0, failed: 1, skipped: 0 };
      const { numPassedTests, numFailedTests, numFailedTestSuites, numPendingTests, success } = JSON.parse(
        readFileSync(file, 'utf8'),
      );
      // A file that cannot be loaded has no failed test, but the run has failed all the same.
      const failed = numFailedTests > 0 || success ? numFailedTests : Math.max(1, numFailedTestSuites);
      return { passed: numPassedTests, failed, skipped: numPendingTests };
    },
  };
};

const countScenarios = ({ output, status }) => {
  const found = [...output.matchAll(/(\d+) passed, (\d+) failed/g)].at(-1);
  if (found === undefined) return { passed: 0, failed: 1, skipped: 0 };
  return { passed: Number(found[1]), failed: Math.max(Number(found[2]), status === 0 ? 0 : 1), skipped: 0 };
};

const node = (...args) => ({ program: process.execPath, args });

/**
 * Every tier of the tests, cheapest first. Tiers of one lane run one after the other, the lanes `checks` and `tests`
 * beside each other; `machines` has the computer for itself, because it measures time.
 */
export const TIERS = [
  { name: 'size', what: 'no file grows too long', lane: 'checks', ...node('scripts/check-size.mjs') },
  {
    name: 'format',
    what: 'prettier',
    lane: 'checks',
    program: bin('prettier'),
    args: ['--check', '--log-level=warn', '.'],
  },
  {
    name: 'types',
    what: 'tsc',
    lane: 'checks',
    program: bin('tsc'),
    args: ['-p', 'tsconfig.json', '--noEmit', '--tsBuildInfoFile', 'dist/types.tsbuildinfo'],
  },
  {
    name: 'panel-types',
    what: 'tsc of the panel',
    lane: 'checks',
    program: bin('tsc'),
    args: ['-p', 'apps/panel/tsconfig.json'],
  },
  {
    name: 'architecture',
    what: 'dependency-cruiser',
    lane: 'checks',
    program: bin('depcruise'),
    args: [
      '--config',
      '.dependency-cruiser.cjs',
      ...['apps', 'libs', 'lab', 'bench', 'migrations', 'test'].filter((name) => existsSync(join(PROJECT, name))),
    ],
  },
  { name: 'unused', what: 'knip', lane: 'checks', program: bin('knip'), args: ['--no-progress'] },
  {
    name: 'api-document',
    what: 'docs/api/openapi.json and the client are fresh',
    lane: 'checks',
    ...node('scripts/api-document.mjs', '--check'),
  },
  {
    name: 'api-breaks',
    what: 'no client of the released API breaks',
    lane: 'checks',
    ...node('scripts/api-breaks.mjs'),
  },
  {
    name: 'lint',
    what: 'eslint with types',
    lane: 'checks',
    program: bin('eslint'),
    args: ['.', '--max-warnings=0', '--cache', '--cache-location=dist/.eslintcache'],
  },
  { name: 'unit', what: 'specs beside the sources', lane: 'tests', ...vitest('unit') },
  {
    name: 'e2e',
    what: 'the API on real PostgreSQL and Redis, the panel in a browser',
    lane: 'tests',
    packages: BROWSER,
    timeoutMs: 20 * MINUTE_MS,
    ...vitest('e2e'),
  },
  {
    name: 'lab',
    what: 'scenarios with packets and a real IPVS',
    lane: 'machines',
    needsRoot: true,
    packages: LAB,
    ...node('--enable-source-maps', 'dist/test/scenarios/run.js', 'run', 'all'),
    count: countScenarios,
    timeoutMs: 25 * MINUTE_MS,
  },
].map((tier) => ({ timeoutMs: 6 * MINUTE_MS, logFile: logFile(`test-${tier.name}`), ...tier }));
