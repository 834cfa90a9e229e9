import { z } from 'zod';
import { AmountGiven, Currency, Money } from './amounts/amounts.ts';

/** One line. Control characters have no place in it, nor what turns the order of the letters around it: a page that shows it reads as written. */
// oxlint-disable-next-line no-control-regex -- they are what is refused
const ONE_LINE = /^[^\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]*$/;
/** Something to see: not spaces, joiners, fillers and marks alone. */
const VISIBLE = /[^\s\p{Cc}\p{Cf}\p{M}\p{Default_Ignorable_Code_Point}\u2800]/u;

const line = (most: number) => z.string().trim().max(most).regex(ONE_LINE, 'must be one line of text');
export const Named = (most: number) => line(most).min(1).regex(VISIBLE, 'must have a character that one can see');
export const Payee = line(300);
const Memo = line(2000);
export const MoneyTag = Named(60).overwrite((name) => name.replaceAll(/\s+/gu, ' '));
/** A day that exists, of the years 1900 to 2199. */
export const Day = z.iso.date().regex(/^(19|2[01])\d\d-/, 'give a day of the years 1900 to 2199');
export const Month = z.string().regex(/^(19|2[01])\d\d-(0[1-9]|1[0-2])$/, 'give a month as 2026-10');
const Color = z.string().regex(/^#[0-9a-f]{6}$/i, 'give a colour as #rrggbb');

export const Book = z.object({
  currency: Currency.meta({ description: 'In which totals over several currencies are shown.' }),
  revision: z.number().meta({ description: 'Grows with every change of anything in the book.' }),
});

export const AccountKind = z.enum(['cash', 'bank', 'card', 'savings', 'loan']);
const accountFields = {
  name: Named(100),
  kind: AccountKind,
  currency: Currency,
  opening_balance: AmountGiven.meta({ description: 'What a loan or a card owes is negative.' }),
  number: line(60)
    .overwrite((number) => number.replaceAll(/\s+/gu, ''))
    .meta({ description: 'IBAN or number: how bank files find it.' }),
  bank: line(100),
  note: z.string().trim().max(5000),
  position: z.int().min(0).max(100_000),
  closed: z.boolean(),
};
export const NewAccount = z.object({
  ...accountFields,
  kind: accountFields.kind.default('bank'),
  opening_balance: accountFields.opening_balance.default('0'),
  number: accountFields.number.default(''),
  bank: accountFields.bank.default(''),
  note: accountFields.note.default(''),
  position: accountFields.position.optional(),
  closed: accountFields.closed.default(false),
});
export type NewAccount = z.output<typeof NewAccount>;
export const ChangeOfAccount = z.object(accountFields).partial();
export type ChangeOfAccount = z.output<typeof ChangeOfAccount>;

export const Account = z.object({
  id: z.uuid(),
  name: z.string(),
  kind: AccountKind,
  currency: z.string(),
  opening_balance: Money,
  balance: Money.meta({ description: 'Opening balance and all its transactions.' }),
  cleared_balance: Money.meta({ description: 'The same of what is cleared or reconciled.' }),
  number: z.string(),
  bank: z.string(),
  note: z.string(),
  position: z.number(),
  transactions: z.number(),
  closed_at: z.string().nullable(),
  revision: z.number(),
  created_at: z.string(),
  updated_at: z.string(),
});
export type Account = z.output<typeof Account>;

export const CategoryKind = z.enum(['income', 'expense']);
const categoryFields = {
  name: Named(60),
  kind: CategoryKind.meta({ description: 'A category within another is of its kind.' }),
  parent_id: z.uuid().nullable(),
  color: Color,
  position: z.int().min(0).max(100_000),
  archived: z.boolean(),
};
export const NewCategory = z.object({
  ...categoryFields,
  kind: categoryFields.kind.default('expense'),
  parent_id: categoryFields.parent_id.default(null),
  color: categoryFields.color.optional(),
  position: categoryFields.position.optional(),
  archived: categoryFields.archived.default(false),
});
export type NewCategory = z.output<typeof NewCategory>;
export const ChangeOfCategory = z.object(categoryFields).partial();
export type ChangeOfCategory = z.output<typeof ChangeOfCategory>;

export const Category = z.object({
  id: z.uuid(),
  name: z.string(),
  kind: CategoryKind,
  parent_id: z.uuid().nullable(),
  color: z.string(),
  position: z.number(),
  transactions: z.number().meta({ description: 'Transactions and parts that have it.' }),
  archived_at: z.string().nullable(),
  revision: z.number(),
  created_at: z.string(),
  updated_at: z.string(),
});
export type Category = z.output<typeof Category>;

export const Status = z.enum(['uncleared', 'cleared', 'reconciled']);
const GivenPart = z.object({
  category_id: z.uuid().nullable().default(null),
  amount: AmountGiven,
  memo: Memo.default(''),
});
const transactionFields = {
  account_id: z.uuid(),
  date: Day,
  amount: AmountGiven.meta({ description: "In the account's currency; negative where money leaves it." }),
  payee: Payee,
  memo: Memo,
  category_id: z.uuid().nullable(),
  tags: z.array(MoneyTag).max(20),
  splits: z.array(GivenPart).max(100).meta({ description: 'Parts that add up to the amount; none: it is in one.' }),
  status: Status.exclude(['reconciled']).meta({ description: 'A reconciliation makes it reconciled.' }),
};
export const NewTransaction = z.object({
  ...transactionFields,
  payee: transactionFields.payee.default(''),
  memo: transactionFields.memo.default(''),
  category_id: transactionFields.category_id.default(null),
  tags: transactionFields.tags.default([]),
  splits: transactionFields.splits.default([]),
  status: transactionFields.status.default('uncleared'),
  transfer_account_id: z
    .uuid()
    .optional()
    .meta({ description: 'It is a transfer to or from this account of mine, whose side is made with it.' }),
  transfer_amount: AmountGiven.optional().meta({
    description: "What moves on the other account, where it has another currency: in that one's, with its sign.",
  }),
});
export type NewTransaction = z.output<typeof NewTransaction>;
export const ChangeOfTransaction = z
  .object({
    ...transactionFields,
    transfer_amount: AmountGiven.meta({
      description: 'Of a transfer: what moves on the other account, with its sign.',
    }),
  })
  .partial();
export type ChangeOfTransaction = z.output<typeof ChangeOfTransaction>;

const TransactionPart = z.object({ category_id: z.uuid().nullable(), amount: Money, memo: z.string() });

export const Transaction = z.object({
  id: z.uuid(),
  account_id: z.uuid(),
  date: z.string(),
  amount: Money,
  payee: z.string(),
  memo: z.string(),
  category_id: z.uuid().nullable(),
  tags: z.array(z.string()),
  splits: z.array(TransactionPart),
  transfer_id: z.uuid().nullable(),
  transfer_account_id: z.uuid().nullable().meta({ description: "The other side's account." }),
  status: Status,
  bank_id: z.string().nullable(),
  import_id: z.uuid().nullable().meta({ description: 'The operation that brought it in.' }),
  revision: z.number(),
  created_at: z.string(),
  updated_at: z.string(),
  deleted_at: z.string().nullable(),
});
export type Transaction = z.output<typeof Transaction>;

export const TransactionChange = z.object({
  id: z.uuid(),
  at: z.string(),
  what: z.string(),
  fields: z.array(z.string()),
  revision: z.number().meta({ description: 'That it left.' }),
  operation_id: z.uuid().nullable(),
  undoable: z.boolean().meta({ description: 'The latest one is.' }),
});
export type TransactionChange = z.output<typeof TransactionChange>;
