import { z } from 'zod';
import { httpError } from './http.errors.ts';
import { parseJson } from './plain-data.ts';

/** A sort key of 60 characters may be folded into a thousand, each of three bytes; base64 makes four of them. */
const LONGEST_CURSOR = 6000;

/** The query of every list: spread it into the route's own. */
export const pageQuery = {
  limit: z.coerce.number().int().min(1).max(200).default(50).meta({ description: 'How many items at most.' }),
  cursor: z.string().max(LONGEST_CURSOR).optional().meta({ description: 'The next_cursor of the page before.' }),
};

/** The reply of every list. */
export const pageOf = <Item extends z.ZodType>(item: Item) =>
  z.object({ items: z.array(item), next_cursor: z.string().nullable() });

/**
 * Makes a page from up to `limit + 1` items: the one too many says that there is a next page.
 * `toCursor` gives what the query needs to go on after an item: its sort key and id.
 *
 * @example
 * const rows = await query.limit(limit + 1).execute();
 * return page(rows, limit, ({ created_at, id }) => [created_at, id]);
 */
export function page<Item>(
  items: readonly Item[],
  limit: number,
  toCursor: (last: Item) => unknown,
): { items: Item[]; next_cursor: string | null } {
  const shown = items.slice(0, limit);
  const last = shown.at(-1);
  return {
    items: shown,
    next_cursor: items.length > limit && last !== undefined ? encodeCursor(toCursor(last)) : null,
  };
}

function encodeCursor(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}

/**
 * Reads back what `page` made, checked: clients send anything. Make the schema once, not in the handler: that takes longer than the query.
 *
 * @throws http.bad-cursor
 */
export function decodeCursor<Schema extends z.ZodType>(
  cursor: string | undefined,
  schema: Schema,
): z.output<Schema> | undefined {
  if (cursor === undefined) return undefined;
  try {
    const text = Buffer.from(cursor, 'base64url').toString();
    return schema.parse(parseJson(text));
  } catch (cause) {
    throw httpError('http.bad-cursor', { cause });
  }
}
