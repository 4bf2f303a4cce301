import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { DomainError } from '#libs/errors';
import { ICON_SVG } from './assets/icon.js';
import { PAGE_CSS } from './assets/page-style.js';
import { DOCS_JS, DOCS_PAGE } from './docs-page.js';
import { problemIndex, problemPage } from './problem-pages.js';

const HTML = 'text/html; charset=utf-8';
const CSS = 'text/css; charset=utf-8';
const JS = 'text/javascript; charset=utf-8';

const PAGES: readonly { readonly path: string; readonly type: string; readonly text: string }[] = [
  { path: '/assets/page.css', type: CSS, text: PAGE_CSS },
  { path: '/assets/icon.svg', type: 'image/svg+xml', text: ICON_SVG },
  { path: '/problems', type: HTML, text: problemIndex() },
  { path: '/api/docs', type: HTML, text: DOCS_PAGE },
  { path: '/api/docs/docs.js', type: JS, text: DOCS_JS },
];
const SWAGGER_FILES = { 'swagger-ui.css': CSS, 'swagger-ui-bundle.js': JS } as const;

/** The manager's own pages: documentation, problem codes. Nothing of them needs a log-in or another host. */
export function servePages(fastify: FastifyInstance, openApi: () => string): void {
  const send = (reply: FastifyReply, type: string, body: string | Buffer): FastifyReply =>
    reply.header('content-type', type).header('cache-control', 'no-cache').send(body);
  for (const { path, type, text } of PAGES) fastify.get(path, (_request, reply) => send(reply, type, text));
  fastify.get('/api/openapi.json', (_request, reply) => send(reply, 'application/json; charset=utf-8', openApi()));
  fastify.get<{ Params: { code: string } }>('/problems/:code', (request, reply) => {
    const found = problemPage(request.params.code);
    if (found === null) throw new DomainError('not-found', 'There is no such problem code.');
    return send(reply, HTML, found);
  });
  const folder = dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'));
  for (const [name, type] of Object.entries(SWAGGER_FILES)) {
    fastify.get(`/api/docs/${name}`, async (_request, reply) => send(reply, type, await readFile(join(folder, name))));
  }
}
