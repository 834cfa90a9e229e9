import { z } from 'zod';
import { Money } from '../amounts/amounts.ts';
import { CHARSETS } from '../statements/statements.ts';

const COLUMNS = [
  ...(['ignore', 'date', 'amount', 'debit', 'credit', 'direction', 'payee', 'memo', 'bank_id', 'category'] as const),
  ...(['tags', 'currency', 'account', 'balance', 'status'] as const),
];
const MOST_FILES = 500;

export const Layout = z
  .object({
    charset: z.string().refine((label) => CHARSETS.some((charset) => charset === label), `one of ${CHARSETS.join(', ')}`),
    delimiter: z.enum([',', ';', '\t', '|']),
    skip_lines: z.int().min(0).max(1000).meta({ description: 'Before the header or, without one, before the first entry.' }),
    has_header: z.boolean(),
    decimal_mark: z.enum(['.', ',']),
    date_order: z.enum(['ymd', 'dmy', 'mdy']),
    columns: z.array(z.enum(COLUMNS)).min(1).max(500).meta({ description: 'One for each column, in their order.' }),
    inverted: z.boolean().meta({ description: 'Amounts are of what was spent: the sign is turned around.' }),
  })
  .meta({ id: 'TableLayout', description: 'How a table (CSV, TSV) is read.' });

const Upload = z.strictObject({
  upload_id: z.uuid().meta({ description: 'What POST /imports/look has stored.' }),
  file_name: z.string().trim().min(1).max(255).default('statement'),
});

const Which = z.union([z.uuid(), z.literal('new')]);
export const ImportInput = z.strictObject({
  uploads: z.array(Upload).min(1).max(MOST_FILES).meta({ description: 'Files of one import: one preview, one undo.' }),
  account_id: z.uuid().optional().meta({ description: 'Of files that name no account.' }),
  accounts: z
    .record(z.string().max(100), Which)
    .default({})
    .meta({
      description:
        'Which account a source of the files is, by its `key` or number; `*` stands for files that name none; `new` makes an account.',
    }),
  layout: Layout.optional().meta({ description: 'How tables are read; otherwise as remembered for their header, or guessed.' }),
  layout_id: z.uuid().optional().meta({ description: 'As this one, which is remembered.' }),
});
export type ImportInput = z.output<typeof ImportInput>;

export const SourceSummary = z
  .object({
    key: z.string().meta({ description: 'By which `accounts` of an import names it: number, or number:currency.' }),
    number: z.string().meta({ description: 'As the file has it; empty where it names none.' }),
    bank: z.string(),
    currency: z.string().nullable().meta({ description: 'null: the file says none, and it is the account’s.' }),
    file_name: z.string().meta({ description: 'The first file that has it.' }),
    account_id: z.uuid().nullable(),
    account_name: z.string().nullable(),
    state: z.enum(['mine', 'new', 'which']).meta({ description: '`which`: the person has to say; nothing of it comes in.' }),
    reason: z.string().nullable().meta({ description: '`which-account`, `other-currency` or `account-closed`, and words.' }),
    new: z.int(),
    known: z.int(),
    merged: z.int(),
    doubtful: z.int(),
    waiting: z.int().meta({ description: 'Entries of a source whose account the person has to say.' }),
    from: z.string().nullable(),
    to: z.string().nullable(),
    in: Money.nullable().meta({ description: 'What is new and comes in; and what goes out, which is negative.' }),
    out: Money.nullable(),
    bank_balance: Money.nullable().meta({ description: 'The last closing balance that the files have.' }),
    bank_balance_date: z.string().nullable(),
    balance_after: Money.nullable().meta({ description: 'What the books say of that day, once it is applied.' }),
    difference: Money.nullable().meta({ description: 'The bank’s less ours: zero where it adds up.' }),
  })
  .meta({ id: 'ImportSource' });
export type SourceSummary = z.output<typeof SourceSummary>;
