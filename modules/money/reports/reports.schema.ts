import { z } from 'zod';
import { Money } from '../amounts/amounts.ts';
import { ShownRate } from '../insight/insight.ts';
import { Day, Month } from '../money.schema.ts';

export const MonthlyInput = z.strictObject({
  month: Month.optional().meta({ description: 'As 2026-10; left out: the last full month.' }),
});
export type MonthlyInput = z.output<typeof MonthlyInput>;

/**
 * The transactions behind a figure, as the list of transactions filters: of one currency, between two days, not in the trash. Of a
 * transaction in parts those parts count that the filter finds.
 */
export const Link = z
  .object({
    transaction: z.uuid().optional().meta({ description: 'This one alone.' }),
    currency: z.string().optional(),
    account: z.array(z.uuid()).optional(),
    from: z.iso.date().optional(),
    to: z.iso.date().optional(),
    category: z.array(z.string()).optional().meta({ description: 'Ids of categories; `none`: without one.' }),
    within: z.literal(false).optional().meta({ description: 'Without what is within these categories.' }),
    payee: z.string().optional(),
    kind: z.enum(['income', 'expense']).optional().meta({
      description:
        'By the kind of the category; without a category what came in is income and what went out is expense. Transfers are neither.',
    }),
    transfers: z.literal(false).optional().meta({ description: 'Without transfers between own accounts.' }),
  })
  .meta({ id: 'MoneyLink' });
export type Link = z.output<typeof Link>;

/** An amount and what it is the sum of. What was spent is positive. */
export const Figure = Money.extend({ link: Link }).meta({ id: 'MoneyFigure' });
export type Figure = z.output<typeof Figure>;

const Percent = z.number().meta({ description: '12.5 is 12.5 %' });

const OfMonth = z.object({ month: Month, income: Figure, spending: Figure, saved: Figure });

const Usual = z.object({
  months: z.int().meta({ description: 'So many full months before this one.' }),
  income: Figure.meta({ description: 'The median of these months; the link lists all of them.' }),
  spending: Figure,
});

export const ReportCategory = z.object({
  category_id: z.uuid().nullable().meta({ description: 'null: without a category.' }),
  name: z.string(),
  parent: z.string().nullable(),
  color: z.string(),
  amount: Figure,
  share: Percent.nullable().meta({ description: 'Of all of it.' }),
  entries: z.int(),
  before: Figure.nullable().meta({ description: 'In the month before.' }),
  usual: Figure.nullable().meta({ description: 'The median of the months before.' }),
});
export type ReportCategory = z.output<typeof ReportCategory>;

const Rest = z.object({ categories: z.int(), amount: Figure, share: Percent.nullable() });
export const ByCategory = z.object({ top: z.array(ReportCategory), rest: Rest.nullable() });
export type ByCategory = z.output<typeof ByCategory>;

const PayeeChange = z.object({ payee: z.string(), difference: Money, now: Figure, before: Figure });
export const Change = z.object({
  category_id: z.uuid().nullable(),
  name: z.string(),
  parent: z.string().nullable(),
  difference: Money.meta({ description: 'Positive: more was spent.' }),
  now: Figure,
  before: Figure,
  payees: z.array(PayeeChange),
});
export type Change = z.output<typeof Change>;
export const Changes = z.object({
  spending: Money,
  income: Money,
  causes: z.array(Change).meta({ description: 'The categories that explain most of the difference in spending.' }),
  other: Money.meta({ description: 'What the others differ by, together.' }),
});
export type Changes = z.output<typeof Changes>;

export const Largest = z.object({
  transaction_id: z.uuid(),
  date: Day,
  payee: z.string(),
  memo: z.string(),
  category: z.string().nullable(),
  amount: Figure,
});
export type Largest = z.output<typeof Largest>;

export const NewPayees = z.object({
  payees: z.int().meta({ description: 'How many there are.' }),
  largest: z.array(z.object({ payee: z.string(), amount: Figure, entries: z.int() })),
});
export type NewPayees = z.output<typeof NewPayees>;

const Worth = z.object({
  start: Figure.meta({ description: 'What was there before the month: the opening balances are in it.' }),
  end: Figure,
  change: Figure,
  months: z.array(z.object({ month: Month, end: Money })),
});
export type Worth = z.output<typeof Worth>;

const Budgeted = z.object({
  budgeted: Money,
  carried: Money.meta({ description: 'From the months before.' }),
  spent: Figure,
  left: Money.meta({ description: 'Negative: more was spent than there was.' }),
});
export const AgainstBudget = z.object({
  total: Budgeted.omit({ spent: true }).extend({ spent: Money }),
  lines: z.array(Budgeted.extend({ category_id: z.uuid(), name: z.string() })),
});
export type AgainstBudget = z.output<typeof AgainstBudget>;

export const Regular = z.object({
  subscriptions: z.int(),
  per_month: Money,
  per_year: Money,
  largest: z
    .array(
      z.object({
        payee: z.string(),
        every: z.string(),
        amount: Money,
        per_year: Money,
        next_date: Day,
        price_change: z.object({ from: Money, to: Money, since: Day }).nullable(),
        transactions: Link,
      }),
    )
    .meta({ description: 'What costs most in a year first.' }),
});
export type Regular = z.output<typeof Regular>;

export const Outlook = z.object({
  as_of: Day,
  accounts: z
    .array(
      z.object({
        account_id: z.uuid(),
        name: z.string(),
        balance: Money,
        lowest: z.object({ date: Day, balance: Money }),
        end: z.object({ date: Day, balance: Money }),
        below_zero_on: z.string().nullable(),
      }),
    )
    .meta({ description: 'The next ninety days.' }),
  upcoming: z.array(z.object({ date: Day, payee: z.string(), amount: Money })),
});
export type Outlook = z.output<typeof Outlook>;

export const Converted = z.object({
  currency: z.string().meta({ description: 'Of the book: everything is converted into it.' }),
  income: Money,
  spending: Money,
  worth: Money,
  rates: z.array(ShownRate),
  missing: z.array(z.string()).meta({ description: 'Currencies without a rate: they are not in it.' }),
});
export type Converted = z.output<typeof Converted>;

const Advice = z.object({
  buffer: z.object({ liquid: Figure, months: z.number() }).nullable().meta({
    description: 'What lies in cash, bank and savings accounts, and for how many usual months that is enough.',
  }),
  above_usual: z
    .array(z.object({ category_id: z.uuid().nullable(), name: z.string(), now: Figure, usual: Figure, above: Money }))
    .meta({ description: 'Categories that cost much more than they usually do.' }),
  uncategorised: z
    .object({ entries: z.int(), spending: Figure })
    .nullable()
    .meta({ description: 'What has no category, and is told by none.' }),
});
export type Advice = z.output<typeof Advice>;

export const CurrencyFacts = z
  .object({
    currency: z.string(),
    entries: z.int().meta({ description: 'Transactions, or parts, of the month.' }),
    income: Figure,
    spending: Figure,
    saved: Figure,
    savings_rate: Percent.nullable().meta({ description: 'Of the income; null where there was none.' }),
    before: OfMonth.nullable().meta({ description: 'null: the book begins with this month.' }),
    usual: Usual.nullable().meta({ description: 'null: there are less than two months before.' }),
    spent: ByCategory,
    earned: ByCategory,
    changes: Changes.nullable(),
    largest: z.array(Largest),
    new_payees: NewPayees.nullable(),
    worth: Worth,
    budgets: AgainstBudget.nullable().meta({ description: 'null: there are none.' }),
    regular: Regular.nullable().meta({
      description: 'Subscriptions as they are seen now; null: there are none, or the month is long past.',
    }),
    advice: Advice,
    flow: z.array(OfMonth).meta({ description: 'The last twelve months, as far as the book goes back.' }),
  })
  .meta({ id: 'MoneyReportOfCurrency' });
export type CurrencyFacts = z.output<typeof CurrencyFacts>;

export const ReportFacts = z
  .object({
    month: Month,
    from: Day,
    to: Day,
    complete: z.boolean().meta({ description: 'False: the month was not over.' }),
    converted: Converted.nullable().meta({
      description: 'All currencies together; null where there is one, or no rate.',
    }),
    outlook: Outlook.nullable().meta({ description: 'null: the month is long past.' }),
    currencies: z.array(CurrencyFacts).meta({ description: "The book's own first, then by what moved." }),
  })
  .meta({ id: 'MoneyReportFacts' });
export type ReportFacts = z.output<typeof ReportFacts>;

export const SectionKey = z.enum(['overview', 'categories', 'budgets', 'changes', 'regular', 'outlook', 'advice']);
export type SectionKey = z.output<typeof SectionKey>;

export const ReportSection = z.object({
  key: SectionKey,
  title: z.string(),
  text: z.string().meta({ description: 'Paragraphs are divided by an empty line.' }),
  written_by: z.enum(['builtin', 'model']),
  faults: z.array(z.string()),
});
export type ReportSection = z.output<typeof ReportSection>;

export const ReportFile = z.object({
  name: z.string().meta({ description: 'Under `/api/v1/reports-files/`: `2026-10.pdf`.' }),
  media_type: z.string(),
  bytes: z.int(),
  hash: z.string().meta({ description: 'SHA-256; the ETag.' }),
});
export type ReportFile = z.output<typeof ReportFile>;

const head = {
  id: z.uuid(),
  operation_id: z.uuid(),
  month: Month,
  files: z.array(ReportFile),
  pdf_fault: z.string().nullable().meta({ description: 'Why there is no PDF.' }),
  stale: z.boolean().meta({ description: 'The book has changed since: the figures may be others by now.' }),
  created_at: z.iso.datetime(),
};

export const ReportHead = z
  .object({
    ...head,
    complete: z.boolean(),
    figures: z
      .array(z.object({ currency: z.string(), income: Money, spending: Money, saved: Money }))
      .meta({ description: 'By currency.' }),
  })
  .meta({ id: 'MoneyReportHead' });
export type ReportHead = z.output<typeof ReportHead>;

export const Report = z
  .object({
    ...head,
    facts: ReportFacts,
    sections: z.array(ReportSection),
    plots: z
      .record(z.string(), z.string())
      .meta({ description: 'SVG by name: `categories-EUR`, `flow-EUR`, `worth-EUR`.' }),
  })
  .meta({ id: 'MoneyReport' });
export type Report = z.output<typeof Report>;
