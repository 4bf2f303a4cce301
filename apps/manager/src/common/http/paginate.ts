import type { ObjectLiteral, SelectQueryBuilder } from 'typeorm';
import { decodeCursor, encodeCursor, type Cursor } from './cursor.js';
import type { ListQuery, PageLinks } from './list.dto.js';
import { invalidInput } from './validation.pipe.js';

export interface Page<T> {
  readonly items: T[];
  readonly page: PageLinks;
}

/** How a kind of object can be listed: property → column (never null), and the column that `q` searches. */
export interface ListRules<E> {
  readonly alias: string;
  readonly sortable: Readonly<Record<string, string & keyof E>>;
  readonly defaultSort: string;
  readonly search?: string & keyof E;
  readonly hasTags: boolean;
  /** Query parameter → the property (or SQL) that must equal it. */
  readonly filters?: Readonly<Record<string, string>>;
}

type SortValue = string | number;

/** Gives one page of a query in a stable order; ties are broken by id, so nothing is skipped or repeated (keyset pagination). */
export async function paginate<E extends ObjectLiteral & { id: string }>(
  builder: SelectQueryBuilder<E>,
  rules: ListRules<E>,
  query: ListQuery,
): Promise<Page<E>> {
  const cursor = query.cursor === undefined ? null : decodeCursor(query.cursor);
  const { property, isDescending, sort } = sortOf(rules, cursor?.sort ?? query.sort ?? rules.defaultSort);
  filter(builder, rules, query);
  const isBackward = cursor?.direction === 'prev';
  const isDownward = isDescending !== isBackward;
  const column = `${rules.alias}.${property}`;
  if (cursor !== null) {
    const isAfter = isDownward ? '<' : '>';
    const parameters = { cursorValue: valueFor(builder, property, cursor), cursorId: cursor.id };
    builder.andWhere(`(${column}, ${rules.alias}.id) ${isAfter} (:cursorValue, :cursorId)`, parameters);
  }
  const order = isDownward ? 'DESC' : 'ASC';
  const rows = await builder
    .orderBy(column, order)
    .addOrderBy(`${rules.alias}.id`, order)
    .take(query.limit + 1)
    .getMany();
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
function valueFor<E extends ObjectLiteral>(
  builder: SelectQueryBuilder<E>,
  property: string,
  cursor: Cursor,
): SortValue | Date {
  const type = builder.expressionMap.mainAlias?.metadata.findColumnWithPropertyName(property)?.type;
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

function filter<E extends ObjectLiteral>(builder: SelectQueryBuilder<E>, rules: ListRules<E>, query: ListQuery): void {
  const { alias } = rules;
  if (query.q !== undefined && rules.search !== undefined) {
    const pattern = `%${query.q.replaceAll(/[\\%_]/g, (letter) => `\\${letter}`)}%`;
    builder.andWhere(`${alias}.${rules.search} ILIKE :q`, { q: pattern });
  }
  for (const [parameter, column] of Object.entries(rules.filters ?? {})) {
    const value: unknown = Reflect.get(query, parameter);
    if (value !== undefined) builder.andWhere(`${column} = :${parameter}`, { [parameter]: value });
  }
  const tags = [
    ['tags', `${alias}.tags @> :allTags`, 'allTags'],
    ['tags-any', `${alias}.tags && :anyTags`, 'anyTags'],
    ['not-tags', `NOT (${alias}.tags && :notTags)`, 'notTags'],
  ] as const;
  for (const [parameter, condition, name] of tags) {
    const text = query[parameter];
    if (text === undefined) continue;
    if (!rules.hasTags) throw invalidInput([{ pointer: `/query/${parameter}`, message: 'these objects have no tags' }]);
    builder.andWhere(condition, { [name]: text.split(',') });
  }
}
