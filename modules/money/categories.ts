import { randomUUIDv7 } from 'node:crypto';
import { timestamp } from '../../kernel/clock/clock.ts';
import { foldedKey, isUniqueViolation } from '../../kernel/database/database.ts';
import type { Reader } from '../../kernel/database/database.ts';
import type { Context } from '../../kernel/module/module.ts';
import { colorOf } from '../../kernel/palette/palette.ts';
import { bumpBook } from './books.ts';
import { moneyError } from './money.errors.ts';
import type { Category, NewCategory } from './money.schema.ts';
import type { CategoryTable } from './money.table.ts';
import { parentFor } from './parent-category.ts';
import { toCategory } from './rows.ts';

/** In the person's order, each with how many transactions and parts have it. */
export async function listCategories({ actor, database }: Context): Promise<Category[]> {
  const rows = await withCounts(database.read, actor.person_id).orderBy('position').orderBy('id').execute();
  return rows.map(({ transactions, ...row }) => toCategory(row, transactions));
}

/** @throws money.category-not-found */
export async function getCategory({ actor, database }: Context, { id }: { id: string }): Promise<Category> {
  return describeCategory(database.read, { id, owner_id: actor.person_id });
}

/** @throws money.category-not-found */
export async function describeCategory(
  reader: Reader,
  { id, owner_id }: { id: string; owner_id: string },
): Promise<Category> {
  const found = await withCounts(reader, owner_id).where('id', '=', id).executeTakeFirst();
  if (!found) throw moneyError('money.category-not-found');
  const { transactions, ...row } = found;
  return toCategory(row, transactions);
}

/** @throws money.name-taken, money.category-not-found for the parent, money.bad-category */
export async function createCategory({ actor, database, clock }: Context, category: NewCategory): Promise<Category> {
  const { name, kind, parent_id } = category;
  const owner_id = actor.person_id;
  const now = timestamp(clock.nowMs());
  return named(
    database.write(async (tx) => {
      await parentFor(tx, { owner_id, parent_id, kind });
      const { last } = await tx
        .selectFrom('categories')
        .select((row) => row.fn.max('position').as('last'))
        .where('owner_id', '=', owner_id)
        .executeTakeFirstOrThrow();
      const row: CategoryTable = {
        ...{ id: randomUUIDv7(), owner_id, parent_id, name, name_key: foldedKey(name), kind },
        ...{
          color: category.color?.toLowerCase() ?? colorOf(name),
          position: category.position ?? (last ?? 0) + 1,
        },
        ...{ archived_at: category.archived ? now : null, revision: 1, created_at: now, updated_at: now },
      };
      await tx.insertInto('categories').values(row).execute();
      await bumpBook(tx, owner_id);
      return toCategory(row, 0);
    }),
  );
}

/** The unique index says it, whoever was first. @throws money.name-taken */
export async function named<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    throw moneyError('money.name-taken', {
      cause: error,
      fields: [{ path: '/name', message: 'There is one of this name already.' }],
    });
  }
}

function withCounts(reader: Reader, owner_id: string) {
  const counts = reader
    .selectFrom('account_months')
    .select((row) => ['category_key', row.fn.sum<number>('entries').as('entries')])
    .where('owner_id', '=', owner_id)
    .groupBy('category_key')
    .as('counts');
  return reader
    .selectFrom('categories')
    .leftJoin(counts, 'counts.category_key', 'categories.id')
    .selectAll('categories')
    .select((row) => row.fn.coalesce('counts.entries', row.lit(0)).as('transactions'))
    .where('owner_id', '=', owner_id);
}
