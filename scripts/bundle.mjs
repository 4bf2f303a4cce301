// Bundles a built program with all that it needs into one ES module, so that it starts fast where files are slow:
//   node scripts/bundle.mjs [agent] [cli]      (default: every program that is built)
import { existsSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const PROGRAMS = { agent: 'dist/apps/node-agent/src/main.js', cli: 'dist/apps/cli/src/main.js' };

/** Packages of which only what is named is taken: loading their modules has no effect besides their exports. */
const PURE = /^(#libs\/|bullmq$|zod$|@peculiar\/x509$|@peculiar\/asn1-|asn1js$)/;
const PURE_FILES = /\/(dist\/libs|node_modules\/(bullmq|zod|cron-parser|asn1js))\//;

/** Parts of packages that this project does not use and that would only be parsed at each start. */
const LEFT_OUT = [
  // BullMQ's repeated jobs and their calendar.
  {
    filter: /^cron-parser$/,
    contents: "export const CronExpressionParser = { parse() { throw new Error('repeated jobs are left out'); } };",
  },
  // BullMQ's drivers besides ioredis.
  { filter: /^\.\/node-redis-client$/, contents: 'export const createNodeRedisClient = (client) => client;' },
  { filter: /^\.\/bun-redis-client$/, contents: 'export const createBunRedisClient = (client) => client;' },
  // zod's messages in other languages than English.
  { filter: /^\.\.\/locales\/index\.js$/, contents: 'export {};' },
];

const pureModules = {
  name: 'pure-modules',
  setup(esbuild) {
    for (const [index, { filter, contents }] of LEFT_OUT.entries()) {
      const namespace = `left-out-${index}`;
      esbuild.onResolve({ filter }, ({ path }) => ({ path, namespace }));
      esbuild.onLoad({ filter: /.*/, namespace }, () => ({ contents }));
    }
    esbuild.onResolve({ filter: /.*/ }, async ({ path, importer, resolveDir, kind, pluginData }) => {
      if (pluginData === 'resolving' || !(PURE.test(path) || (PURE_FILES.test(importer) && path.startsWith('.'))))
        return;
      if (path.startsWith('#libs/')) {
        return { path: join(root, 'dist/libs', path.slice('#libs/'.length), 'src/index.js'), sideEffects: false };
      }
      const resolved = await esbuild.resolve(path, { importer, resolveDir, kind, pluginData: 'resolving' });
      return { ...resolved, sideEffects: false };
    });
  },
};

const wanted = process.argv.slice(2);
const names =
  wanted.length > 0 ? wanted : Object.keys(PROGRAMS).filter((name) => existsSync(join(root, PROGRAMS[name])));
for (const name of names) {
  const entry = PROGRAMS[name];
  if (entry === undefined || !existsSync(join(root, entry))) {
    console.error(`bundle: ${entry ?? name} is not there; run "npm run build" first`);
    process.exit(1);
  }
  const outfile = join(root, `dist/bundle/${name}.mjs`);
  const { warnings } = await build({
    absWorkingDir: root,
    entryPoints: [entry],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    mainFields: ['module', 'main'],
    minify: false,
    sourcemap: 'linked',
    legalComments: 'none',
    // Native code, and clients of databases that only the checks of their kinds load: found in node_modules when needed.
    external: ['koffi', 'ldapts', 'mysql2', 'pg'],
    logLevel: 'silent',
    // Programs of CommonJS inside the bundle call these.
    banner: {
      js: "import { createRequire as __createRequire } from 'node:module';\nconst require = __createRequire(import.meta.url);\nconst __filename = import.meta.filename ?? '';\nconst __dirname = import.meta.dirname ?? '';",
    },
    plugins: [pureModules],
  });
  for (const { text, location } of warnings) console.error(`bundle: ${location?.file ?? name}: ${text}`);
  console.log(`bundle: dist/bundle/${name}.mjs, ${Math.round(statSync(outfile).size / 1024)} KiB`);
}
