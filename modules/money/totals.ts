import { sql } from 'kysely';
import { foldedKey } from '../../kernel/database/database.ts';
import type { Writer } from '../../kernel/database/database.ts';
import type { AccountMonthTable } from './money.table.ts';
import { tagsOf } from './rows.ts';
import type { Kept } from './rows.ts';

/** Of a transfer, in `account_months.category_key`. */
export const TRANSFER = 'transfer';
/** Of what has no category. */
export const UNCATEGORISED = '';

interface AccountDelta {
  balance: bigint;
  cleared: bigint;
  entries: number;
}
type MonthDelta = Pick<
  AccountMonthTable,
  'account_id' | 'month' | 'category_key' | 'in_minor' | 'out_minor' | 'entries'
>;

/** What changes of transactions change in the totals: put them in, then write it at once. What is in the trash counts nowhere. */
export class Totals {
  readonly #accounts = new Map<string, AccountDelta>();
  readonly #months = new Map<string, MonthDelta>();
  readonly #tags = new Map<string, { name: string; entries: number }>();

  add(kept: Kept): void {
    this.#count(kept, 1);
  }

  take(kept: Kept): void {
    this.#count(kept, -1);
  }

  #count({ row, parts }: Kept, sign: 1 | -1): void {
    if (row.deleted_at !== null) return;
    const by = BigInt(sign);
    const account = this.#accounts.getOrInsertComputed(row.account_id, () => ({
      balance: 0n,
      cleared: 0n,
      entries: 0,
    }));
    account.balance += by * row.amount_minor;
    if (row.status !== 'uncleared') account.cleared += by * row.amount_minor;
    account.entries += sign;
    for (const [category_key, amount] of postingsOf({ row, parts })) {
      const month = row.date.slice(0, 7);
      const delta = this.#months.getOrInsertComputed(`${row.account_id} ${month} ${category_key}`, () => ({
        ...{ account_id: row.account_id, month, category_key },
        ...{ in_minor: 0n, out_minor: 0n, entries: 0 },
      }));
      if (amount > 0n) delta.in_minor += by * amount;
      else delta.out_minor -= by * amount;
      delta.entries += sign;
    }
    for (const name of tagsOf(row))
      this.#tags.getOrInsertComputed(foldedKey(name), () => ({ name, entries: 0 })).entries += sign;
  }

  /** In the order of their keys, so that two writers do not wait for each other. @throws database.out-of-range */
  async write(tx: Writer, owner_id: string): Promise<void> {
    for (const [id, { balance, cleared, entries }] of sorted(this.#accounts)) {
      if (balance === 0n && cleared === 0n && entries === 0) continue;
      await tx
        .updateTable('accounts')
        .set((row) => ({
          balance_minor: row('balance_minor', '+', balance),
          cleared_minor: row('cleared_minor', '+', cleared),
          entries: row('entries', '+', entries),
        }))
        .where('id', '=', id)
        .execute();
    }
    for (const [, delta] of sorted(this.#months)) await addToMonth(tx, owner_id, delta);
    for (const [name_key, { name, entries }] of sorted(this.#tags)) {
      if (entries === 0) continue;
      await tx
        .insertInto('money_tags')
        .values({ owner_id, name_key, name, entries })
        .onConflict((row) =>
          row
            .columns(['owner_id', 'name_key'])
            .doUpdateSet({ entries: sql<number>`money_tags.entries + excluded.entries` }),
        )
        .execute();
    }
  }
}

/** The other postings of a transaction, by the key under which they are counted; together they are the amount. */
function postingsOf({ row, parts }: Kept): (readonly [category_key: string, amount_minor: bigint])[] {
  if (row.transfer_id !== null) return [[TRANSFER, row.amount_minor]];
  if (parts.length === 0) return [[row.category_id ?? UNCATEGORISED, row.amount_minor]];
  return parts.map(({ category_id, amount_minor }) => [category_id ?? UNCATEGORISED, amount_minor]);
}

async function addToMonth(tx: Writer, owner_id: string, delta: MonthDelta): Promise<void> {
  if (delta.in_minor === 0n && delta.out_minor === 0n && delta.entries === 0) return;
  await tx
    .insertInto('account_months')
    .values({ owner_id, ...delta })
    .onConflict((row) =>
      row.columns(['account_id', 'month', 'category_key']).doUpdateSet({
        in_minor: sql<bigint>`account_months.in_minor + excluded.in_minor`,
        out_minor: sql<bigint>`account_months.out_minor + excluded.out_minor`,
        entries: sql<number>`account_months.entries + excluded.entries`,
      }),
    )
    .execute();
}

function sorted<Value>(map: ReadonlyMap<string, Value>): [string, Value][] {
  return [...map].toSorted(([a], [b]) => (a < b ? -1 : 1));
}
