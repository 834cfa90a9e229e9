import type { Context } from '../../../kernel/module/module.ts';
import type { TransactionTable } from '../money.table.ts';
import { keptOf } from '../store-transactions.ts';
import { meantBy } from './filter.ts';
import { findPage } from './find-page.ts';
import type { TransactionSelection } from './lists.schema.ts';
import { ORDERS } from './order.ts';
import type { Position } from './order.ts';

const BATCH = 1000;

/**
 * The actor's living transactions that a selection means, 1,000 at a time, the newest first; without ids and filter all of them. What comes
 * and goes meanwhile may be missed.
 */
export async function* selectedRows(
  { actor, database }: Pick<Context, 'actor' | 'database'>,
  { ids, filter = {} }: { ids?: readonly string[] | undefined; filter?: TransactionSelection | undefined },
): AsyncGenerator<TransactionTable[]> {
  const owner_id = actor.person_id;
  if (ids) {
    const wanted = [...new Set(ids)];
    for (let start = 0; start < wanted.length; start += BATCH) {
      const kept = await keptOf(database.read, { ids: wanted.slice(start, start + BATCH), owner_id });
      yield [...kept.values()].map(({ row }) => row).filter(({ deleted_at }) => deleted_at === null);
    }
    return;
  }
  const meant = await meantBy(database.read, { owner_id, filter });
  for (let after: Position | undefined; ;) {
    const rows = await findPage(database, meant, { sort: 'date', order: 'desc', limit: BATCH, after });
    const last = rows.at(-1);
    if (!last) return;
    yield rows;
    after = ORDERS.date.map((column) => last[column]);
  }
}
