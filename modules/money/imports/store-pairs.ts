import { randomUUIDv7 } from 'node:crypto';
import type { Writer } from '../../../kernel/database/database.ts';
import type { Run } from '../../../kernel/operations/operations.ts';
import { keepChanges } from '../keep-changes.ts';
import type { Change } from '../keep-changes.ts';
import { storeTransactions } from '../store-transactions.ts';
import type { Posting } from '../store-transactions.ts';
import { changedFields } from '../write-change.ts';
import type { ImportInput } from './imports.schema.ts';

/** Both sides of a transfer that is made, or taken apart. */
export type Pair = readonly [Posting, Posting];

/** Writes pairs, up to 500. Where both sides stay, that is one change in the history of both; a side that the import makes or takes has none. */
export async function storePairs(
  tx: Writer,
  { context: { actor, database }, operation }: Run<ImportInput>,
  { what, pairs, nowMs }: { what: Change['what']; pairs: readonly Pair[]; nowMs: number },
): Promise<void> {
  const owner_id = actor.person_id;
  await storeTransactions(tx, { database, owner_id, postings: pairs.flat() });
  for (const pair of pairs) {
    const changes = pair.flatMap(({ before, after }): Change[] =>
      before === null || after === null
        ? []
        : [
            {
              ...{
                transaction_id: after.row.id,
                what,
                before,
                revision: after.row.revision,
                operation_id: operation.id,
              },
              fields: changedFields(before, after),
            },
          ],
    );
    if (changes.length === pair.length)
      await keepChanges(tx, { database, owner_id, changes, nowMs, together: randomUUIDv7() });
  }
}
