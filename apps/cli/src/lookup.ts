import { unwrap } from '#libs/api-client';
import { DomainError } from '#libs/errors';
import { UsageError } from './exit-codes.js';

interface Page<Item> {
  readonly items: readonly Item[];
  readonly page: { readonly next: string | null };
}
interface PageAnswer<Item> {
  readonly response: Response;
  readonly data?: Page<Item>;
  readonly error?: unknown;
}

export interface ListOptions {
  readonly limit?: string;
  readonly search?: string;
  readonly tags?: string;
  readonly sort?: string;
}

/** The query of one page of a list. */
export interface ListQuery {
  readonly limit: number;
  readonly cursor?: string;
  readonly q?: string;
  readonly tags?: string;
  readonly sort?: string;
}

const PAGE_SIZE = 500;
const ULID = /^[0-9A-HJKMNP-TV-Z]{26}$/;

/** Reads a list to its end, or as much of it as `--limit` says. */
export async function listAll<Item>(
  page: (query: ListQuery) => Promise<PageAnswer<Item>>,
  options: ListOptions,
): Promise<{ items: Item[] }> {
  const wanted = limitOf(options.limit);
  const items: Item[] = [];
  let cursor: string | null = null;
  do {
    const query: ListQuery = {
      limit: Math.min(PAGE_SIZE, wanted - items.length),
      ...(cursor === null ? {} : { cursor }),
      ...(options.search === undefined ? {} : { q: options.search }),
      ...(options.tags === undefined ? {} : { tags: options.tags }),
      ...(options.sort === undefined ? {} : { sort: options.sort }),
    };
    const { body } = unwrap(await page(query));
    items.push(...body.items);
    cursor = body.page.next;
  } while (cursor !== null && items.length < wanted);
  return { items };
}

/** The id of an object that was named by id or by name. */
export async function idOf<Item extends { readonly id: string; readonly name: string }>(
  what: string,
  nameOrId: string,
  page: (query: ListQuery) => Promise<PageAnswer<Item>>,
): Promise<string> {
  if (ULID.test(nameOrId)) return nameOrId;
  const { items } = await listAll(page, { search: nameOrId });
  const found = items.find(({ name }) => name === nameOrId);
  if (found !== undefined) return found.id;
  throw new DomainError('not-found', `There is no ${what} ${nameOrId}.`);
}

function limitOf(text: string | undefined): number {
  if (text === undefined) return Number.POSITIVE_INFINITY;
  const limit = Number(text);
  if (Number.isInteger(limit) && limit > 0) return limit;
  throw new UsageError(`--limit takes a whole number from 1, not ${JSON.stringify(text)}.`);
}
