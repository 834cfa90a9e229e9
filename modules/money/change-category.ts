import { timestamp } from '../../kernel/clock/clock.ts';
import { foldedKey } from '../../kernel/database/database.ts';
import type { Reader } from '../../kernel/database/database.ts';
import type { Context } from '../../kernel/module/module.ts';
import { bumpBook } from './books.ts';
import { describeCategory, named } from './categories.ts';
import { moneyError } from './money.errors.ts';
import type { Category, ChangeOfCategory } from './money.schema.ts';
import type { CategoryTable } from './money.table.ts';
import { ownCategory } from './own-rows.ts';
import { parentFor, refuse } from './parent-category.ts';
import { currentRevision } from './revision.ts';

/**
 * What changes nothing leaves the revision.
 * @throws money.category-not-found, money.changed-meanwhile, money.bad-category, money.name-taken
 */
export async function changeCategory(
  { actor, database, clock }: Context,
  { id, change, revision }: { id: string; change: ChangeOfCategory; revision?: number | undefined },
): Promise<Category> {
  const [owner_id, now] = [actor.person_id, timestamp(clock.nowMs())];
  return named(
    database.write(async (tx) => {
      const before = await ownCategory(tx, { id, owner_id });
      currentRevision(before, revision);
      const after = changedCategory(before, change, now);
      const { parent_id, kind } = after;
      if (parent_id !== before.parent_id || kind !== before.kind) {
        await parentFor(tx, { id, owner_id, parent_id, kind });
        if ((await childrenOf(tx, id)) > 0)
          refuse(parent_id === before.parent_id ? '/kind' : '/parent_id', 'has others within it');
      }
      const columns = Object.keys(after) as (keyof CategoryTable)[];
      if (columns.some((column) => after[column] !== before[column])) {
        await tx
          .updateTable('categories')
          .set({ ...after, revision: before.revision + 1, updated_at: now })
          .where('id', '=', id)
          .execute();
        await bumpBook(tx, owner_id);
      }
      return describeCategory(tx, { id, owner_id });
    }),
  );
}

/**
 * For ever; only where nothing has it, in the trash or not.
 * @throws money.category-not-found, money.changed-meanwhile, money.category-has-children, money.category-in-use
 */
export async function deleteCategory(
  { actor, database }: Context,
  { id, revision }: { id: string; revision?: number | undefined },
): Promise<void> {
  const owner_id = actor.person_id;
  await database.write(async (tx) => {
    const row = await ownCategory(tx, { id, owner_id });
    currentRevision(row, revision);
    const children = await childrenOf(tx, id);
    if (children > 0) throw moneyError('money.category-has-children', { details: { children } });
    const { transactions } = await describeCategory(tx, { id, owner_id });
    const in_trash = await inTrash(tx, row);
    if (transactions + in_trash > 0) throw moneyError('money.category-in-use', { details: { transactions, in_trash } });
    await tx.deleteFrom('categories').where('id', '=', id).execute();
    await bumpBook(tx, owner_id);
  });
}

function changedCategory(
  row: CategoryTable,
  { archived, color, ...change }: ChangeOfCategory,
  now: string,
): CategoryTable {
  const { name = row.name, kind = row.kind, position = row.position, parent_id = row.parent_id } = change;
  const archived_at = archived === undefined ? row.archived_at : archived ? (row.archived_at ?? now) : null;
  return {
    ...row,
    ...{ name, name_key: foldedKey(name), kind, position, parent_id, archived_at },
    color: color?.toLowerCase() ?? row.color,
  };
}

async function childrenOf(tx: Reader, id: string): Promise<number> {
  const { children } = await tx
    .selectFrom('categories')
    .select((row) => row.fn.countAll<number>().as('children'))
    .where('parent_id', '=', id)
    .executeTakeFirstOrThrow();
  return children;
}

/** Transactions and parts in the trash that have it. */
async function inTrash(tx: Reader, { id, owner_id }: Pick<CategoryTable, 'id' | 'owner_id'>): Promise<number> {
  const trashed = tx.selectFrom('transactions').where('owner_id', '=', owner_id).where('deleted_at', 'is not', null);
  const whole = await trashed
    .select((row) => row.fn.countAll<number>().as('count'))
    .where('category_id', '=', id)
    .executeTakeFirstOrThrow();
  const parts = await trashed
    .innerJoin('transaction_parts', 'transaction_parts.transaction_id', 'transactions.id')
    .select((row) => row.fn.countAll<number>().as('count'))
    .where('transaction_parts.category_id', '=', id)
    .executeTakeFirstOrThrow();
  return whole.count + parts.count;
}
