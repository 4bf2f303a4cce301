import type { EntityManager, EntityMetadata } from 'typeorm';
import { readEntities } from '../database/prepared.js';
import { decodeCursor, encodeCursor, type Cursor } from './cursor.js';
import type { ListQuery, PageLinks } from './list.dto.js';
import { invalidInput } from './validation.pipe.js';

export interface Page<T> {
  readonly items: T[];
  readonly page: PageLinks;
}

/** How a kind of object can be listed: attribute → property (never null), and the property that `q` searches. */
export interface ListRules<E> {
  readonly entity: new () => E;
  readonly sortable: Readonly<Record<string, string & keyof E>>;
  readonly defaultSort: string;
  readonly search?: string & keyof E;
  readonly hasTags: boolean;
  /** Query parameter → the column (or SQL) that must equal it. */
  readonly filters?: Readonly<Record<string, string>>;
}

/** What holds for every object of a list; `?` is where the value goes. */
interface Condition {
  readonly sql: string;
  readonly value: unknown;
}

/** Gives one page of a query in a stable order; ties are broken by id, so nothing is skipped or repeated (keyset pagination). */
export async function paginate<E extends { id: string }>(
  reader: EntityManager,
  rules: ListRules<E>,
  query: ListQuery,
  within: readonly Condition[] = [],
): Promise<Page<E>> {
  const metadata = reader.dataSource.getMetadata(rules.entity);
  const cursor = query.cursor === undefined ? null : decodeCursor(query.cursor);
  const { property, isDescending, sort } = sortOf(rules, cursor?.sort ?? query.sort ?? rules.defaultSort);
  const isBackward = cursor?.direction === 'prev';
  const isDownward = isDescending !== isBackward;
  const { column, type } = columnOf(metadata, property);
  const where = new Where([...within, ...filtersOf(metadata, rules, query)]);
  if (cursor !== null) where.after(column, isDownward ? '<' : '>', [valueFor(type, cursor), cursor.id]);
  const order = isDownward ? 'DESC' : 'ASC';
  const rows = await readEntities(
    reader,
    rules.entity,
    `${where.text} ORDER BY ${column} ${order}, id ${order} LIMIT ${where.parameter(query.limit + 1)}`,
    where.values,
  );
  const hasMore = rows.length > query.limit;
  const items = rows.slice(0, query.limit);
  if (isBackward) items.reverse();
  const cursorOf = (row: E | undefined, direction: Cursor['direction']): string | null =>
    row === undefined ? null : encodeCursor({ sort, direction, id: row.id, value: textOf(row[property]) });
  const hasNext = isBackward || hasMore;
  const hasPrev = isBackward ? hasMore : cursor !== null;
  return {
    items,
    page: {
      next: hasNext ? cursorOf(items.at(-1), 'next') : null,
      prev: hasPrev ? cursorOf(items[0], 'prev') : null,
    },
  };
}

/** A WHERE clause and its values: the text depends on what is asked, never on the values. */
class Where {
  readonly values: unknown[] = [];
  private readonly conditions: string[];

  constructor(conditions: readonly Condition[]) {
    this.conditions = conditions.map(({ sql, value }) => sql.replace('?', () => this.parameter(value)));
  }

  get text(): string {
    return this.conditions.length === 0 ? '' : `WHERE ${this.conditions.join(' AND ')}`;
  }

  after(column: string, comparison: '<' | '>', [value, id]: readonly [SortValue | Date, string]): void {
    this.conditions.push(`(${column}, id) ${comparison} (${this.parameter(value)}, ${this.parameter(id)})`);
  }

  parameter(value: unknown): string {
    this.values.push(value);
    return `$${this.values.length}`;
  }
}

type SortValue = string | number;

function columnOf(metadata: EntityMetadata, property: string): { readonly column: string; readonly type: unknown } {
  const column = metadata.findColumnWithPropertyName(property);
  if (column === undefined) throw new Error(`${metadata.tableName} has no property ${property}`);
  return { column: `"${column.databaseName}"`, type: column.type };
}

function sortOf<E>(
  rules: ListRules<E>,
  sort: string,
): { property: string & keyof E; isDescending: boolean; sort: string } {
  const [name = '', direction] = sort.split(':');
  const property = Object.hasOwn(rules.sortable, name) ? rules.sortable[name] : undefined;
  if (property === undefined) {
    const known = Object.keys(rules.sortable).join(', ');
    throw invalidInput([{ pointer: '/query/sort', message: `can be one of: ${known}` }]);
  }
  return { property, isDescending: direction === 'desc', sort };
}

/** A cursor is untrusted: its value must be one that the column can hold. */
function valueFor(type: unknown, cursor: Cursor): SortValue | Date {
  if (type === 'int' || type === 'bigint') {
    const number = Number(cursor.value);
    if (Number.isSafeInteger(number)) return number;
  } else if (type === 'timestamptz') {
    const at = new Date(cursor.value);
    if (!Number.isNaN(at.getTime())) return at;
  } else {
    return cursor.value;
  }
  throw invalidInput([{ pointer: '/query/cursor', message: 'must be a cursor that a list gave' }]);
}

const textOf = (value: unknown): string => (value instanceof Date ? value.toISOString() : String(value));

const TAG_CONDITIONS = [
  ['tags', 'tags @> ?'],
  ['tags-any', 'tags && ?'],
  ['not-tags', 'NOT (tags && ?)'],
] as const;

function filtersOf<E>(metadata: EntityMetadata, rules: ListRules<E>, query: ListQuery): Condition[] {
  const conditions: Condition[] = [];
  if (query.q !== undefined && rules.search !== undefined) {
    const pattern = `%${query.q.replaceAll(/[\\%_]/g, (letter) => `\\${letter}`)}%`;
    conditions.push({ sql: `${columnOf(metadata, rules.search).column} ILIKE ?`, value: pattern });
  }
  for (const [parameter, column] of Object.entries(rules.filters ?? {})) {
    const value: unknown = Reflect.get(query, parameter);
    if (value !== undefined) conditions.push({ sql: `${column} = ?`, value });
  }
  for (const [parameter, sql] of TAG_CONDITIONS) {
    const text = query[parameter];
    if (text === undefined) continue;
    if (!rules.hasTags) throw invalidInput([{ pointer: `/query/${parameter}`, message: 'these objects have no tags' }]);
    conditions.push({ sql, value: text.split(',') });
  }
  return conditions;
}
