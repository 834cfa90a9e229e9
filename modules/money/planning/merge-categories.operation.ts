import type { Reader } from '../../../kernel/database/database.ts';
import { operation } from '../../../kernel/operations/operations.ts';
import type { Json } from '../../../kernel/operations/operations.ts';
import { moneyError } from '../money.errors.ts';
import { ownCategory } from '../own-rows.ts';
import { carryMerge } from './carry-merge.ts';
import { MergeInput } from './merge.schema.ts';
import { undoMerge } from './undo-merge.ts';

/** Makes one category of two: transactions, parts, rules and budgets of the one follow into the other, and it goes. */
export const mergeCategories = operation({
  name: 'money.merge-categories',
  title: () => 'Merge a category into another',
  input: MergeInput,
  allow: 'owner',
  queue: 'default',

  async check({ context: { actor, database }, input: { category_id, into } }) {
    const owner_id = actor.person_id;
    if (category_id === into) throw moneyError('money.merged-into-itself');
    await ownCategory(database.read, { id: category_id, owner_id });
    const target = await ownCategory(database.read, { id: into, owner_id });
    if (target.archived_at !== null) throw moneyError('money.category-archived');
    await refuseParent(database.read, category_id);
  },

  async plan({ context: { actor, database }, input: { category_id, into }, journal }) {
    const owner_id = actor.person_id;
    const category = await ownCategory(database.read, { id: category_id, owner_id });
    const { name } = await ownCategory(database.read, { id: into, owner_id });
    const found = await followers(database.read, { category_id, owner_id });
    await database.write((tx) =>
      journal.append(tx, [
        {
          action: 'merge',
          subject: `${category.name} (${wordsOf(found)})`,
          target: name,
          ...{ state: 'planned', reason: null, bytes: 0 },
          detail: { ...category } satisfies Json,
        },
      ]),
    );
    return { ...found, into: name };
  },

  async run(run) {
    await carryMerge(run);
    const entries = await countByAction(run.context.database.read, run.operation.id, 'done');
    return {
      merged: entries.merge ?? 0,
      moved: entries.move ?? 0,
      rules: entries.rule ?? 0,
      budgets: entries.budget ?? 0,
    };
  },

  async undo(run) {
    await undoMerge(run);
    const undone = await countByAction(run.context.database.read, run.operation.id, 'undone');
    const { left } = await run.journal.counts();
    return { merged: undone.merge ?? 0, restored: undone.move ?? 0, left: left.entries };
  },
});

/** @throws money.category-has-children: they would have nowhere to go */
async function refuseParent(reader: Reader, category_id: string): Promise<void> {
  const child = await reader
    .selectFrom('categories')
    .select('name')
    .where('parent_id', '=', category_id)
    .executeTakeFirst();
  if (child)
    throw moneyError('money.category-has-children', {
      detail: `“${child.name}” is within this category. Move what is within it first.`,
    });
}

async function followers(reader: Reader, { category_id, owner_id }: { category_id: string; owner_id: string }) {
  const { transactions } = await reader
    .selectFrom('account_months')
    .select((row) => row.fn.coalesce(row.fn.sum<number>('entries'), row.lit(0)).as('transactions'))
    .where('owner_id', '=', owner_id)
    .where('category_key', '=', category_id)
    .executeTakeFirstOrThrow();
  const { rules } = await reader
    .selectFrom('money_rules')
    .select((row) => row.fn.countAll<number>().as('rules'))
    .where('category_id', '=', category_id)
    .executeTakeFirstOrThrow();
  const { budgets } = await reader
    .selectFrom('budgets')
    .select((row) => row.fn.count<number>('currency').distinct().as('budgets'))
    .where('category_id', '=', category_id)
    .executeTakeFirstOrThrow();
  return { transactions, rules, budgets };
}

function wordsOf(found: { transactions: number; rules: number; budgets: number }): string {
  const some = (count: number, one: string) => (count === 0 ? [] : [`${count} ${one}${count === 1 ? '' : 's'}`]);
  const { transactions, rules, budgets } = found;
  const words = [...some(transactions, 'transaction'), ...some(rules, 'rule'), ...some(budgets, 'budget')];
  return words.join(', ') || 'nothing has it';
}

async function countByAction(
  reader: Reader,
  operation_id: string,
  state: 'done' | 'undone',
): Promise<Record<string, number | undefined>> {
  const rows = await reader
    .selectFrom('operation_entries')
    .select((row) => ['action', row.fn.countAll<number>().as('entries')])
    .where('operation_id', '=', operation_id)
    .where('state', '=', state)
    .groupBy('action')
    .execute();
  return Object.fromEntries(rows.map(({ action, entries }) => [action, entries]));
}
