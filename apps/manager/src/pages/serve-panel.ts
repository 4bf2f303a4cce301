import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { extname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { DomainError } from '#libs/errors';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.woff2': 'font/woff2',
};
const PREFIX = '/panel/';
const START = 'index.html';
/** Names of built files change with their content. */
const FOR_EVER = 'public, max-age=31536000, immutable';

/** Best first; browsers take Brotli over HTTPS and on their own machine only. */
const CODINGS = [
  { name: 'br', suffix: '.br', asked: /\bbr\b(?!\s*;\s*q=0(?:\.0*)?(?:,|$))/ },
  { name: 'gzip', suffix: '.gz', asked: /\bgzip\b/ },
] as const;
type Coding = (typeof CODINGS)[number]['name'];

interface PanelFile {
  readonly type: string;
  readonly body: Buffer;
  /** The same, compressed by the build; empty for what is compressed by itself. */
  readonly coded: ReadonlyMap<Coding, Buffer>;
}

/** Where the build puts the panel, beside the manager's own code. */
export const builtPanel = (): string => fileURLToPath(new URL('../../../../panel', import.meta.url));

/** Every built file by its name in URLs; read once, so that no request reaches the disk. */
function readPanel(folder: string): ReadonlyMap<string, PanelFile> {
  if (!existsSync(join(folder, START))) return new Map();
  const entries = readdirSync(folder, { withFileTypes: true, recursive: true });
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return new Map(
    paths
      .filter((path) => !CODINGS.some(({ suffix }) => path.endsWith(suffix)))
      .map((path) => {
        const name = relative(folder, path).split(sep).join('/');
        const type = TYPES[extname(path)] ?? 'application/octet-stream';
        const coded = CODINGS.filter(({ suffix }) => existsSync(`${path}${suffix}`)).map(
          (coding) => [coding.name, readFileSync(`${path}${coding.suffix}`)] as const,
        );
        return [name, { type, body: readFileSync(path), coded: new Map(coded) }];
      }),
  );
}

/** Serves the panel: its files, and its first page for every path that is a page of it. */
export function servePanel(fastify: FastifyInstance, folder: string): void {
  const files = readPanel(folder);
  fastify.get('/', (_request, reply) => reply.redirect(PREFIX, 302));
  fastify.get('/panel', (_request, reply) => reply.redirect(PREFIX, 302));
  fastify.get<{ Params: { '*': string } }>(`${PREFIX}*`, (request, reply) => {
    const name = request.params['*'];
    const isAsset = name.startsWith('assets/');
    const file = files.get(isAsset || files.has(name) ? name : START);
    if (file === undefined) {
      throw new DomainError('not-found', isAsset ? 'The panel has no such file.' : 'The panel is not built.', {
        hint: isAsset
          ? 'Load the page again: the panel was renewed.'
          : 'Run `npm run build`; the API works without it.',
      });
    }
    return send(request, reply, file, isAsset ? FOR_EVER : 'no-cache');
  });
}

function send(request: FastifyRequest, reply: FastifyReply, file: PanelFile, caching: string): FastifyReply {
  void reply.header('content-type', file.type).header('cache-control', caching).header('vary', 'accept-encoding');
  const asked = request.headers['accept-encoding'] ?? '';
  const coding = CODINGS.find(({ name, asked: sign }) => sign.test(asked) && file.coded.has(name));
  const body = coding === undefined ? undefined : file.coded.get(coding.name);
  if (coding === undefined || body === undefined) return reply.send(file.body);
  return reply.header('content-encoding', coding.name).send(body);
}
