import { tagged } from '../../kernel/http/route.ts';
import type { Reply } from '../../kernel/http/route.ts';
import type { Changed } from './create-transaction.ts';
import type { Transaction } from './money.schema.ts';

/** Names what was done, to take it back. */
export const CHANGE = 'x-steward-change';

/** The transaction as it is now, with its tag, and the name of the change. */
export function sendChanged(reply: Reply, work: Promise<Changed>): Promise<Transaction> {
  return tagged(
    reply,
    work.then(({ transaction, change_id }) => {
      if (change_id !== null) reply.header(CHANGE, change_id);
      return transaction;
    }),
  );
}
