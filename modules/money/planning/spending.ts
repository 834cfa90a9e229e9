import { sql } from 'kysely';
import type { Reader } from '../../../kernel/database/database.ts';
import { TRANSFER, UNCATEGORISED } from '../totals.ts';
import { monthsBetween } from './months.ts';

/** What moved in some months by currency and category; transfers left out. */
export class Spending {
  readonly #net = new Map<string, bigint>();
  readonly #currencies = new Map<string, Set<string>>();

  constructor(rows: readonly { currency: string; category_key: string; month: string; net_minor: bigint }[]) {
    for (const { currency, category_key, month, net_minor } of rows) {
      this.#net.set(`${currency} ${month} ${category_key}`, net_minor);
      this.#currencies.getOrInsertComputed(`${month} ${category_key}`, () => new Set()).add(currency);
    }
  }

  /** What came in less what went out, of several categories together. */
  net(currency: string, month: string, categories: readonly string[]): bigint {
    return categories.reduce((sum, id) => sum + (this.#net.get(`${currency} ${month} ${id}`) ?? 0n), 0n);
  }

  /** In which something moved. */
  currencies(month: string, categories: readonly string[]): string[] {
    return [...new Set(categories.flatMap((id) => [...(this.#currencies.get(`${month} ${id}`) ?? [])]))].toSorted();
  }
}

/** Months from `from` to `to`, both within. */
export async function spendingOf(
  read: Reader,
  { owner_id, from, to }: { owner_id: string; from: string; to: string },
): Promise<Spending> {
  const rows = await read
    .selectFrom('account_months')
    .innerJoin('accounts', 'accounts.id', 'account_months.account_id')
    .select(['accounts.currency', 'category_key', 'month', sql<bigint>`sum(in_minor - out_minor)`.as('net_minor')])
    .where('account_months.owner_id', '=', owner_id)
    .where('month', '>=', from)
    .where('month', '<=', to)
    .where('category_key', '<>', TRANSFER)
    .groupBy(['accounts.currency', 'category_key', 'month'])
    .execute();
  return new Spending(rows);
}

/** What has no category, in and out apart. */
export async function uncategorisedOf(read: Reader, { owner_id, month }: { owner_id: string; month: string }) {
  return read
    .selectFrom('account_months')
    .innerJoin('accounts', 'accounts.id', 'account_months.account_id')
    .select([
      'accounts.currency',
      sql<bigint>`sum(in_minor)`.as('in_minor'),
      sql<bigint>`sum(out_minor)`.as('out_minor'),
    ])
    .where('account_months.owner_id', '=', owner_id)
    .where('month', '=', month)
    .where('category_key', '=', UNCATEGORISED)
    .where('account_months.entries', '>', 0)
    .groupBy('accounts.currency')
    .orderBy('accounts.currency')
    .execute();
}

/** How many months the book has, of the last `most` before `month`. */
export async function monthsBefore(
  read: Reader,
  { owner_id, month, most }: { owner_id: string; month: string; most: number },
): Promise<number> {
  const { first } = await read
    .selectFrom('account_months')
    .select((row) => row.fn.min('month').as('first'))
    .where('owner_id', '=', owner_id)
    .executeTakeFirstOrThrow();
  const found = first as string | null;
  return found === null ? 0 : Math.max(0, Math.min(most, monthsBetween(found, month)));
}

/** The middle one; of an even number the mean of both, rounded up. */
export function median(amounts: readonly bigint[]): bigint {
  const sorted = amounts.toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  const [low = 0n, high = 0n] = [sorted[Math.floor((sorted.length - 1) / 2)], sorted[Math.floor(sorted.length / 2)]];
  return (low + high + 1n) / 2n;
}
