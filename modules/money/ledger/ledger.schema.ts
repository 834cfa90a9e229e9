import { z } from 'zod';
import { AmountGiven, Money } from '../amounts/amounts.ts';
import { Day, Transaction } from '../money.schema.ts';

const Posting = z.object({
  kind: z.enum(['account', 'category', 'uncategorised', 'transfer']),
  account_id: z.uuid().nullable().meta({ description: "Of a transfer: the other side's account." }),
  category_id: z.uuid().nullable(),
  amount: Money,
});

export const Entry = z.object({
  transaction_id: z.uuid(),
  transfer_id: z.uuid().nullable(),
  date: z.string(),
  payee: z.string(),
  postings: z.array(Posting).meta({ description: 'Their sum is zero.' }),
});
export type Entry = z.output<typeof Entry>;

const Line = z.object({
  kind: z.enum(['asset', 'liability', 'equity', 'income', 'expense', 'uncategorised', 'transfer']),
  id: z.uuid().nullable().meta({ description: 'Of the account or category; null for what is neither.' }),
  name: z.string(),
  debit: Money,
  credit: Money,
});
export const TrialBalance = z.object({
  at: z.string().nullable().meta({ description: 'The last day that counts; null: all of them.' }),
  currencies: z.array(
    z.object({
      currency: z.string(),
      lines: z.array(Line),
      debit: Money,
      credit: Money,
      difference: Money.meta({ description: 'Zero where the books balance.' }),
    }),
  ),
});
export type TrialBalance = z.output<typeof TrialBalance>;

export const Audit = z.object({
  balanced: z.boolean(),
  faults: z.array(
    z.object({
      what: z.string(),
      id: z.string().meta({ description: 'Of the transaction, account, transfer, tag or month.' }),
      expected: z.string(),
      found: z.string(),
    }),
  ),
});

export const ReconcileInput = z.object({
  account_id: z.uuid(),
  date: Day.meta({ description: "The statement's day." }),
  balance: AmountGiven.meta({ description: "The statement's balance." }),
  adjust: z.boolean().default(false).meta({ description: 'A difference becomes a transaction of its own.' }),
});
export type ReconcileInput = z.output<typeof ReconcileInput>;

export const Reconciliation = z.object({
  id: z.uuid().meta({ description: 'Of the operation that did it, too.' }),
  account_id: z.uuid(),
  date: z.string(),
  balance: Money,
  transactions: z.number().meta({ description: 'That it reconciled.' }),
  adjustment_id: z.uuid().nullable().meta({ description: 'The transaction that made up for a difference.' }),
  state: z.enum(['marking', 'done']),
  latest: z.boolean().meta({ description: 'It can be taken back.' }),
  created_at: z.string(),
});
export type Reconciliation = z.output<typeof Reconciliation>;

export const ReconciliationPreview = z.object({
  date: z.string(),
  balance: Money,
  cleared_balance: Money.meta({ description: 'Opening balance and what is cleared or reconciled, up to the day.' }),
  difference: Money.meta({ description: 'What is missing of the balance; zero: it can be finished.' }),
  to_reconcile: z.number().meta({ description: 'Cleared ones up to the day that are not reconciled yet.' }),
  uncleared: z.object({
    transactions: z.number(),
    sum: Money,
    items: z.array(Transaction).meta({ description: 'The first 200, by day.' }),
  }),
});
export type ReconciliationPreview = z.output<typeof ReconciliationPreview>;
