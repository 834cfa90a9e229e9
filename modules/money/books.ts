import { randomUUIDv7 } from 'node:crypto';
import { timestamp } from '../../kernel/clock/clock.ts';
import { foldedKey } from '../../kernel/database/database.ts';
import type { Database, Reader, Writer } from '../../kernel/database/database.ts';
import type { Context } from '../../kernel/module/module.ts';
import { colorOf } from '../../kernel/palette/palette.ts';
import type { BookTable, CategoryTable } from './money.table.ts';
import { USUAL_CATEGORIES } from './usual-categories.ts';

/** A person's book, or what one looks like that was never opened. */
export async function bookOf(reader: Reader, owner_id: string): Promise<Pick<BookTable, 'currency' | 'revision'>> {
  const book = await reader
    .selectFrom('books')
    .select(['currency', 'revision'])
    .where('owner_id', '=', owner_id)
    .executeTakeFirst();
  return book ?? { currency: 'EUR', revision: 0 };
}

/** Opens a person's book with the usual categories, unless it is open. Its currency is that of the first account. */
export async function openBook(
  tx: Writer,
  { database, owner_id, currency, nowMs }: { database: Database; owner_id: string; currency: string; nowMs: number },
): Promise<void> {
  const now = timestamp(nowMs);
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('books')
    .values({ owner_id, currency, revision: 1, created_at: now })
    .onConflict((row) => row.column('owner_id').doNothing())
    .executeTakeFirstOrThrow();
  if (numInsertedOrUpdatedRows === 0n) return;
  const { categories } = await tx
    .selectFrom('categories')
    .select((row) => row.fn.countAll<number>().as('categories'))
    .where('owner_id', '=', owner_id)
    .executeTakeFirstOrThrow();
  if (categories === 0) await database.insertMany(tx, 'categories', usualRows(owner_id, now));
}

/** The currency of totals. No amount changes: each account has its own. */
export async function setBook(
  { actor, database, clock }: Context,
  { currency }: { currency: string },
): Promise<Pick<BookTable, 'currency' | 'revision'>> {
  const owner_id = actor.person_id;
  return database.write(async (tx) => {
    await openBook(tx, { database, owner_id, currency, nowMs: clock.nowMs() });
    await tx
      .updateTable('books')
      .set((row) => ({ currency, revision: row('revision', '+', 1) }))
      .where('owner_id', '=', owner_id)
      .where('currency', '<>', currency)
      .execute();
    return bookOf(tx, owner_id);
  });
}

/** Whatever was computed from the book before is of another one. */
export async function bumpBook(tx: Writer, owner_id: string): Promise<void> {
  await tx
    .updateTable('books')
    .set((row) => ({ revision: row('revision', '+', 1) }))
    .where('owner_id', '=', owner_id)
    .execute();
}

function usualRows(owner_id: string, now: string) {
  const rows: CategoryTable[] = [];
  for (const [name, { kind, within }] of Object.entries(USUAL_CATEGORIES)) {
    const parent = row(name, null, kind);
    for (const child of within) row(child, parent, kind);
  }
  return rows.map((each) => ({ ...each }));

  function row(name: string, parent_id: string | null, kind: CategoryTable['kind']): string {
    const id = randomUUIDv7();
    rows.push({
      ...{ id, owner_id, parent_id, name, name_key: foldedKey(name), kind, color: colorOf(name) },
      ...{ position: rows.length + 1, archived_at: null, revision: 1, created_at: now, updated_at: now },
    });
    return id;
  }
}
