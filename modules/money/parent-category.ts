import type { Reader } from '../../kernel/database/database.ts';
import { moneyError } from './money.errors.ts';
import type { CategoryTable } from './money.table.ts';
import { ownCategory } from './own-rows.ts';

/**
 * Two levels at most: a parent is of the owner, has no parent itself and is of the same kind.
 * @throws money.category-not-found, money.bad-category
 */
export async function parentFor(
  reader: Reader,
  { id, owner_id, parent_id, kind }: Pick<CategoryTable, 'owner_id' | 'parent_id' | 'kind'> & { id?: string },
): Promise<void> {
  if (parent_id === null) return;
  if (parent_id === id) refuse('/parent_id', 'is the category itself');
  const parent = await ownCategory(reader, { id: parent_id, owner_id });
  if (parent.parent_id !== null) refuse('/parent_id', 'is within another one: two levels at most');
  if (parent.kind !== kind) refuse('/kind', `a category within this one is for ${parent.kind}`);
}

/** @throws money.bad-category */
export function refuse(path: string, message: string): never {
  throw moneyError('money.bad-category', { fields: [{ path, message }] });
}
