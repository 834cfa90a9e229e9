import { randomUUIDv7 } from 'node:crypto';
import type { Database, Writer } from '../../../kernel/database/database.ts';
import type { EntryDetail } from './import-detail.ts';

export interface NewTwin {
  readonly detail: EntryDetail;
  readonly transaction_id: string;
}

/** From now on these entries of files are known as these transactions. */
export async function addTwins(
  tx: Writer,
  { database, operation_id, twins }: { database: Database; operation_id: string; twins: readonly NewTwin[] },
): Promise<void> {
  if (twins.length === 0) return;
  await database.insertMany(
    tx,
    'import_twins',
    twins.map(({ detail: { account_id, match_key, bank_id }, transaction_id }) => ({
      ...{ id: randomUUIDv7(), account_id, transaction_id, match_key, bank_id, operation_id },
    })),
  );
}

/** Takes one back; twice is as once. */
export async function takeTwin(
  tx: Writer,
  { detail, operation_id }: { detail: EntryDetail; operation_id: string },
): Promise<void> {
  await tx
    .deleteFrom('import_twins')
    .where('operation_id', '=', operation_id)
    .where('account_id', '=', detail.account_id)
    .where('match_key', '=', detail.match_key)
    .where('transaction_id', '=', detail.others[0]?.transaction_id ?? '')
    .execute();
}
