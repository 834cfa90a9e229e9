import { z } from 'zod';
import { Money } from '../../amounts/amounts.ts';
import { AccountKind } from '../../money.schema.ts';

const Ids = z.array(z.string()).meta({ description: 'The transactions behind it, the latest first; 40 at most.' });
const Why = z.string().meta({ description: 'The numbers that say so, in a sentence.' });
export const Fresh = z.boolean().meta({ description: 'false: the book changed since; it is being computed.' });

const SeriesKind = z.enum(['subscription', 'bill', 'salary', 'income', 'transfer']);
const Every = z.enum(['week', 'two-weeks', 'month', 'quarter', 'half-year', 'year']);
const SeriesDecision = z.enum(['confirmed', 'dismissed', 'subscription', 'not-subscription']);

export const Recurring = z.object({
  key: z.string(),
  account_id: z.string(),
  payee: z.string(),
  kind: SeriesKind,
  every: Every,
  amount: Money.meta({ description: 'To be expected: the latest where it is fixed, else the median of the last six.' }),
  fixed: z.boolean(),
  low: Money,
  high: Money,
  per_year: Money,
  first_date: z.string(),
  last_date: z.string(),
  next_date: z.string(),
  status: z.enum(['active', 'late', 'ended']),
  price_change: z.object({ from: Money, to: Money, since: z.string() }).nullable(),
  category_id: z.string().nullable(),
  transactions: z.number(),
  transaction_ids: Ids,
  why: Why,
  decision: SeriesDecision.nullable(),
});
export type Recurring = z.output<typeof Recurring>;

export const DecideSeries = z.object({
  decision: SeriesDecision.nullable().meta({ description: 'null takes the decision back.' }),
});

export const Insight = z.object({
  key: z.string(),
  what: z.enum([
    'unusual-payment',
    'unusual-category',
    'new-payee',
    'duplicate',
    'fee',
    'interest-paid',
    'interest-earned',
  ]),
  account_id: z.string().nullable(),
  category_id: z.string().nullable(),
  month: z.string().nullable(),
  date: z.string(),
  payee: z.string().meta({ description: "Or the category's name." }),
  amount: Money,
  usual: Money.nullable(),
  transaction_ids: Ids,
  why: Why,
  decision: z.enum(['confirmed', 'dismissed']).nullable(),
});
export type Insight = z.output<typeof Insight>;

export const DecideInsight = z.object({
  decision: z.enum(['confirmed', 'dismissed']).nullable().meta({ description: 'null takes the decision back.' }),
});

export const Upcoming = z.object({
  date: z.string(),
  account_id: z.string(),
  payee: z.string(),
  amount: Money,
  key: z.string().nullable().meta({ description: 'Of the recurring payment; null: it is booked for that day.' }),
  kind: SeriesKind.nullable(),
  late: z.boolean(),
  transaction_id: z.string().nullable(),
});
export type Upcoming = z.output<typeof Upcoming>;

export const AccountForecast = z.object({
  account_id: z.string(),
  name: z.string(),
  kind: AccountKind,
  balance: Money.meta({ description: 'At the end of today.' }),
  days: z
    .array(z.object({ date: z.string(), balance: Money, low: Money, high: Money }))
    .meta({ description: 'Ninety, from tomorrow on.' }),
  upcoming: z.array(Upcoming),
  everyday: z
    .object({ per_week: Money, spread: Money, weeks: z.number() })
    .nullable()
    .meta({ description: 'Median of the weeks besides what recurs; null: too few weeks to tell.' }),
  lowest: z.object({ date: z.string(), balance: Money }),
  below_zero_on: z.string().nullable(),
  may_be_below_zero_on: z.string().nullable().meta({ description: 'By the low side of the band.' }),
});
export type AccountForecast = z.output<typeof AccountForecast>;

/** As it stands in the overview. */
export const InsightsShortly = z.object({
  fresh: Fresh,
  computed_at: z.string().nullable(),
  upcoming: z.array(Upcoming).meta({ description: 'Of the next thirty days.' }),
  lowest: z
    .array(
      AccountForecast.pick({
        account_id: true,
        name: true,
        lowest: true,
        below_zero_on: true,
        may_be_below_zero_on: true,
      }),
    )
    .meta({ description: 'Of each open account in the next ninety days.' }),
  findings: z.array(Insight).meta({ description: 'The latest that nobody decided about; ten at most.' }),
  undecided: z.number(),
  subscriptions: z.object({
    count: z.number(),
    per_month: z.array(Money).meta({ description: 'Of each currency; nothing is converted.' }),
  }),
  price_changes: z.array(Recurring).meta({ description: 'Of the last sixty days.' }),
});
export type InsightsShortly = z.output<typeof InsightsShortly>;
