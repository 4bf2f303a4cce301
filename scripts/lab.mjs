import { refuseOldNode } from './lib/node-version.mjs';

refuseOldNode();
const { runProgram } = await import('./lib/run-program.mjs');
const { LAB } = await import('./lib/packages.mjs');
await runProgram({
  what: 'npm run lab',
  program: 'dist/test/scenarios/run.js',
  args: process.argv.slice(2),
  packages: LAB,
});
