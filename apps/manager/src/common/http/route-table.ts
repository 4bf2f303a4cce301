import type { FastifyInstance } from 'fastify';

/** Every route that was registered with an instance: its segments and its methods. */
const tables = new WeakMap<object, Map<string, Set<string>>>();

/** Remembers each route from now on; call it before routes exist. */
export function rememberRoutes(fastify: FastifyInstance): void {
  const table = new Map<string, Set<string>>();
  tables.set(fastify.server, table);
  fastify.addHook('onRoute', ({ url, method }) => {
    const methods = table.get(url) ?? new Set();
    for (const name of [method].flat()) methods.add(name);
    table.set(url, methods);
  });
}

/** Every route as `GET /api/v1/users/:id`, sorted; without what answers for everything. */
export function routesOf(fastify: FastifyInstance): string[] {
  const table = tables.get(fastify.server) ?? new Map<string, Set<string>>();
  return [...table].flatMap(([url, methods]) => [...methods].map((method) => `${method} ${url}`)).sort();
}

/** The methods that exist for a path, sorted; empty when there is nothing at all. */
export function methodsOf(fastify: FastifyInstance, path: string): string[] {
  const wanted = path.split('/');
  const methods = new Set<string>();
  for (const [url, known] of tables.get(fastify.server) ?? []) {
    if (url !== '*' && !url.endsWith('/*') && matches(url.split('/'), wanted))
      known.forEach((name) => methods.add(name));
  }
  if (methods.size > 0) methods.add('OPTIONS');
  return [...methods].sort();
}

function matches(pattern: readonly string[], wanted: readonly string[]): boolean {
  return (
    pattern.length === wanted.length &&
    pattern.every((segment, index) => (segment.startsWith(':') ? wanted[index] !== '' : segment === wanted[index]))
  );
}
