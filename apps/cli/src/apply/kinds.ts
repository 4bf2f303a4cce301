/** What a document can be about, in the order in which documents are applied. */
export const KINDS = [
  'cluster',
  'address',
  'policy',
  'director-settings',
  'virtual-service',
  'webhook',
  'user',
] as const;
export type Kind = (typeof KINDS)[number];

/** Kinds whose objects carry tags: of these apply knows which ones it made. */
export const TAGGED: ReadonlySet<Kind> = new Set(['address', 'policy', 'virtual-service', 'webhook', 'user']);

export type Json = Record<string, unknown>;

export const isJson = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The member of an object, as an object; empty when there is none. */
export function part(value: unknown, name: string): Json {
  const inner = isJson(value) ? value[name] : undefined;
  return isJson(inner) ? inner : {};
}

/** The object without the members of these names. */
export function without(object: Json, ...names: readonly string[]): Json {
  return Object.fromEntries(Object.entries(object).filter(([name]) => !names.includes(name)));
}
