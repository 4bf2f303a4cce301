import { refuseOldNode } from './lib/node-version.mjs';

refuseOldNode();
const { start } = await import('./lib/start.mjs');
await start(process.argv.slice(2));
