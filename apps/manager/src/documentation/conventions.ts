import type { OpenAPIObject } from '@nestjs/swagger';
import { FIELDS_PARAMETER } from '../common/http/fields.interceptor.js';

type Json = Record<string, unknown>;
type Operation = Json & { readonly responses: Record<string, Json>; readonly parameters?: unknown[] };

const METHODS = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace'];
const REFERENCE = /^#\/components\/schemas\/(.+)$/;

/** What the document says of every route of the API, so that no controller has to: limits, `fields`, closed requests. */
export function withConventions(document: OpenAPIObject): OpenAPIObject {
  const { components = {}, paths } = document;
  const schemas = { ...(components.schemas as Record<string, Json> | undefined) };
  closeRequests(Object.values(paths).flatMap(operationsOf), schemas);
  return {
    ...document,
    paths: Object.fromEntries(
      Object.entries(paths).map(([path, item]) => [path, completed(path, item)]),
    ) as typeof paths,
    components: {
      ...components,
      schemas,
      headers: HEADERS,
    },
  };
}

const HEADERS = {
  'RateLimit-Limit': header('Requests that this token, session or address has in a minute.'),
  'RateLimit-Remaining': header('How many of them are left.'),
  'RateLimit-Reset': header('Seconds until the minute begins anew.'),
  'Retry-After': header('Seconds after which it may be tried again.'),
};

function header(description: string): Json {
  return { description, schema: { type: 'integer', minimum: 0 } };
}

const refTo = (name: keyof typeof HEADERS): Json => ({ [name]: { $ref: `#/components/headers/${name}` } });
const LIMITS = { ...refTo('RateLimit-Limit'), ...refTo('RateLimit-Remaining'), ...refTo('RateLimit-Reset') };

const isJson = (value: unknown): value is Json => typeof value === 'object' && value !== null;

function operationsOf(item: unknown): Operation[] {
  return isJson(item) ? METHODS.flatMap((method) => (isJson(item[method]) ? [item[method] as Operation] : [])) : [];
}

/** The routes of one path below /api/v1 with the headers of limits, and `fields` where one object or a page is read. */
function completed(path: string, item: unknown): unknown {
  if (!path.startsWith('/api/v1/') || !isJson(item)) return item;
  return Object.fromEntries(
    Object.entries(item).map(([method, value]) => {
      if (!METHODS.includes(method)) return [method, value];
      const operation = value as Operation;
      const responses = Object.entries(operation.responses).map(([status, response]) => [
        status,
        limited(status, response),
      ]);
      const isRead = method === 'get' && isJson(jsonOf(operation.responses['200']));
      const parameters = [...(operation.parameters ?? []), ...(isRead ? [FIELDS_PARAMETER] : [])];
      return [method, { ...operation, parameters, responses: Object.fromEntries(responses) as Json }];
    }),
  );
}

const jsonOf = (response: Json | undefined): unknown =>
  isJson(response?.['content']) ? response['content']['application/json'] : undefined;

function limited(status: string, response: Json): Json {
  if (status !== '429' && !status.startsWith('2')) return response;
  const own = isJson(response['headers']) ? response['headers'] : {};
  return { ...response, headers: { ...own, ...LIMITS, ...(status === '429' ? refTo('Retry-After') : {}) } };
}

/** The names of all schemas that a part of the document leads to. */
function reach(part: unknown, schemas: Record<string, Json>, found = new Set<string>()): Set<string> {
  if (Array.isArray(part)) part.forEach((inner) => reach(inner, schemas, found));
  else if (isJson(part)) {
    for (const [name, value] of Object.entries(part)) {
      const target = name === '$ref' && typeof value === 'string' ? REFERENCE.exec(value)?.[1] : undefined;
      if (target === undefined) reach(value, schemas, found);
      else if (!found.has(target)) {
        found.add(target);
        reach(schemas[target], schemas, found);
      }
    }
  }
  return found;
}

/** Requests are closed: what they do not name is refused. Answers stay open, so that they can grow. */
function closeRequests(operations: readonly Operation[], schemas: Record<string, Json>): void {
  const asked = reach(
    operations.map((operation) => operation['requestBody']),
    schemas,
  );
  const answered = reach(
    operations.map((operation) => operation.responses),
    schemas,
  );
  for (const name of asked) {
    const schema = schemas[name];
    if (schema === undefined || answered.has(name) || schema['properties'] === undefined) continue;
    if (schema['additionalProperties'] === undefined) schemas[name] = { ...schema, additionalProperties: false };
  }
}
