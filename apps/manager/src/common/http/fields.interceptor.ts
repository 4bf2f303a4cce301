import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { map, type Observable } from 'rxjs';
import { invalidInput } from './validation.pipe.js';

const FIELDS =
  /^[a-zA-Z][a-zA-Z0-9]*(\.[a-zA-Z][a-zA-Z0-9]*){0,4}(,[a-zA-Z][a-zA-Z0-9]*(\.[a-zA-Z][a-zA-Z0-9]*){0,4})*$/;
const LENGTH_MAX = 1000;

/** How the OpenAPI document describes it. */
export const FIELDS_PARAMETER = {
  name: 'fields',
  in: 'query',
  required: false,
  description:
    'Only these fields of each object, with commas between them; a dot leads inside, as in `name,status.state`.',
  schema: { type: 'string', maxLength: LENGTH_MAX, example: 'id,name,status.state' },
} as const;

type Json = Record<string, unknown>;
const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date);

/** Takes `fields` from the query of a GET and leaves only those in the answer: of the object, or of each one on a page. */
@Injectable()
export class FieldsInterceptor implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const paths = request.method === 'GET' ? takeFields(request) : null;
    if (paths === null) return next.handle();
    return next.handle().pipe(map((body: unknown) => selectFields(body, paths)));
  }
}

/** Reads the parameter and removes it: no route has to know it. */
function takeFields(request: FastifyRequest): string[] | null {
  const query = request.query as Json;
  if (!isObject(query) || !Object.hasOwn(query, 'fields')) return null;
  const { fields, ...others } = query;
  request.query = others;
  if (typeof fields === 'string' && fields.length <= LENGTH_MAX && FIELDS.test(fields)) return fields.split(',');
  throw invalidInput([{ pointer: '/query/fields', message: 'must be names of fields with commas between them' }]);
}

/** What is wanted of an object: by name the whole (null), or parts of it. */
type Wanted = Map<string, Wanted | null>;

/** What is left of an answer when only these fields are wanted; refuses a field that the objects do not have. */
export function selectFields(body: unknown, paths: readonly string[]): unknown {
  if (!isObject(body)) return body;
  const wanted = treeOf(paths);
  const { items } = body;
  if (!Array.isArray(items)) return object(body, wanted);
  return { ...body, items: items.map((item: unknown) => (isObject(item) ? object(item, wanted) : item)) };
}

function treeOf(paths: readonly string[]): Wanted {
  const root: Wanted = new Map();
  for (const path of paths) {
    let place = root;
    const names = path.split('.');
    for (const [depth, name] of names.entries()) {
      const known = place.get(name);
      if (known === null) break;
      const isWhole = depth === names.length - 1;
      const next = isWhole ? null : (known ?? new Map<string, Wanted | null>());
      place.set(name, next);
      if (next === null) break;
      place = next;
    }
  }
  return root;
}

function object(from: Json, wanted: Wanted): Json {
  for (const name of wanted.keys()) {
    if (Object.hasOwn(from, name)) continue;
    const message = `there is no field ${name}; there are: ${Object.keys(from).join(', ')}`;
    throw invalidInput([{ pointer: '/query/fields', message }]);
  }
  return part(from, wanted) as Json;
}

function part(value: unknown, wanted: Wanted | null): unknown {
  if (wanted === null) return value;
  if (Array.isArray(value)) return value.map((item: unknown) => part(item, wanted));
  if (!isObject(value)) return value;
  const present = [...wanted].filter(([name]) => Object.hasOwn(value, name));
  return Object.fromEntries(present.map(([name, inner]) => [name, part(value[name], inner)]));
}
