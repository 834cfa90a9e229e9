import { sql } from 'kysely';
import type { Reader } from '../../../kernel/database/database.ts';
import type { AccountTable, CategoryTable } from '../money.table.ts';
import { TRANSFER, UNCATEGORISED } from '../totals.ts';
import { monthsFrom } from './month.ts';

/** What one category moved in one month, in one currency. Income and spending are as they are told: what was earned, what was spent. */
export interface Moved {
  readonly income: bigint;
  readonly spending: bigint;
  readonly entries: number;
}

/** The months of one currency. */
export interface CurrencySums {
  readonly currency: string;
  /** The first month in which anything moved. */
  readonly first_month: string | undefined;
  /** Month → category's id (`''`: without one) → what it moved. Transfers are not in it. */
  readonly months: ReadonlyMap<string, ReadonlyMap<string, Moved>>;
  /** What was there at the end of a month, of the last thirteen. */
  readonly worthAt: (month: string) => bigint;
  /** Accounts whose money can be spent at once, and what was on them. */
  readonly liquid: { readonly accounts: readonly string[]; readonly at: (month: string) => bigint };
}

export type Category = Pick<CategoryTable, 'id' | 'parent_id' | 'name' | 'kind' | 'color'>;

export interface Sums {
  readonly currencies: readonly CurrencySums[];
  readonly categories: ReadonlyMap<string, Category>;
}

/** So many months are looked at, the report's own included: a year, and the month before its first. */
const MONTHS = 13;

const LIQUID: ReadonlySet<AccountTable['kind']> = new Set(['cash', 'bank', 'savings']);

/** Everything of the report that follows from the kept totals: a few hundred rows, however large the book. */
export async function sumsOf(reader: Reader, { owner_id, month }: { owner_id: string; month: string }): Promise<Sums> {
  const first = monthsFrom(month, 1 - MONTHS);
  const categories = await categoriesOf(reader, owner_id);
  const moved = await movedIn(reader, { owner_id, first, last: month });
  const accounts = await accountsOf(reader, owner_id);
  const nets = await netsSince(reader, { owner_id, first });
  const starts = await startsOf(reader, owner_id);
  const byCurrency = Map.groupBy(accounts, ({ currency }) => currency);
  const currencies = [...byCurrency].map(([currency, accounts]): CurrencySums => {
    const months = new Map<string, Map<string, Moved>>();
    for (const row of moved.filter((row) => row.currency === currency)) {
      const kind = categories.get(row.category_key)?.kind;
      const into = months.getOrInsertComputed(row.month, () => new Map<string, Moved>());
      into.set(row.category_key, asTold(kind, row));
    }
    const liquid = accounts.filter(({ kind }) => LIQUID.has(kind));
    return {
      currency,
      first_month: starts.find((row) => row.currency === currency)?.month,
      months,
      worthAt: balanceAt(accounts, nets),
      liquid: { accounts: liquid.map(({ id }) => id), at: balanceAt(liquid, nets) },
    };
  });
  return { currencies, categories };
}

type Balance = Pick<AccountTable, 'id' | 'kind' | 'currency' | 'balance_minor'>;
interface Net {
  readonly account_id: string;
  readonly month: string;
  readonly net_minor: bigint;
}

/** What was on these accounts at the end of a month: what is there now, without what came after. */
function balanceAt(accounts: readonly Balance[], nets: readonly Net[]): (month: string) => bigint {
  const ids = new Set(accounts.map(({ id }) => id));
  const later = nets.filter(({ account_id }) => ids.has(account_id));
  const now = accounts.reduce((sum, { balance_minor }) => sum + balance_minor, 0n);
  return (month) => later.reduce((balance, net) => (net.month > month ? balance - net.net_minor : balance), now);
}

/** Without a category, what came in is income, and what went out was spent. */
function asTold(
  kind: Category['kind'] | undefined,
  { in_minor, out_minor, entries }: { in_minor: bigint; out_minor: bigint; entries: number },
): Moved {
  if (kind === 'income') return { income: in_minor - out_minor, spending: 0n, entries };
  if (kind === 'expense') return { income: 0n, spending: out_minor - in_minor, entries };
  return { income: in_minor, spending: out_minor, entries };
}

async function categoriesOf(reader: Reader, owner_id: string): Promise<Map<string, Category>> {
  const rows = await reader
    .selectFrom('categories')
    .select(['id', 'parent_id', 'name', 'kind', 'color'])
    .where('owner_id', '=', owner_id)
    .execute();
  return new Map(rows.map((row) => [row.id, row]));
}

async function movedIn(reader: Reader, { owner_id, first, last }: { owner_id: string; first: string; last: string }) {
  return reader
    .selectFrom('account_months as moved')
    .innerJoin('accounts as account', 'account.id', 'moved.account_id')
    .select(['account.currency', 'moved.month', 'moved.category_key'])
    .select([
      sql<bigint>`sum(moved.in_minor)`.as('in_minor'),
      sql<bigint>`sum(moved.out_minor)`.as('out_minor'),
      sql<number>`sum(moved.entries)`.as('entries'),
    ])
    .where('moved.owner_id', '=', owner_id)
    .where('moved.month', '>=', first)
    .where('moved.month', '<=', last)
    .where('moved.category_key', '!=', TRANSFER)
    .groupBy(['account.currency', 'moved.month', 'moved.category_key'])
    .having(sql<number>`sum(moved.entries)`, '>', 0)
    .execute();
}

async function accountsOf(reader: Reader, owner_id: string): Promise<Balance[]> {
  return reader
    .selectFrom('accounts')
    .select(['id', 'kind', 'currency', 'balance_minor'])
    .where('owner_id', '=', owner_id)
    .orderBy('currency')
    .orderBy('id')
    .execute();
}

/** What moved on each account in each month, transfers too: between currencies they do not cancel out. */
async function netsSince(reader: Reader, { owner_id, first }: { owner_id: string; first: string }): Promise<Net[]> {
  return reader
    .selectFrom('account_months')
    .select(['account_id', 'month'])
    .select(sql<bigint>`sum(in_minor) - sum(out_minor)`.as('net_minor'))
    .where('owner_id', '=', owner_id)
    .where('month', '>', first)
    .groupBy(['account_id', 'month'])
    .execute();
}

async function startsOf(reader: Reader, owner_id: string) {
  return reader
    .selectFrom('account_months as moved')
    .innerJoin('accounts as account', 'account.id', 'moved.account_id')
    .select('account.currency')
    .select((row) => row.fn.min('moved.month').as('month'))
    .where('moved.owner_id', '=', owner_id)
    .where('moved.entries', '>', 0)
    .groupBy('account.currency')
    .execute();
}

/** All categories of a month, together. */
export function totalOf(month: ReadonlyMap<string, Moved> | undefined): Moved {
  const all = [...(month?.values() ?? [])];
  return {
    income: all.reduce((sum, { income }) => sum + income, 0n),
    spending: all.reduce((sum, { spending }) => sum + spending, 0n),
    entries: all.reduce((sum, { entries }) => sum + entries, 0),
  };
}

/** What the key of a category is in a link. */
export function linkKey(category_key: string): string {
  return category_key === UNCATEGORISED ? 'none' : category_key;
}
