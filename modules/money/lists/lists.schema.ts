import { z } from 'zod';
import { Money } from '../amounts/amounts.ts';
import { Day, Status, Transaction } from '../money.schema.ts';

/** One value, or the same key several times. */
const several = <Item extends z.ZodType>(item: Item, most: number) =>
  z
    .union([item.transform((one) => [one]), z.array(item).max(most)])
    .optional()
    .meta({ description: 'Several by giving the key again.' });
const Bound = z
  .string()
  .trim()
  .regex(/^\d{1,40}(\.\d{1,40})?$/, 'give an amount without a sign, as "12.34"');

const NONE = 'none';
const CategoryId = z.union([z.literal(NONE), z.uuid()]);
const Direction = z.enum(['in', 'out', 'transfer']);
const Kind = z.enum(['income', 'expense']);

const fields = {
  q: z.string().max(200).meta({
    description:
      'Words, or beginnings of words, that must all be there. What reads as an amount finds that amount too.',
  }),
  transaction: z.uuid().meta({ description: 'This one alone.' }),
  status: Status,
  from: Day,
  to: Day.meta({ description: 'This day included.' }),
  min: Bound.meta({ description: "Whichever way it went, in each account's own currency." }),
  max: Bound,
  direction: Direction.meta({ description: 'A transfer is neither in nor out.' }),
  payee: z.string().trim().max(300).meta({ description: 'All of it; case and accents do not matter. Empty: none.' }),
  currency: z.string().max(3).meta({ description: 'Of accounts in this currency.' }),
  kind: Kind.meta({
    description:
      'By the kind of the category, or of that of one of its parts; without one, what came in is income. A transfer is neither.',
  }),
  import_id: z.uuid().meta({ description: 'The operation that brought them in.' }),
};
const flags = {
  split: z.stringbool().meta({ description: 'In parts, or not.' }),
  transfers: z.stringbool().meta({ description: 'false: without transfers.' }),
  within: z.stringbool().meta({ description: 'false: without what is within the categories that are named.' }),
  uncategorised: z.stringbool().meta({ description: 'true: it, or one of its parts, has no category.' }),
};

/**
 * Which transactions a person means; what is not said does not matter. Ids of what is not there, or is somebody else's, find nothing: a
 * filter is no address.
 */
export const TransactionFilter = z.object({
  ...z.object({ ...fields, ...flags }).partial().shape,
  account: several(z.uuid(), 50),
  category: several(CategoryId, 50).meta({
    description: 'One of these; one that has others within means them too; "none": no category.',
  }),
  tag: several(z.string().max(100), 20).meta({ description: 'All of them.' }),
  trashed: z.stringbool().default(false),
});
export type TransactionFilter = z.output<typeof TransactionFilter>;

export const TransactionQuery = TransactionFilter.extend({
  sort: z.enum(['date', 'amount', 'payee']).default('date'),
  order: z.enum(['asc', 'desc']).default('desc'),
  start: Day.optional().meta({
    description: 'Where the first page begins, by date: at this day, as if it had been scrolled to. Balances run on.',
  }),
});
export type TransactionQuery = z.output<typeof TransactionQuery>;

/** The same as JSON, for work on many: the living alone. */
export const TransactionSelection = z.strictObject({
  ...z.object(fields).partial().shape,
  split: z.boolean().optional(),
  transfers: z.boolean().optional(),
  within: z.boolean().optional(),
  uncategorised: z.boolean().optional(),
  account: z.array(z.uuid()).max(50).optional(),
  category: z.array(CategoryId).max(50).optional(),
  tag: z.array(z.string().max(100)).max(20).optional(),
});
export type TransactionSelection = z.output<typeof TransactionSelection>;

export const TransactionInList = Transaction.extend({
  running_balance: Money.nullable().meta({
    description: "The account's balance after it: where the list is all of one account, by date. Otherwise null.",
  }),
});
export type TransactionInList = z.output<typeof TransactionInList>;

export const TransactionCount = z.object({
  transactions: z.number(),
  more: z.boolean().meta({ description: 'There are more than `transactions` says: we stopped counting.' }),
  sums: z
    .array(z.object({ in: Money, out: Money, net: Money }))
    .nullable()
    .meta({
      description:
        'By currency; what is in parts counts part by part: of a category or kind that is asked for, those parts alone. Transfers are in them. null: more than 50,000.',
    }),
});
export type TransactionCount = z.output<typeof TransactionCount>;

export const MonthCount = z.object({ month: z.string(), transactions: z.number() });
export type MonthCount = z.output<typeof MonthCount>;

export const PayeeSuggestion = z.object({
  payee: z.string().meta({ description: 'As it was written last.' }),
  category_id: z.uuid().nullable().meta({ description: 'What the latest ones mostly were for.' }),
});
export type PayeeSuggestion = z.output<typeof PayeeSuggestion>;

export const TagSuggestion = z.object({ name: z.string(), transactions: z.number() });
export type TagSuggestion = z.output<typeof TagSuggestion>;
