import { sql } from 'kysely';
import { setImmediate as turn } from 'node:timers/promises';
import { foldedKey } from '../../../kernel/database/database.ts';
import type { Database, Reader } from '../../../kernel/database/database.ts';
import { bookOf } from '../books.ts';
import { auditMonths } from './audit-months.ts';
import { auditSides } from './audit-sides.ts';
import { MOST_FAULTS } from './fault.ts';
import type { Fault } from './fault.ts';

const TRIES = 5;

interface Own {
  readonly owner_id: string;
}

/**
 * Holds a person's book against itself: parts against amounts, the sides of transfers against each other, and all totals that are kept against
 * the rows. Reads everything: seconds for a million transactions. @returns what does not hold; empty is good
 */
export async function auditBook(reader: Reader, own: Own, pause?: () => Promise<unknown>): Promise<Fault[]> {
  const faults: Fault[] = [];
  for (const audit of [auditParts, auditPlaces, auditSides, auditAccounts, auditMonths, auditTags]) {
    faults.push(...(await audit(reader, own)));
    if (pause) await pause();
  }
  return faults;
}

/** The same while others write: looked at again where the book changed meanwhile, at last with nobody beside it. */
export async function auditLiveBook(database: Database, own: Own): Promise<Fault[]> {
  for (let tries = 0; tries < TRIES; tries++) {
    const { revision } = await bookOf(database.read, own.owner_id);
    // Each question is one read; others get their turn between them.
    const faults = await auditBook(database.read, own, turn);
    if (faults.length === 0 || (await bookOf(database.read, own.owner_id)).revision === revision) return faults;
  }
  return database.write((tx) => auditBook(tx, own));
}

/** A transaction in parts has as many as it says; they add up to it. */
async function auditParts(reader: Reader, { owner_id }: Own): Promise<Fault[]> {
  const rows = await reader
    .selectFrom('transactions')
    .leftJoin('transaction_parts', 'transaction_parts.transaction_id', 'transactions.id')
    .select((row) => [
      'transactions.id',
      'parts',
      'transactions.amount_minor as whole_minor',
      row.fn.count<number>('transaction_parts.position').as('count'),
      sql<bigint>`coalesce(sum(transaction_parts.amount_minor), 0)`.as('sum_minor'),
    ])
    .where('owner_id', '=', owner_id)
    .groupBy(['transactions.id', 'parts', 'transactions.amount_minor'])
    .having(
      sql<boolean>`count(transaction_parts.position) <> parts
        or (parts > 0 and sum(transaction_parts.amount_minor) <> transactions.amount_minor)`,
    )
    .orderBy('transactions.id')
    .limit(MOST_FAULTS)
    .execute();
  return rows.map(({ id, parts, whole_minor, count, sum_minor }) => ({
    what: 'parts',
    id,
    expected: `${parts} parts of ${whole_minor}`,
    found: `${count} parts of ${sum_minor}`,
  }));
}

/** A transaction has a category, or parts, or is a transfer; its account and categories are its owner's; its reconciliation is there. */
async function auditPlaces(reader: Reader, { owner_id }: Own): Promise<Fault[]> {
  const rows = await reader
    .selectFrom('transactions')
    .leftJoin('accounts', 'accounts.id', 'transactions.account_id')
    .leftJoin('categories', 'categories.id', 'transactions.category_id')
    .leftJoin('reconciliations', 'reconciliations.id', 'transactions.reconciliation_id')
    .select(['transactions.id', 'transactions.category_id', 'parts', 'transfer_id', 'status', 'reconciliation_id'])
    .where('transactions.owner_id', '=', owner_id)
    .where(
      sql<boolean>`(parts > 0 and (transactions.category_id is not null or transfer_id is not null))
        or (transactions.category_id is not null and transfer_id is not null)
        or accounts.owner_id <> transactions.owner_id or categories.owner_id <> transactions.owner_id
        or (reconciliation_id is not null and (reconciliations.id is null or status <> 'reconciled' or transactions.deleted_at is not null
          or reconciliations.account_id <> transactions.account_id))`,
    )
    .orderBy('transactions.id')
    .limit(MOST_FAULTS)
    .execute();
  return rows.map(({ id, ...found }) => ({
    ...{ what: 'places', id },
    expected: 'one of category, parts and transfer, of the same owner; its reconciliation',
    found: JSON.stringify(found),
  }));
}

/** The balances of accounts are what their transactions say. */
async function auditAccounts(reader: Reader, { owner_id }: Own): Promise<Fault[]> {
  const living = reader
    .selectFrom('transactions')
    .select((row) => [
      'account_id',
      row.fn.sum<bigint>('amount_minor').as('sum_minor'),
      sql<bigint>`sum(case when status = 'uncleared' then 0 else amount_minor end)`.as('held_minor'),
      row.fn.countAll<number>().as('count'),
    ])
    .where('owner_id', '=', owner_id)
    .where('deleted_at', 'is', null)
    .groupBy('account_id')
    .as('living');
  const rows = await reader
    .selectFrom('accounts')
    .leftJoin(living, 'living.account_id', 'accounts.id')
    .select(['id', 'opening_minor', 'balance_minor', 'cleared_minor', 'entries', 'sum_minor', 'held_minor', 'count'])
    .where('owner_id', '=', owner_id)
    .execute();
  return rows.flatMap(({ id, opening_minor, balance_minor, cleared_minor, entries, sum_minor, held_minor, count }) => {
    const expected = `${opening_minor + (sum_minor ?? 0n)}, ${opening_minor + (held_minor ?? 0n)}, ${count ?? 0}`;
    const found = `${balance_minor}, ${cleared_minor}, ${entries}`;
    return expected === found ? [] : [{ what: 'balances', id, expected, found }];
  });
}

/** Tags are counted as often as living transactions have them. */
async function auditTags(reader: Reader, { owner_id }: Own): Promise<Fault[]> {
  const [kept, names] = [
    await reader.selectFrom('money_tags').select(['name_key', 'entries']).where('owner_id', '=', owner_id).execute(),
    await tagsInUse(reader, owner_id),
  ];
  const counts = new Map<string, { expected: number; found: number }>();
  const of = (key: string) => counts.getOrInsertComputed(key, () => ({ expected: 0, found: 0 }));
  for (const { name, count } of names) of(foldedKey(name)).expected += count;
  for (const { name_key, entries } of kept) of(name_key).found += entries;
  return [...counts]
    .filter(([, { expected, found }]) => expected !== found)
    .slice(0, MOST_FAULTS)
    .map(([id, { expected, found }]) => ({ what: 'tags', id, expected: `${expected}`, found: `${found}` }));
}

/** The lists of tags as they are written, with how many transactions have each list. */
async function tagsInUse(reader: Reader, owner_id: string): Promise<{ name: string; count: number }[]> {
  const lists = await reader
    .selectFrom('transactions')
    .select((row) => ['tags', row.fn.countAll<number>().as('count')])
    .where('owner_id', '=', owner_id)
    .where('deleted_at', 'is', null)
    .where('tags', '<>', '[]')
    .groupBy('tags')
    .execute();
  return lists.flatMap(({ tags, count }) => (JSON.parse(tags) as string[]).map((name) => ({ name, count })));
}
