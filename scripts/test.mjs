import { refuseOldNode } from './lib/node-version.mjs';

refuseOldNode();
const { test } = await import('./lib/test.mjs');
await test(process.argv.slice(2));
