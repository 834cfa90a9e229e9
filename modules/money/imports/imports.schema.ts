import { z } from 'zod';
import { Currency, Money } from '../amounts/amounts.ts';
import { AccountKind, Named } from '../money.schema.ts';
import { CHARSETS } from '../statements/statements.ts';

const COLUMNS = [
  ...(['ignore', 'date', 'amount', 'debit', 'credit', 'direction', 'payee', 'memo', 'bank_id', 'category'] as const),
  ...(['tags', 'parts', 'transfer', 'currency', 'account', 'balance', 'status', 'fee', 'payer'] as const),
];
const MOST_FILES = 500;

const Layout = z
  .object({
    charset: z
      .string()
      .refine((label) => CHARSETS.some((charset) => charset === label), `one of ${CHARSETS.join(', ')}`),
    delimiter: z.enum([',', ';', '\t', '|']),
    skip_lines: z
      .int()
      .min(0)
      .max(1000)
      .meta({ description: 'Before the header or, without one, before the first entry.' }),
    has_header: z.boolean(),
    decimal_mark: z.enum(['.', ',']),
    date_order: z.enum(['ymd', 'dmy', 'mdy']),
    columns: z.array(z.enum(COLUMNS)).min(1).max(500).meta({ description: 'One for each column, in their order.' }),
    inverted: z.boolean().meta({ description: 'Amounts are of what was spent: the sign is turned around.' }),
  })
  .meta({ id: 'TableLayout', description: 'How a table (CSV, TSV) is read.' });

export const FileName = z.string().trim().min(1).max(255).default('statement');
const Which = z.union([z.uuid(), z.enum(['new', 'none'])]);
const Upload = z.strictObject({
  upload_id: z.uuid().meta({ description: 'What POST /imports/look has stored.' }),
  file_name: FileName,
  layout: Layout.optional().meta({ description: 'How this one is read, where it is a table.' }),
  accounts: z
    .record(z.string().max(100), Which)
    .default({})
    .meta({ description: 'Of this file alone, before those of all.' }),
});

const AccountToMake = z.object({ name: Named(100), kind: AccountKind.default('bank'), currency: Currency });
const importFields = {
  account_id: z.uuid().optional().meta({ description: 'Of files that name no account.' }),
  accounts: z.record(z.string().max(100), Which).default({}).meta({
    description:
      'Which account a source of the files is, by its `key` or number; `*` stands for files that name none; `new` makes an account, and with `none` nothing of it comes in.',
  }),
  new_accounts: z
    .record(z.uuid(), AccountToMake)
    .default({})
    .meta({ description: 'Accounts that the import makes, by ids that `accounts` names them by.' }),
  layout: Layout.optional().meta({
    description: 'How tables are read; otherwise as remembered for their header, or guessed.',
  }),
  layout_id: z.uuid().optional().meta({ description: 'As this one, which is remembered.' }),
};
export const ImportInput = z.strictObject({
  uploads: z.array(Upload).min(1).max(MOST_FILES).meta({ description: 'Files of one import: one preview, one undo.' }),
  ...importFields,
});
export type ImportInput = z.output<typeof ImportInput>;

/** The person says how it is read: then it is a table, whatever it looks like. */
export function isSaidToBeTable(
  { layout, layout_id }: Pick<ImportInput, 'layout' | 'layout_id'>,
  upload: ImportInput['uploads'][number],
): boolean {
  return (upload.layout ?? layout ?? layout_id) !== undefined;
}

export const ImportRequest = z.strictObject({
  ...ImportInput.shape,
  dry_run: z.boolean().default(false).meta({ description: 'Plan only, and change nothing.' }),
});

export const LookRequest = z.strictObject({
  upload_id: z.uuid().meta({ description: 'Of an earlier look: the file is not sent again.' }),
  file_name: FileName,
  ...importFields,
  shape: Layout.pick({ charset: true, delimiter: true, skip_lines: true, has_header: true })
    .partial()
    .optional()
    .meta({ description: 'Instead of a layout: what is known of it. The rest is guessed again around it.' }),
});
export type LookRequest = z.output<typeof LookRequest>;

export const SourceSummary = z
  .object({
    key: z.string().meta({ description: 'By which `accounts` of an import names it: number, or number:currency.' }),
    number: z.string().meta({ description: 'As the file has it; empty where it names none.' }),
    bank: z.string(),
    currency: z.string().nullable().meta({ description: 'null: the file says none, and it is the account’s.' }),
    file_name: z.string().meta({ description: 'The first file that has it.' }),
    account_id: z.uuid().nullable(),
    account_name: z.string().nullable(),
    state: z
      .enum(['mine', 'new', 'which'])
      .meta({ description: '`which`: the person has to say; nothing of it comes in.' }),
    reason: z
      .string()
      .nullable()
      .meta({ description: '`which-account`, `left-out`, `other-currency` or `account-closed`, and words.' }),
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

const Sure = z
  .enum(['certain', 'likely', 'guess'])
  .meta({ description: 'How sure it is; what is a guess, a person should look at.' });

const LookRow = z.object({
  line: z.int(),
  reason: z.string().nullable().meta({ description: 'Why it is no entry; then the rest is empty, but for `text`.' }),
  text: z.string(),
  account: z.string().nullable().meta({ description: 'The number of the account that the file names.' }),
  date: z.string().nullable(),
  amount: z.string().nullable().meta({ description: 'Decimal, exact' }),
  currency: z.string().nullable().meta({ description: 'Where the file says one.' }),
  payee: z.string(),
  memo: z.string(),
  category: z.string().nullable(),
  bank_id: z.string().nullable(),
  status: z.string().nullable(),
});
export type LookRow = z.output<typeof LookRow>;

export const Look = z
  .object({
    upload_id: z.uuid(),
    file_name: z.string(),
    format: z.enum(['csv', 'ofx', 'qif', 'camt', 'mt940']),
    table: z
      .object({
        layout: Layout,
        layout_id: z.uuid().nullable().meta({ description: 'Where it was read so before.' }),
        readable: z.boolean().meta({ description: 'It has a column of days and one of amounts.' }),
        header: z.array(z.string()),
        samples: z.array(z.array(z.string())).meta({ description: 'The first rows as they stand there.' }),
        sample_lines: z.array(z.int()).meta({ description: 'The line in the file of each.' }),
        first_lines: z
          .array(z.string())
          .meta({ description: 'The file’s first lines, the ones before the table too.' }),
        sure: z.object({
          ...{ charset: Sure, delimiter: Sure, header: Sure, decimal_mark: Sure, date_order: Sure, inverted: Sure },
          columns: z.array(Sure),
        }),
      })
      .nullable()
      .meta({ description: 'Of CSV and TSV.' }),
    rows: z.array(LookRow).meta({ description: 'The first 20, as they would be read.' }),
    entries: z.int(),
    broken: z.int(),
    more: z.boolean().meta({ description: 'The file goes on: only its beginning was counted.' }),
    sources: z.array(
      z.object({
        key: z.string().meta({ description: 'By which `accounts` of an import names it.' }),
        ...{ number: z.string(), bank: z.string(), currency: z.string().nullable() },
        account_id: z.uuid().nullable(),
        account_name: z.string().nullable(),
        state: z.enum(['mine', 'new', 'which']),
        reason: z.string().nullable(),
        kind: AccountKind.meta({ description: 'Of an account that would be made.' }),
        balance: z
          .object({ date: z.string(), amount: z.string() })
          .nullable()
          .meta({ description: 'The bank’s last closing balance, where the file was read to its end.' }),
        entries: z.int(),
      }),
    ),
  })
  .meta({ id: 'LookAtStatement' });
export type Look = z.output<typeof Look>;

export const Decisions = z.object({
  decisions: z
    .array(
      z.object({
        position: z.int().min(1),
        decision: z
          .enum(['new', 'same', 'leave'])
          .meta({ description: '`new`: it comes in; `same`: it is the other one, which stays; `leave`: undecided.' }),
        transaction_id: z.uuid().optional().meta({ description: 'Of `same`: which of `others`; otherwise the first.' }),
      }),
    )
    .max(10_000)
    .default([]),
  all: z.enum(['new', 'same', 'leave']).optional().meta({ description: 'Of all doubtful pairs, before `decisions`.' }),
});
export type Decisions = z.output<typeof Decisions>;

const Side = z.object({
  transaction_id: z.uuid(),
  date: z.string(),
  amount: Money,
  payee: z.string(),
  memo: z.string(),
  by_hand: z.boolean().meta({ description: 'A person made it: no file had it so far.' }),
  status: z.enum(['uncleared', 'cleared', 'reconciled']),
});

const Booked = z.object({
  transaction_id: z.uuid().meta({ description: 'That it becomes.' }),
  account_id: z.uuid(),
  ...{ file_name: z.string(), line: z.int(), date: z.string(), amount: Money, payee: z.string(), memo: z.string() },
  category_id: z.uuid().nullable(),
  category: z.string().nullable().meta({ description: 'The name of one that the import makes.' }),
  tags: z.array(z.string()),
  splits: z.array(
    z.object({ category_id: z.uuid().nullable(), category: z.string().nullable(), amount: Money, memo: z.string() }),
  ),
  status: z.enum(['uncleared', 'cleared']),
  bank_id: z.string().nullable(),
  others: z.array(Side).meta({ description: 'What it may be, the likeliest first; of a merge what it is.' }),
  decision: z.enum(['new', 'same', 'leave']).nullable(),
});

export const ImportEntry = z
  .object({
    position: z.int(),
    action: z.string().meta({
      description:
        '`create`, `merge`, `doubt`, `keep` (is here), `read` (is broken); and `account`, `category`, `file`, `transfer`.',
    }),
    state: z.string(),
    reason: z.string().nullable().meta({ description: 'A code, a colon, and words.' }),
    subject: z.string(),
    target: z.string().nullable(),
    booked: Booked.nullable().meta({ description: 'Of entries of the file that can be read.' }),
  })
  .meta({ id: 'ImportEntry' });
export type ImportEntry = z.output<typeof ImportEntry>;
