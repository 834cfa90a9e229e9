import type { Reader } from '../../kernel/database/database.ts';
import { moneyError } from './money.errors.ts';
import type { TransactionPartTable } from './money.table.ts';

/**
 * The categories that somebody wants to use are theirs, and not archived but where they are used `already`.
 * @throws money.category-not-found, money.category-archived, with the field
 */
export async function usableCategories(
  reader: Reader,
  {
    owner_id,
    wanted,
    already = new Set(),
  }: {
    owner_id: string;
    wanted: readonly { id: string | null; path: string }[];
    already?: ReadonlySet<string | null>;
  },
): Promise<void> {
  const ids = [...new Set(wanted.flatMap(({ id }) => id ?? []))];
  if (ids.length === 0) return;
  const rows = await reader
    .selectFrom('categories')
    .select(['id', 'archived_at'])
    .where('id', 'in', ids)
    .where('owner_id', '=', owner_id)
    .execute();
  const found = new Map(rows.map(({ id, archived_at }) => [id, archived_at]));
  for (const { id, path } of wanted) {
    if (id === null) continue;
    const archived = found.get(id);
    if (archived === undefined)
      throw moneyError('money.category-not-found', { fields: [{ path, message: 'is none of your categories' }] });
    if (archived !== null && !already.has(id))
      throw moneyError('money.category-archived', { fields: [{ path, message: 'is archived' }] });
  }
}

/** Where the categories of a transaction stand in what was sent. */
export function wantedCategories({
  category_id,
  parts,
}: {
  category_id: string | null;
  parts: readonly Pick<TransactionPartTable, 'category_id'>[];
}): { id: string | null; path: string }[] {
  return [
    { id: category_id, path: '/category_id' },
    ...parts.map(({ category_id: id }, index) => ({ id, path: `/splits/${index}/category_id` })),
  ];
}
