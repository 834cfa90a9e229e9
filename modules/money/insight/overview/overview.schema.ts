import { z } from 'zod';
import { Money } from '../../amounts/amounts.ts';
import { AccountKind, CategoryKind } from '../../money.schema.ts';
import { ShownRate } from '../rates/rates.ts';
import { InsightsShortly } from '../seen/seen.ts';

const Missing = z.array(Money).meta({ description: 'What has no rate of at most ten days before, and is not in it.' });

const OverviewAccount = z.object({
  id: z.string(),
  name: z.string(),
  kind: AccountKind,
  balance: Money,
  converted: Money.nullable().meta({ description: "In the book's currency; null where there is no rate." }),
  closed_at: z.string().nullable(),
});

const OverviewMonth = z.object({ month: z.string(), net_worth: Money, missing: Missing });
const FlowMonth = z.object({ month: z.string(), in: Money, out: Money, net: Money, missing: Missing });

const OverviewCategory = z.object({
  category_id: z.string().nullable().meta({ description: 'null: what has none.' }),
  name: z.string(),
  kind: CategoryKind,
  parent_id: z.string().nullable(),
  color: z.string(),
  amount: Money.meta({ description: 'Spent, or come in; what came back is taken off.' }),
  last_month: Money,
  median: Money.nullable().meta({ description: 'Of the six months before, or as many as the book has.' }),
  missing: Missing,
});
export type OverviewCategory = z.output<typeof OverviewCategory>;

/** Of the month, for the categories that have one. */
const OverviewBudget = z.object({
  category_id: z.string(),
  name: z.string(),
  color: z.string(),
  budgeted: Money,
  carried: Money.meta({ description: 'From the months before.' }),
  spent: Money,
  left: Money,
});
export type OverviewBudget = z.output<typeof OverviewBudget>;

export const Overview = z.object({
  month: z.string(),
  today: z.string(),
  currency: z.string().meta({ description: 'Of the book: everything is converted into it.' }),
  accounts: z.array(OverviewAccount),
  kinds: z.array(z.object({ kind: AccountKind, balance: Money, missing: Missing })),
  net_worth: z.object({ amount: Money, missing: Missing }),
  history: z.array(OverviewMonth).meta({ description: 'At the end of each month, the earliest first.' }),
  flow: z.array(FlowMonth).meta({ description: 'Twelve months up to this one; transfers left out.' }),
  categories: z.array(OverviewCategory).meta({ description: 'Of the month, the largest first.' }),
  budgets: z.object({
    items: z.array(OverviewBudget).meta({ description: 'Of expenses; those of which least is left first.' }),
    totals: z.array(z.object({ budgeted: Money, carried: Money, spent: Money, left: Money })).meta({
      description: 'Of expenses, for each currency.',
    }),
    gone: z.number().meta({ description: 'Share of the month that is gone: 0 to 1.' }),
  }),
  uncategorised: z.number().meta({ description: 'Transactions and parts without a category, of all time.' }),
  insights: InsightsShortly,
  rates: z.array(ShownRate).meta({ description: 'With which all this was converted.' }),
});
export type Overview = z.output<typeof Overview>;
