// Writes docs/api/openapi.json from the manager's code, and the typed client from that; `--check`: only tells whether both are fresh.
import 'reflect-metadata';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import openapiTypes, { astToString } from 'openapi-typescript';
import { build, isBuilt } from './lib/build.mjs';
import { PROJECT } from './lib/project.mjs';

const DOCUMENT = 'docs/api/openapi.json';
const CLIENT = 'libs/api-client/src/api.generated.ts';

/** The document of the built code. Preview mode makes no provider, so it needs neither database nor queue. */
async function documentOfCode() {
  const load = (path) => import(join(PROJECT, 'dist', path));
  const { AppModule } = await load('apps/manager/src/app.module.js');
  const { openApiDocument } = await load('apps/manager/src/documentation/openapi-document.js');
  const { readManagerConfig } = await load('libs/config/src/index.js');
  const config = readManagerConfig({ DATABASE_URL: 'postgres://localhost', REDIS_URL: 'redis://localhost' });
  const app = await NestFactory.create(AppModule.with(config), new FastifyAdapter(), { preview: true, logger: false });
  return `${JSON.stringify(openApiDocument(app), null, 2)}\n`;
}

async function clientOf(documentText) {
  const types = await openapiTypes(JSON.parse(documentText), { defaultNonNullable: false });
  return `/* Generated from ${DOCUMENT} by npm run api-document. */\n\n${astToString(types)}`;
}

function isFresh(file, text) {
  try {
    return readFileSync(join(PROJECT, file), 'utf8') === text;
  } catch {
    return false;
  }
}

if (!isBuilt()) await build();
const documentText = await documentOfCode();
const outputs = [
  { file: DOCUMENT, text: documentText },
  { file: CLIENT, text: await clientOf(documentText) },
];
const stale = outputs.filter(({ file, text }) => !isFresh(file, text));
if (process.argv.includes('--check')) {
  for (const { file } of stale)
    console.log(`${file} is not what the code says: run npm run api-document and commit it.`);
  process.exitCode = stale.length > 0 ? 1 : 0;
} else {
  for (const { file, text } of stale) {
    mkdirSync(dirname(join(PROJECT, file)), { recursive: true });
    writeFileSync(join(PROJECT, file), text);
    console.log(`wrote ${file}`);
  }
}
// Nest keeps its server ready to listen, which nobody wants here.
process.exit();
