import { refuseOldNode } from './lib/node-version.mjs';

refuseOldNode();
const { build, isBuilt } = await import('./lib/build.mjs');
const { Refusal } = await import('./lib/project.mjs');
try {
  if (!isBuilt()) await build();
} catch (error) {
  console.error(error instanceof Refusal ? error.message : error);
  process.exitCode = 1;
}
