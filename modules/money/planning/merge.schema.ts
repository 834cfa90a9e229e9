import { z } from 'zod';

export const MergeInput = z.strictObject({
  category_id: z.uuid(),
  into: z.uuid().meta({ description: 'Gets its transactions, rules and budgets.' }),
});
export type MergeInput = z.output<typeof MergeInput>;

/** Of the entry of the category: as it was. */
export const CategoryDetail = z.object({
  ...{ id: z.string(), owner_id: z.string(), parent_id: z.string().nullable(), name: z.string(), name_key: z.string() },
  ...{ kind: z.enum(['income', 'expense']), color: z.string(), position: z.number() },
  ...{ archived_at: z.string().nullable(), revision: z.number(), created_at: z.string(), updated_at: z.string() },
});
/** Of one of a transaction: what had the category, all of it or parts. */
export const MoveDetail = z.object({ id: z.string(), whole: z.boolean(), parts: z.array(z.number()) });
export const RuleDetail = z.object({ rule_id: z.string() });

/** Amounts as decimal text of minor units: JSON has no others. */
const BudgetRow = z.object({ month: z.string(), amount: z.string().nullable(), rollover: z.number() });
export type BudgetRow = z.output<typeof BudgetRow>;
/** Of one of a budget: the rows of both categories as they were, and of the one that stays. */
export const BudgetDetail = z.object({
  currency: z.string(),
  from: z.array(BudgetRow),
  into: z.array(BudgetRow),
  merged: z.array(BudgetRow),
});
export type MergedBudget = z.output<typeof BudgetDetail>;
