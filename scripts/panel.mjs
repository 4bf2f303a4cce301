import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { build } from 'vite';
import { PROJECT } from './lib/project.mjs';

const OUT = join(PROJECT, 'dist/panel');
/** Everything else is compressed by its format. */
const COMPRESSIBLE = new Set(['.html', '.js', '.css', '.svg']);

await build({ configFile: join(PROJECT, 'apps/panel/vite.config.ts'), logLevel: 'warn' });
for (const entry of readdirSync(OUT, { withFileTypes: true, recursive: true })) {
  const path = join(entry.parentPath, entry.name);
  if (!entry.isFile() || !COMPRESSIBLE.has(extname(path))) continue;
  const body = readFileSync(path);
  writeFileSync(`${path}.gz`, gzipSync(body, { level: 9 }));
  writeFileSync(`${path}.br`, brotliCompressSync(body));
}
