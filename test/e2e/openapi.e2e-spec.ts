import { readFile } from 'node:fs/promises';
import supertest from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { routesOf } from '../../apps/manager/src/common/http/route-table.js';
import { TestManager } from './harness/manager.js';
import { Stores } from './harness/stores.js';

interface Operation {
  readonly operationId?: string;
  readonly summary?: string;
  readonly tags?: readonly string[];
  readonly security?: readonly object[];
  readonly parameters?: readonly { readonly name: string; readonly in: string }[];
  readonly requestBody?: { readonly content: Record<string, { readonly schema: object }> };
  readonly responses: Record<string, { readonly content?: Record<string, { readonly schema?: object }> }>;
}
interface Document {
  readonly openapi: string;
  readonly paths: Record<string, Record<string, Operation>>;
  readonly components: {
    readonly schemas: Record<string, { readonly properties?: Record<string, object> }>;
    readonly securitySchemes: object;
  };
}

let stores: Stores;
let manager: TestManager;
/** The document as it is built, with all that the comments say. */
let document: Document;

beforeAll(async () => {
  document = JSON.parse(await readFile(new URL('../../docs/api/openapi.json', import.meta.url), 'utf8')) as Document;
  stores = await Stores.start();
  manager = await TestManager.start(stores);
});
afterAll(async () => {
  await manager.stop();
  await stores.stop();
});

const operations = (): (Operation & { readonly path: string; readonly method: string })[] =>
  Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ ...operation, path, method })),
  );

/** What strangers may send: what proves who they are. */
const OPEN = ['sessions.create', 'joinRequests.ask'];

describe('the OpenAPI document', () => {
  it('is served, and is OpenAPI 3.1', async () => {
    const served = (await supertest(manager.server).get('/api/openapi.json')).body as Document;
    expect(served.openapi).toBe('3.1.0');
    expect(Object.keys(served.paths).sort()).toEqual(Object.keys(document.paths).sort());
  });

  it('has every route of the API, and no other', () => {
    const fastify = manager.app.getHttpAdapter().getInstance();
    const routes = routesOf(fastify)
      .filter((route) => !route.startsWith('HEAD ') && /^\w+ \/(api\/v1|livez|readyz)/.test(route))
      .map((route) => route.replaceAll(/:(\w+)/g, '{$1}'));
    const described = operations().map(({ method, path }) => `${method.toUpperCase()} ${path}`);
    expect(described.sort()).toEqual(routes.sort());
  });

  it('gives each operation a stable id of its own and a summary', () => {
    const ids = operations().map(({ operationId }) => operationId);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { operationId, summary } of operations()) {
      expect(operationId).toMatch(/^[a-z][A-Za-z]+\.[a-z][A-Za-z]+$/);
      expect(summary, operationId).toMatch(/\w+/);
    }
  });

  it('names the log-in, the parameters of the path, and the problems of each', () => {
    expect(document.components.securitySchemes).toMatchObject({ bearer: { type: 'http', scheme: 'bearer' } });
    for (const { path, operationId, security, parameters = [], responses } of operations()) {
      const isOpen = /^\/(livez|readyz)/.test(path) || OPEN.includes(operationId ?? '');
      expect(security !== undefined, operationId).toBe(!isOpen);
      for (const [, name] of path.matchAll(/\{(\w+)\}/g)) {
        expect(parameters, operationId).toContainEqual(expect.objectContaining({ name, in: 'path' }));
      }
      if (!path.startsWith('/api/v1')) continue;
      for (const status of ['401', '429', '500', '503']) {
        expect(
          responses[status]?.content?.['application/problem+json']?.schema,
          `${operationId} ${status}`,
        ).toBeDefined();
      }
    }
  });

  it('describes every body and every answer by a schema', () => {
    for (const { method, operationId, requestBody, responses, path } of operations()) {
      const isBodiless =
        /\/(acknowledge|apply|cancel|confirm|readmit|release|replay|restore|resume|skip|test|undo|zero)$/.test(path);
      if ((method === 'post' || method === 'put' || method === 'patch') && !isBodiless) {
        expect(requestBody?.content['application/json']?.schema, operationId).toBeDefined();
      }
      const good = Object.entries(responses).filter(([status]) => status.startsWith('2') && status !== '204');
      for (const [status, { content = {} }] of good) {
        const isStream = path.endsWith('/events') || path.endsWith('/stream') || path.endsWith('/export');
        if (!isStream) expect(content['application/json']?.schema, `${operationId} ${status}`).toBeDefined();
      }
    }
  });

  it('gives every property of every schema a type', () => {
    const kinds = ['type', '$ref', 'anyOf', 'allOf', 'oneOf', 'enum'];
    const bare = Object.entries(document.components.schemas).flatMap(([name, { properties = {} }]) =>
      Object.entries(properties).flatMap(([property, schema]) =>
        kinds.some((kind) => kind in schema) ? [] : [`${name}.${property}`],
      ),
    );
    expect(bare).toEqual([]);
  });

  it('explains each problem code under /problems', async () => {
    const { ErrorCode } = document.components.schemas as unknown as Record<string, { enum: string[] }>;
    for (const code of ErrorCode?.enum ?? []) {
      expect((await supertest(manager.server).get(`/problems/${code}`)).status, code).toBe(200);
    }
  });
});
