import type { Database } from '../../../../kernel/database/database.ts';
import { toMinor } from '../../amounts/amounts.ts';
import { sortKey } from '../../rows.ts';
import type { Figure, Link } from '../reports.schema.ts';
import { medianOf } from '../figures.ts';

/** One posting that is not on an account: what a link counts. */
interface Entry {
  readonly transaction_id: string;
  readonly account_id: string;
  readonly currency: string;
  readonly date: string;
  readonly payee: string;
  readonly category_id: string | null;
  readonly kind: 'income' | 'expense';
  readonly isTransfer: boolean;
  readonly minor: bigint;
}

export interface Book {
  readonly entries: readonly Entry[];
  /** By currency. */
  readonly opening: ReadonlyMap<string, bigint>;
  readonly openingOfAccount: ReadonlyMap<string, bigint>;
}

/** Everything that is not in the trash, row by row, with no help of SQL: what figures are held against. */
export async function readBook(database: Database, owner_id: string): Promise<Book> {
  const accounts = await database.read.selectFrom('accounts').selectAll().where('owner_id', '=', owner_id).execute();
  const categories = await database.read.selectFrom('categories').selectAll().execute();
  const kinds = new Map(categories.map(({ id, kind }) => [id, kind]));
  const currencies = new Map(accounts.map(({ id, currency }) => [id, currency]));
  const parts = Map.groupBy(
    await database.read.selectFrom('transaction_parts').selectAll().execute(),
    ({ transaction_id }) => transaction_id,
  );
  const rows = await database.read.selectFrom('transactions').selectAll().where('owner_id', '=', owner_id).execute();
  const entries = rows
    .filter(({ deleted_at }) => deleted_at === null)
    .flatMap((row) =>
      (parts.get(row.id) ?? [row]).map(({ category_id, amount_minor }): Entry => ({
        transaction_id: row.id,
        account_id: row.account_id,
        currency: currencies.get(row.account_id) ?? '',
        date: row.date,
        payee: sortKey(row.payee),
        category_id,
        kind: kinds.get(category_id ?? '') ?? (amount_minor > 0n ? 'income' : 'expense'),
        isTransfer: row.transfer_id !== null,
        minor: amount_minor,
      })),
    );
  const opening = new Map<string, bigint>();
  for (const { currency, opening_minor } of accounts)
    opening.set(currency, (opening.get(currency) ?? 0n) + opening_minor);
  const openingOfAccount = new Map(accounts.map(({ id, opening_minor }) => [id, opening_minor]));
  return { entries, opening, openingOfAccount };
}

/** What the link lists, as the link says it. */
export function behind({ entries }: Book, link: Link): Entry[] {
  const { transaction, currency, account, from = '', to = '9999', category, payee, kind, transfers } = link;
  return entries.filter(
    (entry) =>
      (transaction === undefined || entry.transaction_id === transaction) &&
      (currency === undefined || entry.currency === currency) &&
      (account === undefined || account.includes(entry.account_id)) &&
      entry.date >= from &&
      entry.date <= to &&
      (category === undefined || (!entry.isTransfer && category.includes(entry.category_id ?? 'none'))) &&
      (payee === undefined || entry.payee === sortKey(payee)) &&
      (kind === undefined || (!entry.isTransfer && entry.kind === kind)) &&
      (transfers === undefined || !entry.isTransfer),
  );
}

/** What a figure has to be. `path`: where it stands in the facts. */
export function expectedOf(book: Book, { link, currency }: Figure, path: string): bigint {
  const sign = link.kind === 'expense' ? -1n : 1n;
  const sum = (entries: readonly Entry[]) => entries.reduce((sum, { minor }) => sum + minor, 0n) * sign;
  if (/\.usual\b/.test(path)) {
    const months: bigint[] = [];
    for (
      let month = Temporal.PlainYearMonth.from((link.from ?? '').slice(0, 7));
      month.toString() <= (link.to ?? '').slice(0, 7);
      month = month.add({ months: 1 })
    )
      months.push(sum(behind(book, link).filter(({ date }) => date.startsWith(month.toString()))));
    return medianOf(months);
  }
  return openingIn(book, { link, currency }, path) + sum(behind(book, link));
}

/** Every figure in the facts, by its path. */
export function figuresIn(value: unknown, path = ''): [string, Figure][] {
  if (typeof value !== 'object' || value === null) return [];
  if ('link' in value && 'amount' in value) return [[path, value as Figure]];
  return Object.entries(value).flatMap(([key, inner]) => figuresIn(inner, `${path}.${key}`));
}

export function minorOf({ amount, currency }: { amount: string; currency: string }): bigint {
  const read = toMinor(amount, currency);
  if ('fault' in read) throw new Error(`${amount} ${currency} is ${read.fault}.`);
  return read.minor;
}

/** Balances begin with what was there at the opening. */
function openingIn(book: Book, { link, currency }: Pick<Figure, 'link' | 'currency'>, path: string): bigint {
  if (/\.worth\.(start|end)$/.test(path)) return book.opening.get(currency) ?? 0n;
  if (!path.endsWith('.liquid')) return 0n;
  return (link.account ?? []).reduce((sum, id) => sum + (book.openingOfAccount.get(id) ?? 0n), 0n);
}
