import { sql } from 'kysely';
import type { Reader } from '../../../kernel/database/database.ts';
import { MOST_FAULTS } from './fault.ts';
import type { Fault } from './fault.ts';

/** A transfer has two sides, on two accounts, in the trash both or neither; what leaves one comes into the other. */
export async function auditSides(reader: Reader, { owner_id }: { owner_id: string }): Promise<Fault[]> {
  const rows = await reader
    .selectFrom('transactions')
    .innerJoin('accounts', 'accounts.id', 'transactions.account_id')
    .select((row) => [
      'transfer_id',
      row.fn.countAll<number>().as('sides'),
      row.fn.count<number>('deleted_at').as('in_trash'),
      row.fn.sum<bigint>('amount_minor').as('sum_minor'),
    ])
    .where('transactions.owner_id', '=', owner_id)
    .where('transfer_id', 'is not', null)
    .groupBy('transfer_id')
    .having(
      sql<boolean>`count(*) <> 2 or count(deleted_at) = 1 or min(account_id) = max(account_id)
        or min(amount_minor) >= 0 or max(amount_minor) <= 0
        or (min(currency) = max(currency) and sum(amount_minor) <> 0)`,
    )
    .orderBy('transfer_id')
    .limit(MOST_FAULTS)
    .execute();
  return rows.map(({ transfer_id, sides, in_trash, sum_minor }) => ({
    what: 'transfers',
    id: transfer_id ?? '',
    expected: 'two sides of two accounts, one in and one out, equal in one currency',
    found: `${sides} sides, ${in_trash} in the trash, ${sum_minor} together`,
  }));
}
