import { randomUUIDv7 } from 'node:crypto';
import { timestamp } from '../../../kernel/clock/clock.ts';
import { foldedKey } from '../../../kernel/database/database.ts';
import type { Writer } from '../../../kernel/database/database.ts';
import type { Json, NewEntry, Run } from '../../../kernel/operations/operations.ts';
import { decimalsOf, toDecimal } from '../amounts/amounts.ts';
import { bookOf, openBook } from '../books.ts';
import { makeAccount, makeCategory } from '../imports/imports.ts';
import { addPlans, todayOf } from '../planning/planning.ts';
import type { Planned } from '../planning/planning.ts';
import { printKept, sortKey, tagsColumn } from '../rows.ts';
import type { Kept } from '../rows.ts';
import { believableYear, OPENING } from './believable-year.ts';
import type { ExampleAccount, ExampleEntry, Path } from './example-entry.ts';
import { plansOf } from './example-plans.ts';

/** By which the accounts of an example are known: no bank is called so. */
const BANK = 'Example Bank';
const ACCOUNTS = {
  current: { name: 'Current account', kind: 'bank', number: 'XX00EXAMPLE0001' },
  card: { name: 'Credit card', kind: 'card', number: 'XX00EXAMPLE0002' },
  savings: { name: 'Savings', kind: 'savings', number: 'XX00EXAMPLE0003' },
  cash: { name: 'Cash', kind: 'cash', number: '' },
} as const;
const CURRENCIES: Readonly<Record<string, string>> = { US: 'USD', GB: 'GBP' };
/** Days after which the bank has everything. */
const CLEARED_AFTER_DAYS = 4;

/**
 * Makes accounts, categories that are missing, rules, budgets and a goal, and plans every transaction: one entry for each, or for both sides of a transfer,
 * with the rows as they will be. Where an example is already, nothing but an entry that says so.
 */
export async function beginYear(tx: Writer, run: Run<object>): Promise<NewEntry[]> {
  const { context, operation } = run;
  const { actor, clock, database } = context;
  const [owner_id, nowMs] = [actor.person_id, clock.nowMs()];
  const here = await tx
    .selectFrom('accounts')
    .select('name')
    .where('owner_id', '=', owner_id)
    .where('bank', '=', BANK)
    .execute();
  if (here.length > 0)
    return here.map(({ name }) => ({
      ...entryOf('account', name, null),
      state: 'skipped',
      reason: 'there: An example is here already.',
    }));
  const currency = await currencyOf(tx, { owner_id, locale: actor.locale });
  await openBook(tx, { database, owner_id, currency, nowMs });
  const accounts = await makeAccounts(tx, run, currency);
  const { categories, made } = await findCategories(tx, run);
  const today = todayOf(context).toString();
  const category_of = (path: Path) => categories.get(keyOf(path)) ?? null;
  const plans = await addPlans(tx, context, plansOf({ currency, today, category_of, savings_id: accounts.savings }));
  const year = believableYear({ today });
  const write = writer({ owner_id, import_id: operation.id, accounts, category_of, now: timestamp(nowMs), today });
  return [
    ...Object.entries(accounts).map(([key, id]) => entryOf('account', ACCOUNTS[key as ExampleAccount].name, { id })),
    ...made.map(({ id, name }) => entryOf('category', name, { id })),
    ...plans.map((plan) => entryOf('plan', plan.what, { ...plan } satisfies Planned)),
    ...year.map((entry): NewEntry => {
      const amount = toDecimal(BigInt(entry.minor), currency);
      const detail = { kept: write(entry).map((kept) => JSON.parse(printKept(kept)) as Json) };
      return {
        ...entryOf('create', `${entry.date} ${entry.payee}`, detail),
        target: `${amount} ${currency}`,
        state: 'planned',
      };
    }),
  ];
}

function entryOf(action: string, subject: string, detail: Json): NewEntry {
  return { action, subject, target: null, state: 'done', reason: null, bytes: 0, detail };
}

/** That of the book, where its amounts have hundredths; else of where the person says that they live, or euros. */
async function currencyOf(tx: Writer, { owner_id, locale }: { owner_id: string; locale: string }): Promise<string> {
  const { currency, revision } = await bookOf(tx, owner_id);
  if (revision > 0 && decimalsOf(currency) === 2) return currency;
  return CURRENCIES[new Intl.Locale(locale).region ?? ''] ?? 'EUR';
}

async function makeAccounts(
  tx: Writer,
  { context }: Run<object>,
  currency: string,
): Promise<Record<ExampleAccount, string>> {
  const ids = { current: randomUUIDv7(), card: randomUUIDv7(), savings: randomUUIDv7(), cash: randomUUIDv7() };
  for (const key of ['current', 'card', 'savings', 'cash'] as const)
    await makeAccount(tx, context, {
      account: { ...ACCOUNTS[key], id: ids[key], currency, bank: BANK, opening_minor: String(OPENING[key]) },
    });
  return ids;
}

const keyOf = (path: Path): string => path.map(foldedKey).join('\u0000');

/** Those of the year by their path, made where the person has none of that name; one within another category of that name counts, too. */
async function findCategories(tx: Writer, { context }: Run<object>) {
  const owner_id = context.actor.person_id;
  const categories = new Map<string, string>();
  const made: { id: string; name: string }[] = [];
  for (const { kind, path } of categoriesOfYear()) {
    const [top, within] = path;
    const parent = within === undefined ? null : { id: categories.get(keyOf([top])) ?? '', name: top };
    const name = within ?? top;
    const id = randomUUIDv7();
    await makeCategory(tx, context, { category: { id, name, kind }, parent });
    const here = await tx
      .selectFrom('categories')
      .select('id')
      .where('owner_id', '=', owner_id)
      .where('parent_id', parent === null ? 'is' : '=', parent?.id ?? null)
      .where('name_key', '=', foldedKey(name))
      .executeTakeFirst();
    if (here) categories.set(keyOf(path), here.id);
    if (here?.id === id) made.push({ id, name });
  }
  return { categories, made };
}

/** Parents before what is within them. */
function categoriesOfYear(): { kind: 'income' | 'expense'; path: Path }[] {
  const year = believableYear({ today: '2026-12-31' });
  const paths = year.flatMap(({ category, parts = [] }) => [
    ...(category ? [category] : []),
    ...parts.map((part) => part.category),
  ]);
  const all = new Map(
    paths.flatMap((path): [string, Path][] => [
      [keyOf([path[0]]), [path[0]]],
      [keyOf(path), path],
    ]),
  );
  return [...all.values()]
    .toSorted((a, b) => a.length - b.length)
    .map((path) => ({ kind: path[0] === 'Income' ? 'income' : 'expense', path }));
}

interface Writing {
  readonly owner_id: string;
  readonly import_id: string;
  readonly accounts: Readonly<Record<ExampleAccount, string>>;
  readonly category_of: (path: Path) => string | null;
  readonly now: string;
  readonly today: string;
}

/** The rows of an entry: one, or the two sides of a transfer. */
function writer({ owner_id, import_id, accounts, category_of, now, today }: Writing): (entry: ExampleEntry) => Kept[] {
  const open = Temporal.PlainDate.from(today).subtract({ days: CLEARED_AFTER_DAYS }).toString();
  return ({ account, date, minor, payee, memo = '', category, tags = [], parts = [], to }) => {
    const id = randomUUIDv7();
    const transfer_id = to === undefined ? null : randomUUIDv7();
    const row: Kept['row'] = {
      ...{
        id,
        owner_id,
        account_id: accounts[account],
        date,
        amount_minor: BigInt(minor),
        payee,
        payee_key: sortKey(payee),
      },
      ...{ memo, category_id: category === undefined ? null : category_of(category), parts: parts.length },
      ...{ tags: tagsColumn(tags), transfer_id, status: date > open && account !== 'cash' ? 'uncleared' : 'cleared' },
      ...{ bank_id: null, match_key: null, import_id, revision: 1, created_at: now, updated_at: now, deleted_at: null },
    };
    const own: Kept = {
      row,
      parts: parts.map((part, index) => ({
        ...{ transaction_id: id, position: index + 1, category_id: category_of(part.category) },
        ...{ amount_minor: BigInt(part.minor), memo: part.memo ?? '' },
      })),
    };
    if (to === undefined) return [own];
    return [
      own,
      { row: { ...row, id: randomUUIDv7(), account_id: accounts[to], amount_minor: BigInt(-minor) }, parts: [] },
    ];
  };
}
