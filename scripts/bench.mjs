import { refuseOldNode } from './lib/node-version.mjs';

refuseOldNode();
const { runProgram } = await import('./lib/run-program.mjs');
const { BENCH } = await import('./lib/packages.mjs');
await runProgram({
  what: 'npm run bench',
  program: 'dist/bench/src/main.js',
  args: process.argv.slice(2),
  packages: BENCH,
});
