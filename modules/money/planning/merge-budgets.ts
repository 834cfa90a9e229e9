import { timestamp } from '../../../kernel/clock/clock.ts';
import type { Database, Reader, Writer } from '../../../kernel/database/database.ts';
import type { CategoryTable } from '../money.table.ts';
import type { BudgetRow, MergedBudget } from './merge.schema.ts';

interface Both {
  readonly database: Database;
  readonly from: Pick<CategoryTable, 'id' | 'owner_id'>;
  readonly into: Pick<CategoryTable, 'id' | 'owner_id'>;
  readonly nowMs: number;
}

/** Adds the budgets of a category to those of another one, month by month; answers with both as they were, and what they became. */
export async function mergeBudgets(tx: Writer, { database, from, into, nowMs }: Both): Promise<MergedBudget[]> {
  const [of, target] = [await budgetsOf(tx, from.id), await budgetsOf(tx, into.id)];
  const results: MergedBudget[] = [];
  for (const [currency, rows] of of) {
    const there = target.get(currency) ?? [];
    const merged = added(rows, there);
    await writeBudgets(tx, { database, category: into, currency, rows: merged, nowMs });
    results.push({ currency, from: rows, into: there, merged });
  }
  return results;
}

/** The rows of one category in one currency, in place of all that there were. */
export async function writeBudgets(
  tx: Writer,
  {
    database,
    category: { id, owner_id },
    currency,
    rows,
    nowMs,
  }: {
    database: Database;
    category: Pick<CategoryTable, 'id' | 'owner_id'>;
    currency: string;
    rows: readonly BudgetRow[];
    nowMs: number;
  },
): Promise<void> {
  await tx.deleteFrom('budgets').where('category_id', '=', id).where('currency', '=', currency).execute();
  await database.insertMany(
    tx,
    'budgets',
    rows.map(({ month, amount, rollover }) => ({
      ...{ owner_id, category_id: id, currency, month, rollover, updated_at: timestamp(nowMs) },
      amount_minor: amount === null ? null : BigInt(amount),
    })),
  );
}

/** Currency → rows, in the order of their months. */
export async function budgetsOf(tx: Reader, category_id: string): Promise<Map<string, BudgetRow[]>> {
  const rows = await tx
    .selectFrom('budgets')
    .select(['currency', 'month', 'amount_minor', 'rollover'])
    .where('category_id', '=', category_id)
    .orderBy('month')
    .execute();
  const plain = rows.map(({ currency, month, amount_minor, rollover }) => ({
    ...{ currency, month, amount: amount_minor?.toString() ?? null, rollover },
  }));
  return new Map(
    [...Map.groupBy(plain, ({ currency }) => currency)].map(([currency, of]) => [
      currency,
      of.map(({ month, amount, rollover }) => ({ month, amount, rollover })),
    ]),
  );
}

/** In each month where one of them changes, the sum of what both are then. Where both have a say, `into` says whether what is left stays. */
function added(from: readonly BudgetRow[], into: readonly BudgetRow[]): BudgetRow[] {
  const months = [...new Set([...from, ...into].map(({ month }) => month))].toSorted();
  return months.map((month) => {
    const [a, b] = [lastBy(from, month), lastBy(into, month)];
    const amounts = [a?.amount, b?.amount].filter((amount) => typeof amount === 'string');
    const amount = amounts.length === 0 ? null : amounts.reduce((sum, each) => sum + BigInt(each), 0n).toString();
    return { month, amount, rollover: (b?.amount == null ? a : b)?.rollover ?? 0 };
  });
}

function lastBy(rows: readonly BudgetRow[], month: string): BudgetRow | undefined {
  return rows.findLast((row) => row.month <= month);
}
