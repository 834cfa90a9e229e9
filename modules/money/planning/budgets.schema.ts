import { z } from 'zod';
import { AmountGiven, Currency, Money } from '../amounts/amounts.ts';
import { CategoryKind, Month } from '../money.schema.ts';

export const PutBudget = z.strictObject({
  month: Month.meta({ description: 'From this month on.' }),
  amount: AmountGiven.nullable().meta({ description: 'null: no budget from here on.' }),
  currency: Currency.optional().meta({ description: 'Left out: that of my book.' }),
  rollover: z
    .boolean()
    .default(false)
    .meta({ description: 'What is left, or was spent beyond it, goes to the next month.' }),
  only_this_month: z.boolean().default(false).meta({ description: 'The month after is as it would have been.' }),
});
export type PutBudget = z.output<typeof PutBudget>;

/** What is kept of one month; `since` that month. */
export const Budget = z.object({
  category_id: z.uuid(),
  month: z.string(),
  amount: Money.nullable(),
  rollover: z.boolean(),
});
export type Budget = z.output<typeof Budget>;

export const BudgetLine = z.object({
  category_id: z.uuid(),
  name: z.string(),
  color: z.string(),
  kind: CategoryKind,
  parent_id: z.uuid().nullable(),
  currency: z.string(),
  budgeted: Money.nullable().meta({ description: 'A parent’s is for what is within it, too.' }),
  since: z.string().nullable().meta({ description: 'The month from which it is so.' }),
  rollover: z.boolean(),
  carried: Money.meta({ description: 'From the months before; negative where more was spent.' }),
  spent: Money.meta({ description: 'Of an income, what came in. On accounts of this currency alone.' }),
  left: Money.nullable().meta({ description: 'budgeted + carried − spent' }),
  within: z.uuid().nullable().meta({ description: 'The parent whose budget has this one in it: totals count that.' }),
  suggested: Money.nullable().meta({ description: 'The median of the six months before.' }),
  elsewhere: z
    .array(Money)
    .meta({ description: 'Spent in other currencies: never converted, and in none of the other figures.' }),
});
export type BudgetLine = z.output<typeof BudgetLine>;

export const BudgetTotal = z.object({
  currency: z.string(),
  kind: CategoryKind,
  budgeted: Money,
  carried: Money,
  spent: Money.meta({ description: 'Of what has a budget.' }),
  left: Money,
  unbudgeted: Money.meta({ description: 'Spent, or come in, in categories that no budget is for.' }),
});
export type BudgetTotal = z.output<typeof BudgetTotal>;

export const Budgets = z.object({
  month: z.string(),
  currency: z.string().meta({ description: 'Of my book.' }),
  gone: z
    .number()
    .meta({ description: 'Share of the month that is gone: 0 to 1. Who has spent a larger share is ahead of time.' }),
  items: z.array(BudgetLine),
  totals: z.array(BudgetTotal),
  uncategorised: z.array(z.object({ currency: z.string(), in: Money, out: Money })),
});
export type Budgets = z.output<typeof Budgets>;
