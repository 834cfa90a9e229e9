import { randomUUIDv7 } from 'node:crypto';
import { timestamp } from '../../../kernel/clock/clock.ts';
import type { Database } from '../../../kernel/database/database.ts';
import { openBook } from '../books.ts';
import type { AccountTable, TransactionPartTable, TransactionTable } from '../money.table.ts';
import { sortKey, tagsColumn } from '../rows.ts';
import type { Kept } from '../rows.ts';
import { storeTransactions } from '../store-transactions.ts';

const AT_ONCE = 1000;

/** What a test says of a transaction; the rest follows. */
export type Given = Pick<TransactionTable, 'account_id' | 'date' | 'amount_minor'> &
  Partial<Omit<TransactionTable, 'tags' | 'parts'>> & {
    readonly tags?: readonly string[];
    readonly parts?: readonly Pick<TransactionPartTable, 'category_id' | 'amount_minor'>[];
  };

/** Makes an account without its route, in a book that is opened where it is not; answers with its id. */
export async function addAccount(
  database: Database,
  { owner_id, nowMs = Date.now(), ...given }: { owner_id: string; nowMs?: number } & Partial<AccountTable>,
): Promise<string> {
  const [id, now, name] = [randomUUIDv7(), timestamp(nowMs), given.name ?? 'Current account'];
  const opening_minor = given.opening_minor ?? 0n;
  const row: AccountTable = {
    ...{
      id,
      owner_id,
      name,
      name_key: sortKey(name),
      kind: 'bank',
      currency: 'EUR',
      opening_minor,
      number: '',
      bank: '',
    },
    ...{
      note: '',
      position: 1,
      closed_at: null,
      balance_minor: opening_minor,
      cleared_minor: opening_minor,
      entries: 0,
    },
    ...{ revision: 1, created_at: now, updated_at: now, ...given },
  };
  await database.write(async (tx) => {
    await openBook(tx, { database, owner_id, currency: row.currency, nowMs });
    await tx.insertInto('accounts').values(row).execute();
  });
  return row.id;
}

/** Writes transactions without the routes that make them, any number; answers with their ids. */
export async function fill(
  database: Database,
  { owner_id, rows, nowMs = Date.now() }: { owner_id: string; rows: readonly Given[]; nowMs?: number },
): Promise<string[]> {
  const kept = rows.map((given) => keptFrom(given, { owner_id, now: timestamp(nowMs) }));
  for (let start = 0; start < kept.length; start += AT_ONCE) {
    const postings = kept.slice(start, start + AT_ONCE).map((after) => ({ before: null, after }));
    await database.write((tx) => storeTransactions(tx, { database, owner_id, postings }));
  }
  return kept.map(({ row }) => row.id);
}

function keptFrom(
  { tags = [], parts = [], ...given }: Given,
  { owner_id, now }: { owner_id: string; now: string },
): Kept {
  const id = given.id ?? randomUUIDv7();
  const payee = given.payee ?? '';
  return {
    row: {
      ...{ id, owner_id, payee, payee_key: sortKey(payee), memo: '', category_id: null, parts: parts.length },
      ...{ tags: tagsColumn(tags), transfer_id: null, status: 'cleared', bank_id: null, match_key: null },
      ...{ import_id: null, revision: 1, created_at: now, updated_at: now, deleted_at: null, ...given },
    },
    parts: parts.map((part, index) => ({ transaction_id: id, position: index + 1, memo: '', ...part })),
  };
}
