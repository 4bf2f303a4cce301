// What a newer OpenAPI document takes away from clients of an older one. Requests are closed (unknown fields are refused), answers are open.

const METHODS = ['get', 'put', 'post', 'delete', 'patch', 'head', 'options'];
/** Keywords that allow less when they grow or shrink: `up` ones may not rise in requests, `down` ones may not fall. */
const BOUNDS = { minimum: 'up', minLength: 'up', minItems: 'up', maximum: 'down', maxLength: 'down', maxItems: 'down' };

/** One line per break: the same break is always the same line. */
export function breaksBetween(older, newer) {
  const breaks = [];
  for (const [path, methods] of Object.entries(older.paths)) {
    for (const method of METHODS.filter((name) => name in methods)) {
      const where = `${method.toUpperCase()} ${path}`;
      const now = newer.paths[path]?.[method];
      if (now === undefined) breaks.push(`${where}: is gone`);
      else compareOperations({ older, newer, breaks }, where, methods[method], now);
    }
  }
  return [...new Set(breaks)].sort();
}

function compareOperations(context, where, before, after) {
  const { breaks } = context;
  if (before.operationId !== after.operationId) breaks.push(`${where}: its id was ${before.operationId}`);
  if (before.security === undefined && after.security !== undefined) breaks.push(`${where}: needs credentials`);
  compareParameters(context, where, before.parameters ?? [], after.parameters ?? []);
  const [body, bodyNow] = [before.requestBody, after.requestBody];
  if (bodyNow?.required === true && body?.required !== true) breaks.push(`${where} request: needs a body`);
  if (body !== undefined && bodyNow === undefined) breaks.push(`${where} request: takes no body any more`);
  for (const [type, { schema }] of Object.entries(body?.content ?? {})) {
    if (bodyNow === undefined) continue;
    const now = bodyNow.content?.[type];
    if (now === undefined) breaks.push(`${where} request: no ${type} any more`);
    else compareSchemas(context, 'request', `${where} request`, schema, now.schema);
  }
  for (const [status, response] of Object.entries(before.responses)) {
    if (!status.startsWith('2')) continue;
    const now = after.responses[status];
    if (now === undefined) {
      breaks.push(`${where} ${status}: is gone`);
      continue;
    }
    for (const [name] of Object.entries(response.headers ?? {})) {
      if (now.headers?.[name] === undefined) breaks.push(`${where} ${status}: without the header ${name}`);
    }
    for (const [type, { schema }] of Object.entries(response.content ?? {})) {
      const content = now.content?.[type];
      if (content === undefined) breaks.push(`${where} ${status}: no ${type} any more`);
      else compareSchemas(context, 'answer', `${where} ${status}`, schema, content.schema);
    }
  }
}

function compareParameters(context, where, before, after) {
  const same = (one) => (other) => one.name === other.name && one.in === other.in;
  for (const parameter of before) {
    const now = after.find(same(parameter));
    const name = `${where} ${parameter.in} ${parameter.name}`;
    if (now === undefined) context.breaks.push(`${name}: is gone`);
    else {
      if (now.required === true && parameter.required !== true) context.breaks.push(`${name}: is required`);
      compareSchemas(context, 'request', name, parameter.schema, now.schema);
    }
  }
  for (const parameter of after) {
    if (parameter.required === true && !before.some(same(parameter))) {
      context.breaks.push(`${where} ${parameter.in} ${parameter.name}: is required`);
    }
  }
}

function resolve(document, schema) {
  let present = schema ?? {};
  for (let depth = 0; depth < 20; depth += 1) {
    const only = present.allOf?.length === 1 && present.properties === undefined ? present.allOf[0] : undefined;
    if (only !== undefined) present = { ...only, ...(present.nullable === true ? { nullable: true } : {}) };
    else if (typeof present.$ref === 'string') {
      const { nullable } = present;
      const name = present.$ref.slice('#/components/schemas/'.length);
      present = { ...document.components.schemas[name], ...(nullable === true ? { nullable } : {}) };
    } else break;
  }
  return present;
}

const partsOf = (schema) => schema.anyOf ?? schema.oneOf;

function typesOf(document, schema) {
  const parts = partsOf(schema);
  const types =
    parts !== undefined ? parts.flatMap((part) => typesOf(document, resolve(document, part))) : [schema.type].flat();
  const known = types.filter((type) => type !== undefined);
  return [...new Set(schema.nullable === true ? [...known, 'null'] : known)].sort();
}

function compareSchemas(context, direction, where, before, after, seen = new Set()) {
  const key = `${before?.$ref ?? ''} ${after?.$ref ?? ''}`;
  if (key !== ' ' && seen.has(key)) return;
  const known = new Set(seen).add(key);
  const [old, now] = [resolve(context.older, before), resolve(context.newer, after)];
  compareTypes(context, direction, where, old, now);
  compareLimits(context, direction, where, old, now);
  compareProperties(context, direction, where, old, now, known);
  if (old.items !== undefined && now.items !== undefined) {
    compareSchemas(context, direction, `${where}/*`, old.items, now.items, known);
  }
  const [parts, partsNow] = [partsOf(old), partsOf(now)];
  if (parts !== undefined && partsNow !== undefined && parts.length === partsNow.length) {
    for (const [index, part] of parts.entries())
      compareSchemas(context, direction, where, part, partsNow[index], known);
  }
}

function compareTypes({ older, newer, breaks }, direction, where, old, now) {
  const [types, typesNow] = [typesOf(older, old), typesOf(newer, now)];
  if (types.length === 0 || typesNow.length === 0) return;
  // What may be sent may not become less, what may be answered may not become more.
  const wide = (list) => (list.includes('number') ? [...list, 'integer'] : list);
  const [all, part] = direction === 'request' ? [wide(typesNow), types] : [wide(types), typesNow];
  if (!part.every((type) => all.includes(type))) {
    breaks.push(`${where}: was ${types.join(' or ')}, is ${typesNow.join(' or ')}`);
  }
}

function compareLimits({ breaks }, direction, where, old, now) {
  if (direction !== 'request') return;
  const gone = (old.enum ?? []).filter((value) => now.enum !== undefined && !now.enum.includes(value));
  for (const value of gone) breaks.push(`${where}: does not take ${JSON.stringify(value)} any more`);
  if (old.enum === undefined && now.enum !== undefined) breaks.push(`${where}: takes only some values`);
  if (now.pattern !== undefined && now.pattern !== old.pattern) breaks.push(`${where}: has the pattern ${now.pattern}`);
  for (const [bound, way] of Object.entries(BOUNDS)) {
    const [was, is] = [old[bound], now[bound]];
    const isTighter = is !== undefined && (was === undefined || (way === 'up' ? is > was : is < was));
    if (isTighter && !(way === 'up' && is === 0)) breaks.push(`${where}: ${bound} is ${is}`);
  }
}

function compareProperties(context, direction, where, old, now, seen) {
  const { breaks } = context;
  const [properties, propertiesNow] = [old.properties ?? {}, now.properties ?? {}];
  for (const [name, schema] of Object.entries(properties)) {
    const inner = `${where}/${name}`;
    if (propertiesNow[name] === undefined) breaks.push(`${inner}: is gone`);
    else compareSchemas(context, direction, inner, schema, propertiesNow[name], seen);
  }
  const [required, requiredNow] = [old.required ?? [], now.required ?? []];
  if (direction === 'request') {
    for (const name of requiredNow) if (!required.includes(name)) breaks.push(`${where}/${name}: is required`);
  } else {
    for (const name of required) {
      if (propertiesNow[name] !== undefined && !requiredNow.includes(name))
        breaks.push(`${where}/${name}: may be missing`);
    }
  }
}

const PROSE = new Set(['description', 'summary', 'example', 'examples', 'title', 'tags']);

/** The document as it is kept to compare with: without its prose, and without refusals. */
export function withoutProse(value, within = '') {
  if (Array.isArray(value)) return value.map((item) => withoutProse(item));
  if (typeof value !== 'object' || value === null) return value;
  const isKept = (name) => {
    if (within === 'properties' || within === 'schemas') return true;
    return within === 'responses' ? name.startsWith('2') : !PROSE.has(name);
  };
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name]) => isKept(name))
      .map(([name, inner]) => [name, withoutProse(inner, name)]),
  );
}
