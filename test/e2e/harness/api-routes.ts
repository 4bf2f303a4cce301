import { readFile } from 'node:fs/promises';

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly example?: unknown;
  readonly default?: unknown;
  readonly minimum?: number;
  readonly items?: Schema;
  readonly properties?: Record<string, Schema>;
  readonly allOf?: readonly Schema[];
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
}

interface Operation {
  readonly 'x-required-scopes'?: readonly string[];
  readonly security?: readonly object[];
  readonly requestBody?: { readonly content: Record<string, { readonly schema: Schema }> };
  readonly responses: Record<string, object>;
}

/** A route of the API as its document describes it. */
export interface ApiRoute {
  readonly method: Method;
  /** `/api/v1/users/{id}` */
  readonly path: string;
  readonly scopes: readonly string[];
  readonly isPublic: boolean;
  /** A body as the document's examples have it; undefined for routes without one. */
  readonly example: unknown;
  readonly statuses: readonly number[];
}

/** Every route below /api/v1, as docs/api/openapi.json has it. */
export async function apiRoutes(): Promise<ApiRoute[]> {
  const text = await readFile(new URL('../../../docs/api/openapi.json', import.meta.url), 'utf8');
  const { paths, components } = JSON.parse(text) as {
    readonly paths: Record<string, Record<string, Operation>>;
    readonly components: { readonly schemas: Record<string, Schema> };
  };
  return Object.entries(paths)
    .filter(([path]) => path.startsWith('/api/v1/'))
    .flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]): ApiRoute => {
        const body = operation.requestBody?.content['application/json']?.schema;
        return {
          ...{ method: method.toUpperCase() as Method, path },
          scopes: operation['x-required-scopes'] ?? [],
          isPublic: operation.security === undefined,
          example: body === undefined ? undefined : exampleOf(body, components.schemas),
          statuses: Object.keys(operation.responses).map(Number),
        };
      }),
    );
}

function exampleOf(schema: Schema, known: Record<string, Schema>, depth = 0): unknown {
  if (schema.example !== undefined) return schema.example;
  if (schema.$ref !== undefined) {
    const inner = known[schema.$ref.split('/').at(-1) ?? ''];
    return inner === undefined || depth > 6 ? null : exampleOf(inner, known, depth + 1);
  }
  const choice = schema.allOf?.[0] ?? schema.anyOf?.[0] ?? schema.oneOf?.[0];
  if (choice !== undefined) return exampleOf(choice, known, depth);
  if (schema.default !== undefined) return schema.default;
  if (schema.enum !== undefined) return schema.enum[0];
  const type = Array.isArray(schema.type) ? (schema.type as readonly string[])[0] : schema.type;
  if (type === 'array') return schema.items === undefined ? [] : [exampleOf(schema.items, known, depth + 1)];
  if (type === 'number' || type === 'integer') return schema.minimum ?? 1;
  if (type === 'boolean') return true;
  if (type === 'string') return 'text';
  const properties = Object.entries(schema.properties ?? {});
  return Object.fromEntries(properties.map(([name, inner]) => [name, exampleOf(inner, known, depth + 1)]));
}
